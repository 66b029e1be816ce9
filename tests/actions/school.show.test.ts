import type { Output } from '../../cloudfunctions/core/contract'
import { anOrgOfficer, aUnitSecretary, foundBranch, POSTED } from '../support/branch'
import { aBranch, theSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
guards('school.show', () => ({}), { world, fixture, cast: ['secretary', 'deputy', 'member'] })
beforeEach(() => world().at(POSTED))
const show = async (over = {}) => world().yes('school.show', over, await anOrgOfficer(world()))
const own = (shown: Output<'school.show'>) =>
  shown.units.find((one) => one.unit.orgId === fixture().unit._id)

test('D6 the school sees how many branches of each unit are in which state', async () => {
  const { unit, branch } = fixture()
  const [late, missing] = [aBranch(unit, '第二党支部'), aBranch(unit, '第三党支部')]
  const gone = { ...aBranch(unit, '旧党支部'), validTo: '2026-10-10' }
  for (const one of [late, missing, gone]) await world().documents.put('orgs', one)
  await putHeldDay(world(), branch, '2026-10-09')
  await putHeldDay(world(), late, '2026-11-06', { makesUpFor: '2026-10' })
  const shown = await show({ month: '2026-10' })
  expect(shown).toMatchObject({ month: '2026-10', school: { orgId: theSchool()._id } })
  // what owed nothing that month is not counted
  expect(own(shown)).toEqual({
    unit: { orgId: unit._id, name: unit.name },
    branches: 3,
    states: { held_on_time: 1, held_late: 1, missed: 1 },
  })
})

test('D6 no single branch is named, in any month', async () => {
  await putHeldDay(world(), fixture().branch, '2026-12-04')
  const shown = await show()
  expect(shown.month).toBe('2026-12')
  expect(own(shown)?.states).toEqual({ held_on_time: 1 })
  expect(JSON.stringify(shown)).not.toContain(fixture().branch._id)
  expect(JSON.stringify(shown)).not.toContain(fixture().branch.name)
})

test("C2.1c a unit's own word counts for its branches; the school's own is shown", async () => {
  const school = await anOrgOfficer(world())
  const setting = { month: '2026-12', reason: '寒假' }
  const orgId = theSchool()._id
  await world().yes('policy.set', { ...setting, orgId, policy: 'exempt' }, school)
  const theme = { orgId, month: '2026-12', theme: '全校主题学习', items: [], note: '' }
  await world().yes('superior.set', theme, school)
  const other = await foundBranch(world())
  const unit = await aUnitSecretary(world(), other)
  const normal = { ...setting, orgId: other.unit._id, policy: 'normal' as const }
  await world().yes('policy.set', normal, unit)
  await world().at('2027-01-02T10:00')
  const shown = await show({ month: '2026-12' })
  expect(shown).toMatchObject({
    policy: { policy: 'exempt', by: { orgId } },
    theme: { theme: '全校主题学习' },
  })
  expect(own(shown)?.states).toEqual({ exempt: 1 })
  const others = shown.units.find((one) => one.unit.orgId === other.unit._id)
  expect(others?.states).toEqual({ missed: 1 })
  await world().documents.remove('months', `policy_${orgId}_2026-12`)
  await world().documents.remove('months', `theme_${orgId}_2026-12`)
})

test('a unit founded later and one that ended are not in the month', async () => {
  const other = await foundBranch(world())
  await world().documents.patch('orgs', other.unit._id, { validTo: '2026-10-31' })
  await world().documents.patch('orgs', other.branch._id, { validTo: '2026-10-31' })
  const named = async (month: string) =>
    (await show({ month })).units.some((one) => one.unit.orgId === other.unit._id)
  expect([await named('2026-08'), await named('2026-10'), await named('2026-11')]).toEqual([
    false,
    true,
    false,
  ])
})

test('D6 more units and branches are counted with as many questions', async () => {
  const school = await anOrgOfficer(world())
  const calls = async () => {
    const reply = await world().call('school.show', { month: '2026-11' }, school)
    return databaseCalls(world(), reply.requestId).length
  }
  const few = await calls()
  for (let i = 0; i < 5; i++) {
    const { branch } = await foundBranch(world())
    await putHeldDay(world(), branch, '2026-11-06')
  }
  expect(await calls()).toBe(few)
})
