import type { Role } from '../../cloudfunctions/core/contract'
import { roleIdOf } from '../../cloudfunctions/core/domain/identity'
import { anOrgOfficer, aPosting, aUnitSecretary, foundBranch, POSTED } from '../support/branch'
import { anOffice, theSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (over = {}) => ({
  orgId: fixture().branch._id,
  memberId: fixture().people.member._id,
  role: 'group_leader' as Role,
  from: '2026-12-08',
  ...over,
})
guards('office.assign', input, { world, fixture, cast: ['member', 'recorder', 'liaison'] })
beforeEach(() => world().at(POSTED))
const byUnit = async (over = {}) =>
  world().yes('office.assign', input(over), await aUnitSecretary(world(), fixture()))
const refusedUnit = async (over = {}) =>
  world().no('office.assign', input(over), await aUnitSecretary(world(), fixture()))

test('a leader gives what a branch has below secretary and deputy; twice is the same', async () => {
  const secretary = fixture().as('secretary')
  const first = await world().yes('office.assign', input(), secretary)
  expect(await world().yes('office.assign', input(), secretary)).toEqual(first)
  const wanted = input({ role: 'secretary' })
  expect(await world().no('office.assign', wanted, secretary)).toBe('not-allowed')
  expect(await world().no('office.assign', wanted, fixture().as('deputy'))).toBe('not-allowed')
})

test('a new deputy may post from that day on, and not a day longer than in office', async () => {
  const { officeId } = await byUnit({ role: 'deputy_secretary' })
  const member = fixture().as('member')
  const posting = aPosting(fixture())
  await world().yes('activity.post', posting, member)
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('office.end', { officeId, to: '2026-12-08' }, unit)
  const draft = { branchId: fixture().branch._id }
  await world().at('2026-12-08T23:59')
  await world().yes('activity.draft', draft, member)
  await world().at('2026-12-09T00:00')
  expect(await world().no('activity.draft', draft, member)).toBe('not-allowed')
})

test('a branch has one secretary; the next begins after the last day of the one before', async () => {
  expect(await refusedUnit({ role: 'secretary' })).toBe('office-taken')
  const { secretary } = fixture().people
  const office = roleIdOf(secretary._id, fixture().branch._id, 'secretary', '2026-09-01')
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('office.end', { officeId: office, to: '2026-12-07' }, unit)
  await byUnit({ role: 'secretary' })
})

test('two phones that name two secretaries at once make one', async () => {
  const { secretary, member, deputy } = fixture().people
  const office = roleIdOf(secretary._id, fixture().branch._id, 'secretary', '2026-09-01')
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('office.end', { officeId: office, to: '2026-12-07' }, unit)
  const answers = await Promise.all(
    [member, deputy].map(({ _id }) =>
      world().call('office.assign', input({ role: 'secretary', memberId: _id }), unit),
    ),
  )
  const codes = answers.map((one) => (one.ok ? 'given' : one.code))
  expect(codes.sort()).toEqual(['given', 'office-taken'])
})

test('§3 a counsellor of another branch can be secretary', async () => {
  const other = await foundBranch(world())
  const { secretary } = fixture().people
  const office = roleIdOf(secretary._id, fixture().branch._id, 'secretary', '2026-09-01')
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('office.end', { officeId: office, to: '2026-12-07' }, unit)
  await byUnit({ role: 'secretary', memberId: other.people.member._id })
  const { members } = await world().yes('members.show', {}, other.as('member'))
  expect(members.map((one) => one.name)).not.toContain('other')
})

test.each<[string, () => object, string]>([
  ['a prospect', () => ({ memberId: fixture().people.prospect._id }), 'office-holder-not-member'],
  ['nobody', () => ({ memberId: 'm0000000000000' }), 'member-unknown'],
  ['an office of a unit', () => ({ role: 'unit_clerk' }), 'office-not-here'],
  ['from tomorrow on', () => ({ from: '2026-12-09' }), 'date-in-future'],
  ['before the branch was', () => ({ from: '2026-08-31' }), 'date-out-of-range'],
  ['twice', () => ({ memberId: fixture().people.liaison._id }), 'office-overlaps'],
])('refused: %s', async (_, over, code) => expect(await refusedUnit(over())).toBe(code))

test('offices of a unit are given by the school, those of the school by nobody here', async () => {
  const orgId = fixture().unit._id
  const unitOffice = input({ orgId, role: 'unit_secretary', memberId: fixture().people.member._id })
  const officer = await anOrgOfficer(world())
  await world().yes('office.assign', unitOffice, officer)
  const second = { ...unitOffice, memberId: fixture().people.deputy._id }
  expect(await world().no('office.assign', second, officer)).toBe('office-taken')
  expect(await world().no('office.assign', unitOffice, fixture().as('member'))).toBe('not-allowed')
  const ofSchool = input({ orgId: theSchool()._id, role: 'org_officer' })
  expect(await world().no('office.assign', ofSchool, officer)).toBe('not-allowed')
  const nowhere = input({ orgId: 'b00000000000' })
  expect(await world().no('office.assign', nowhere, officer)).toBe('org-unknown')
})

test('no office in a branch that ended', async () => {
  const { branch } = fixture()
  await world().documents.put('orgs', { ...branch, validTo: '2026-12-07' })
  expect(await refusedUnit()).toBe('org-ended')
})

test('an office held in two periods is two', async () => {
  const { liaison } = fixture().people
  const before = anOffice(liaison._id, fixture().branch._id, 'group_leader')
  const leader = fixture().as('secretary')
  await world().yes('office.end', { officeId: before._id, to: '2026-11-30' }, leader)
  const { officeId } = await world().yes('office.assign', input({ memberId: liaison._id }), leader)
  expect(officeId).not.toBe(before._id)
})
