import type { Input } from '../../cloudfunctions/core/contract'
import { Member } from '../../cloudfunctions/core/store/members'
import { aUnitSecretary, foundBranch, POSTED, type Someone } from '../support/branch'
import { anOffice, openidOf } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
type Wanted = Partial<Input<'member.correct'>>
const input = (over: Wanted = {}, who: Someone = 'member'): Input<'member.correct'> => ({
  branchId: fixture().branch._id,
  memberId: fixture().people[who]._id,
  phone: '13912345678',
  ...over,
})
guards('member.correct', input, {
  world,
  fixture,
  cast: ['member', 'deputy', 'recorder', 'liaison', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const correct = (over: Wanted, who: Someone = 'member') =>
  world().yes('member.correct', input(over, who), fixture().as('secretary'))
const refused = (over: Wanted, who: Someone = 'member', by = fixture().as('secretary')) =>
  world().no('member.correct', input(over, who), by)
const stored = async (who: Someone = 'member') =>
  Member.parse(await world().documents.get('members', fixture().people[who]._id))

test('C3.5b what was wrong is put right, with who and when, and without what it said', async () => {
  const before = await stored()
  await correct({ name: '周 午七', phone: '139 1234 5678', joinedOn: '2020-07-01' })
  const after = await stored()
  expect(after).toMatchObject({ name: '周午七', phone: '13912345678', joinedOn: '2020-07-01' })
  const by = fixture().people.secretary._id
  expect(after.corrections?.map(({ what, by }) => [what, by])).toEqual([
    ['name', by],
    ['phone', by],
    ['joined_on', by],
  ])
  expect(JSON.stringify(after)).not.toContain(before.phone)
  const binding = await world().documents.get('bindings', fixture().as('member'))
  expect(binding).toMatchObject({ name: '周午七' })
})

test('C3.5b the person reads that it was done, and by whom', async () => {
  await correct({ phone: '13912345678' })
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me?.corrections).toEqual([{ what: 'phone', at: expect.any(Number), by: 'secretary' }])
})

test('what is so already, or said twice at once, is one correction', async () => {
  await Promise.all([correct({ phone: '13912345678' }), correct({ phone: '13912345678' })])
  await correct({ phone: '13912345678', name: 'member' })
  expect((await stored()).corrections).toHaveLength(1)
})

test('with the right number the person can bind, which was not possible before', async () => {
  const openid = fixture().as('unbound')
  const bind = async () =>
    world().call(
      'binding.confirm',
      { phoneCode: world().gateway.phoneCode(openid, '13712345678') },
      openid,
    )
  expect(await bind()).toMatchObject({ code: 'phone-not-in-roster' })
  await correct({ phone: '13712345678' }, 'unbound')
  expect(await bind()).toMatchObject({ ok: true, data: { name: 'unbound' } })
})

test('a telephone that somebody else has is said; none at all is shared with nobody', async () => {
  const { phone } = fixture().people.recorder
  expect(await correct({ phone })).toMatchObject({ sharedPhone: true })
  expect(await correct({ phone: '' })).toMatchObject({ sharedPhone: false })
})

test('who holds an office that others trust is put right by the unit, and one above by neither', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const { branch, people } = fixture()
  // the secretary can do all a deputy can, and corrects the own card
  await correct({ phone: '13912340001' }, 'deputy')
  await correct({ phone: '13912340002' }, 'secretary')
  await world().yes('member.correct', input({}, 'secretary'), unit)
  // the unit speaks for those it could put in office, and for nobody else
  expect(await refused({}, 'member', unit)).toBe('branch-vouches')
  await world().documents.put('roles', anOffice(people.recorder._id, branch.parentId, 'unit_clerk'))
  expect(await refused({}, 'recorder')).toBe('office-guarded')
  expect(await refused({}, 'recorder', unit)).toBe('office-guarded')
  expect((await stored('recorder')).phone).toBe(people.recorder.phone)
})

test('the deputy of this branch who leads another one is not this secretary’s to vouch for', async () => {
  const other = await foundBranch(world())
  const { deputy } = fixture().people
  await world().documents.put('roles', anOffice(deputy._id, other.branch._id, 'secretary'))
  expect(await refused({}, 'deputy')).toBe('office-guarded')
})

test('refused: a card that cannot be read, a day to come, a person of another branch', async () => {
  expect(await refused({ phone: '12345' })).toBe('card-unreadable')
  expect(await refused({ joinedOn: '2026-12-09' })).toBe('date-in-future')
  const other = await foundBranch(world())
  expect(await refused({ memberId: other.people.member._id })).toBe('member-unknown')
  expect((await stored()).corrections ?? []).toEqual([])
  expect(openidOf(other.people.member._id)).toBe(other.as('member'))
})
