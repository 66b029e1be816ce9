import type { Role } from '../../cloudfunctions/core/contract'
import { anOrgOfficer, aUnitSecretary, foundBranch, POSTED, putPerson } from '../support/branch'
import { aMember, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (over = {}) => ({ orgId: fixture().unit._id, ...over })
guards('offices.show', input, { world, fixture, cast: ['secretary', 'deputy', 'member'] })
beforeEach(() => world().at(POSTED))
const show = async (over = {}) =>
  world().yes('offices.show', input(over), await anOrgOfficer(world()))

test('domain §3 the school reads who holds which office of a unit since when, gives one and ends one', async () => {
  const { unit, people } = fixture()
  const past = { ...anOffice(people.deputy._id, unit._id, 'unit_clerk'), to: '2026-11-30' }
  await world().documents.put('roles', past)
  const shown = await show()
  expect(shown).toMatchObject({
    today: '2026-12-08',
    org: { orgId: unit._id, name: unit.name },
    offices: [],
    appoint: ['unit_secretary', 'unit_clerk', 'org_officer'],
  })
  const school = await anOrgOfficer(world())
  const role: Role = 'unit_secretary'
  const office = { orgId: unit._id, memberId: people.member._id, role, from: '2026-12-01' }
  const { officeId } = await world().yes('office.assign', office, school)
  expect((await show()).offices).toEqual([{ officeId, role, from: '2026-12-01', name: 'member' }])
  await world().yes('office.end', { officeId, to: '2026-12-07' }, school)
  expect((await show()).offices).toEqual([])
})

test('people of the unit are found by the whole name or number, if they could hold an office', async () => {
  const { branch } = fixture()
  const person = aMember(branch, '安然', { schoolNo: 'T7101' })
  await Promise.all(putPerson(world(), person))
  const anna = { memberId: person._id, name: '安然', schoolNo: 'T7101', branch: branch.name }
  expect((await show({ sought: '安 然' })).found).toEqual([anna])
  expect((await show({ sought: 't7101' })).found).toEqual([anna])
  for (const sought of ['安', 'probationary', 'prospect', 'T999999', '？']) {
    expect((await show({ sought })).found).toEqual([])
  }
  // of another unit there is nobody
  const other = aMember((await foundBranch(world())).branch, '安然', { schoolNo: 'T7102' })
  await Promise.all(putPerson(world(), other))
  expect((await show({ sought: 'T7102' })).found).toEqual([])
  expect((await show({ sought: '安然' })).found).toEqual([anna])
})

test('a unit reads nothing of it, and there is nothing of a branch', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('offices.show', input(), unit)).toBe('not-allowed')
  const branch = input({ orgId: fixture().branch._id })
  expect(await world().no('offices.show', branch, await anOrgOfficer(world()))).toBe('org-unknown')
})
