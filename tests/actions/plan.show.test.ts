import type { Output } from '../../cloudfunctions/core/contract'
import {
  anOrgOfficer,
  aPlanRow,
  aUnitSecretary,
  foundBranch,
  POSTED,
  postEvent,
} from '../support/branch'
import { aBranch, anOffice, theSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
guards('plan.show', () => ({ branchId: fixture().branch._id, year: 2026 }), {
  world,
  fixture,
  cast: ['prospect', 'activist'],
})
const show = (over = {}, openid = fixture().as('member')) => world().yes('plan.show', over, openid)
const statesOf = (shown: Output<'plan.show'>) => shown.months.map((one) => one.state)
const monthIn = (shown: Output<'plan.show'>, month: string) => {
  const found = shown.months.find((one) => one.month === month)
  if (!found) throw new Error(`${month} is not shown`)
  return found
}

test('C2.1b a member sees the twelve months of the own branch: before it was, held, made up, to come', async () => {
  const { branch } = fixture()
  await world().at(POSTED)
  await putHeldDay(world(), branch, '2026-09-11')
  const madeUp = await putHeldDay(world(), branch, '2026-11-06', { makesUpFor: '2026-10' })
  const shown = await show()
  expect(shown).toMatchObject({ year: 2026, branch: { orgId: branch._id }, revision: 0 })
  expect(statesOf(shown)).toEqual([
    ...Array(8).fill('none'),
    'held_on_time',
    'held_late',
    'missed',
    'upcoming',
  ])
  // a make-up stands where it counts
  expect(monthIn(shown, '2026-10')).toMatchObject({
    heldOn: '2026-11-06',
    activities: [{ activityId: madeUp._id, phase: 'ended', makesUpFor: '2026-10' }],
  })
  expect(monthIn(shown, '2026-11').activities).toEqual([])
  expect(shown.may).toEqual({ edit: false, post: false })
})

test('C3.0d the year says which kinds of content its held days touched, and counts nothing that was not held', async () => {
  const { branch } = fixture()
  await world().at(POSTED)
  await putHeldDay(world(), branch, '2026-09-11')
  await putHeldDay(world(), branch, '2026-09-25', {
    items: [
      { kind: 'required', category: 'volunteer' },
      { kind: 'elective', tag: 'hot_work' },
    ],
  })
  // a make-up stands with the month it makes up for; nobody came, or it was called off: nothing was touched
  await putHeldDay(world(), branch, '2026-11-06', { makesUpFor: '2026-10' })
  const care = { items: [{ kind: 'required' as const, category: 'care' as const }] }
  await putHeldDay(world(), branch, '2026-10-09', { ...care, presentCount: 0 })
  await putHeldDay(world(), branch, '2026-10-16', {
    ...care,
    cancelled: { at: Date.parse(POSTED), by: 'm0000000000000', reason: '停电', postponed: false },
  })
  const shown = await show()
  expect(shown.content).toEqual([
    { kind: 'study', months: ['2026-09', '2026-10'] },
    { kind: 'org_life', months: [] },
    { kind: 'deliberation', months: [] },
    { kind: 'volunteer', months: ['2026-09'] },
    { kind: 'care', months: [] },
    { kind: 'elective', months: ['2026-09'] },
  ])
  expect((await show({ year: 2025 })).content.flatMap((one) => one.months)).toEqual([])
})

test('C2.1b a day made up for in the next year is read with the year it belongs to', async () => {
  await world().at('2027-02-01T10:00')
  await putHeldDay(world(), fixture().branch, '2027-01-15', { makesUpFor: '2026-12' })
  const [then, now] = [await show({ year: 2026 }), await show()]
  expect(monthIn(then, '2026-12').state).toBe('held_late')
  expect(monthIn(now, '2027-01')).toMatchObject({ state: 'missed', activities: [] })
})

test('C2.0b, C2.0c the plan, what was set above and what is posted stand with their month', async () => {
  const { branch, unit } = fixture()
  const secretary = fixture().as('secretary')
  const activityId = await postEvent(world(), fixture())
  const words = aPlanRow({ theme: '年终总结与计划' })
  const row = { branchId: branch._id, month: '2026-12', revision: 0, words }
  await world().yes('plan.save-row', row, secretary)
  const above = await aUnitSecretary(world(), fixture())
  const set = { orgId: unit._id, month: '2026-12', theme: '统一主题学习', items: [], note: '可选' }
  await world().yes('superior.set', set, above)
  const policy = { orgId: unit._id, month: '2026-12', policy: 'normal' as const, reason: '照常' }
  await world().yes('policy.set', policy, above)
  const shown = await show({}, secretary)
  expect(shown).toMatchObject({ revision: 1, may: { edit: true, post: true } })
  expect(monthIn(shown, '2026-12')).toMatchObject({
    row: { theme: '年终总结与计划', adoptedAt: null, source: 'branch', earlier: [] },
    superior: { theme: '统一主题学习', note: '可选', by: { orgId: unit._id } },
    policy: { policy: 'normal', reason: '照常', combinedWith: null },
    activities: [{ activityId, phase: 'upcoming', makesUpFor: null }],
  })
})

test("C2.0c of two themes set above, the unit's is shown", async () => {
  await world().at(POSTED)
  const theme = { month: '2027-04', items: [], note: '' }
  const school = await anOrgOfficer(world())
  const ofSchool = { ...theme, orgId: theSchool()._id, theme: '学校主题学习' }
  await world().yes('superior.set', ofSchool, school)
  expect(monthIn(await show({ year: 2027 }), '2027-04').superior?.theme).toBe('学校主题学习')
  const above = await aUnitSecretary(world(), fixture())
  const ofUnit = { ...theme, orgId: fixture().unit._id, theme: '学院主题学习' }
  await world().yes('superior.set', ofUnit, above)
  expect(monthIn(await show({ year: 2027 }), '2027-04').superior?.theme).toBe('学院主题学习')
})

test('C1.3 a leader of two branches and a unit choose among theirs; the school sees no single branch', async () => {
  await world().at(POSTED)
  const other = await foundBranch(world())
  const { secretary } = fixture().people
  await world().documents.put('roles', anOffice(secretary._id, other.branch._id, 'secretary'))
  const own = await show({}, fixture().as('secretary'))
  expect(own.branches.map((one) => one.orgId)).toEqual([fixture().branch._id, other.branch._id])
  const led = await show({ branchId: other.branch._id }, fixture().as('secretary'))
  expect(led).toMatchObject({ branch: { orgId: other.branch._id }, may: { edit: true } })
  const second = aBranch(fixture().unit, '第二党支部')
  await world().documents.put('orgs', second)
  const unit = await aUnitSecretary(world(), fixture())
  const below = await show({ branchId: second._id }, unit)
  expect(below.branches.map((one) => one.orgId)).toContain(fixture().branch._id)
  expect(below.may).toEqual({ edit: false, post: false })
  const branchId = fixture().branch._id
  expect(await world().no('plan.show', { branchId }, await anOrgOfficer(world()))).toBe(
    'not-allowed',
  )
})

test('domain §7 #19 a branch that came out of one that had held the month owes it from the next on', async () => {
  const { branch, unit } = fixture()
  await world().at(POSTED)
  const old = { ...aBranch(unit, '旧党支部'), validTo: '2026-11-15' }
  await world().documents.put('orgs', { ...old, successors: [branch._id] })
  await world().documents.put('orgs', {
    ...branch,
    validFrom: '2026-11-16',
    predecessors: [old._id],
  })
  const november = async () => monthIn(await show({}, fixture().as('member')), '2026-11').state
  expect(await november()).toBe('missed')
  await putHeldDay(world(), old, '2026-11-06')
  expect(await november()).toBe('none')
})

test('a branch of many days asks as often as one of few', async () => {
  await world().at(POSTED)
  const calls = async () => {
    const reply = await world().call('plan.show', {}, fixture().as('member'))
    return databaseCalls(world(), reply.requestId).length
  }
  const few = await calls()
  for (const month of ['09', '10', '11'])
    await putHeldDay(world(), fixture().branch, `2026-${month}-05`)
  expect(await calls()).toBe(few)
})
