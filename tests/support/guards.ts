import type { ActionName, Input } from '../../cloudfunctions/core/contract'
import { type Fixture, foundBranch, type Someone } from './branch'
import { openidOf } from './builders'
import type { World } from './call'

export const STRANGER = openidOf('mstranger')

/**
 * What holds for every action: a stranger, a person of another branch and a malformed call are each refused in their
 * own way, and nothing is asked of the actions' own rules.
 * @param cast who of the own branch may not do it either
 */
export function guards<A extends ActionName>(
  action: A,
  inputFor: () => Input<A>,
  facts: { world: () => World; fixture: () => Fixture; cast?: Someone[]; abroad?: boolean },
): void {
  test('a stranger is asked to bind first', async () => {
    expect(await facts.world().no(action, inputFor(), STRANGER)).toBe('not-bound')
  })

  test('a person of the roster without a binding is asked to bind first', async () => {
    const openid = facts.fixture().as('unbound')
    expect(await facts.world().no(action, inputFor(), openid)).toBe('not-bound')
  })

  test('an unknown field is refused by name', async () => {
    const input = { ...inputFor(), openid: 'oSomebodyElse' }
    const reply = await facts.world().call(action, input, facts.fixture().as('secretary'))
    expect(reply).toMatchObject({ ok: false, code: 'input-invalid', fields: ['openid'] })
  })

  if (facts.abroad !== false) {
    test('the secretary of another branch may not', async () => {
      const other = await foundBranch(facts.world())
      expect(await facts.world().no(action, inputFor(), other.as('secretary'))).toBe('not-allowed')
    })
  }

  if (facts.cast?.length) {
    test(`${facts.cast.join(', ')} of the own branch may not`, async () => {
      for (const who of facts.cast ?? []) {
        const openid = facts.fixture().as(who)
        expect(await facts.world().no(action, inputFor(), openid)).toBe('not-allowed')
      }
    })
  }
}

/** Starts the cloud once for a test file and founds a new branch for every test. */
export function inAWorld(start: () => Promise<World>): {
  world: () => World
  fixture: () => Fixture
} {
  let world: World | undefined
  let fixture: Fixture | undefined
  const present = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the test has not begun')
    return thing
  }
  beforeAll(async () => {
    world = await start()
  })
  beforeEach(async () => {
    fixture = await foundBranch(present(world))
  })
  afterAll(() => world?.close())
  return { world: () => present(world), fixture: () => present(fixture) }
}
