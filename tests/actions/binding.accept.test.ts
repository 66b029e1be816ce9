import { foundBranch, POSTED } from '../support/branch'
import { openidOf } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const newCode = async () => {
  const about = { branchId: fixture().branch._id, memberId: fixture().people.unbound._id }
  return (await world().yes('binding.invite', about, fixture().as('secretary'))).code
}
const accept = (code: string, openid: string) => world().call('binding.accept', { code }, openid)
const bindings = () =>
  world().documents.count('bindings', { memberId: fixture().people.unbound._id })

test('the same WeChat again gets the first answer, another one learns that it is spent', async () => {
  const [code, mine] = [await newCode(), fixture().as('unbound')]
  const first = await accept(code, mine)
  expect(first).toMatchObject({ ok: true })
  expect(await accept(code, mine)).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
  expect(await accept(code, openidOf('mthief'))).toMatchObject({ code: 'invite-unknown' })
  expect(await bindings()).toBe(1)
})

test('two devices at once: one is bound', async () => {
  const code = await newCode()
  const both = await Promise.all([
    accept(code, openidOf(`${fixture().people.unbound._id}A`)),
    accept(code, openidOf(`${fixture().people.unbound._id}B`)),
  ])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.filter((one) => !one.ok).map((one) => !one.ok && one.code)).toEqual([
    expect.stringMatching(/^(invite-unknown|bound-elsewhere)$/),
  ])
  expect(await bindings()).toBe(1)
})

test('after its days a code is over', async () => {
  const code = await newCode()
  await world().at('2026-12-15T10:30')
  expect(await accept(code, fixture().as('unbound'))).toMatchObject({
    code: 'invite-unknown',
    fields: ['code'],
  })
})

test('whoever left the school meanwhile is nobody to be tied to', async () => {
  const code = await newCode()
  const { unbound } = fixture().people
  const relations = unbound.relations.map((one) => ({ ...one, to: '2026-12-07' }))
  await world().documents.patch('members', unbound._id, { relations })
  expect(await accept(code, fixture().as('unbound'))).toMatchObject({ code: 'invite-unknown' })
  expect(await bindings()).toBe(0)
})

test('who is somebody already stays who that is', async () => {
  const code = await newCode()
  expect(await accept(code, fixture().as('member'))).toMatchObject({ code: 'already-bound' })
  const other = await foundBranch(world())
  expect((await world().yes('home.show', {}, other.as('member'))).me?.name).toBe('member')
  expect(await bindings()).toBe(0)
})

test.each(['', '12345', 'abcde-1234', 'abcde-12345-6', '绑定码绑定码绑定码绑', '{"$ne":"x"}'])(
  'what cannot be a code is refused without a question for it: %j',
  async (code) => {
    const reply = await accept(code, openidOf('mguess'))
    expect(reply.ok).toBe(false)
    const calls = databaseCalls(world(), reply.requestId)
    expect(calls.filter((one) => one.writes)).toEqual([])
    expect(calls.length).toBeLessThanOrEqual(1)
  },
)
