import { aUnitSecretary, POSTED, type Someone } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (who: Someone = 'unbound') => ({
  branchId: fixture().branch._id,
  memberId: fixture().people[who]._id,
})
guards('binding.invite', input, {
  world,
  fixture,
  cast: ['member', 'deputy', 'recorder', 'liaison', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const invite = () => world().yes('binding.invite', input(), fixture().as('secretary'))
const accept = (code: string, openid = fixture().as('unbound')) =>
  world().call('binding.accept', { code }, openid)

test('a code ties one WeChat to the person without any telephone', async () => {
  const { name, code, until } = await invite()
  expect(name).toBe('unbound')
  expect(code).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/)
  expect(new Date(until).toISOString().slice(0, 10)).toBe('2026-12-15')
  // as people type it
  const typed = ` ${code.replace('-', ' ').toUpperCase()} `
  expect(await accept(typed)).toMatchObject({ ok: true, data: { name: 'unbound' } })
  expect((await world().yes('home.show', {}, fixture().as('unbound'))).me?.name).toBe('unbound')
})

test('only the digest is kept, and nothing of it once it was used', async () => {
  const { code } = await invite()
  const { _id } = fixture().people.unbound
  const read = async () => JSON.stringify(await world().documents.get('members', _id))
  expect(await read()).not.toContain(code.replace('-', ''))
  expect(await read()).toContain('digest')
  await accept(code)
  expect(await read()).not.toContain('digest')
})

test('a newer code replaces the older one', async () => {
  const [first, second] = [await invite(), await invite()]
  expect(await accept(first.code)).toMatchObject({ code: 'invite-unknown' })
  expect(await accept(second.code)).toMatchObject({ ok: true })
})

test('who is bound needs no code; the secretary unties first', async () => {
  expect(await world().no('binding.invite', input('member'), fixture().as('secretary'))).toBe(
    'person-bound',
  )
})

test('for the secretary the unit makes it, for the branch’s people the branch', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('binding.invite', input(), unit)).toBe('branch-vouches')
  await world().yes('binding.lift', input('secretary'), unit)
  const { code } = await world().yes('binding.invite', input('secretary'), unit)
  expect(await accept(code, STRANGER)).toMatchObject({ ok: true, data: { name: 'secretary' } })
})
