import { UNIT_KINDS } from '../../cloudfunctions/core/contract'
import { daysOfUnit } from '../../cloudfunctions/core/store/month-days'
import { anOrgOfficer, aUnitSecretary, foundBranch, POSTED, postEvent } from '../support/branch'
import { aBranch, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
guards('unit.show', () => ({ unitId: fixture().unit._id, year: 2026 }), {
  world,
  fixture,
  cast: ['secretary', 'deputy', 'member'],
})
beforeEach(() => world().at(POSTED))
const show = async (over = {}) =>
  world().yes('unit.show', over, await aUnitSecretary(world(), fixture()))

test('C4.1a the unit sees its own branches, each with its year and what comes next', async () => {
  const { unit, branch } = fixture()
  const second = { ...aBranch(unit, '第二党支部'), createdAt: branch.createdAt + 1 }
  await world().documents.put('orgs', second)
  await putHeldDay(world(), branch, '2026-10-09')
  await putHeldDay(world(), second, '2026-11-06', { makesUpFor: '2026-10' })
  const activityId = await postEvent(world(), fixture())
  const shown = await show()
  expect(shown).toMatchObject({
    year: 2026,
    unit: { orgId: unit._id },
    units: [{ orgId: unit._id }],
    may: { set: true, hold: true },
  })
  const autumn = shown.branches.map((one) => one.months.slice(8).map(({ state }) => state))
  expect(shown.branches.map((one) => one.branch.name)).toEqual([branch.name, second.name])
  expect(autumn).toEqual([
    ['missed', 'held_on_time', 'missed', 'upcoming'],
    ['missed', 'held_late', 'missed', 'upcoming'],
  ])
  expect(shown.branches.map((one) => one.next?.activityId ?? null)).toEqual([activityId, null])
  expect(shown.branches.every((one) => one.months.length === 12)).toBe(true)
})

test('D6, C4.1a no totals and no order by result: only what each branch did', async () => {
  const { branches } = await show()
  expect(Object.keys(branches[0] ?? {}).sort()).toEqual(['branch', 'endedOn', 'months', 'next'])
})

test('the plan of months shows what holds: own words before those of the school', async () => {
  const { unit } = fixture()
  const above = await aUnitSecretary(world(), fixture())
  const setting = { orgId: unit._id, month: '2026-12' }
  await world().yes('policy.set', { ...setting, policy: 'exempt', reason: '寒假' }, above)
  const theme = { ...setting, theme: '年终总结与计划', items: [], note: '' }
  await world().yes('superior.set', theme, above)
  const shown = await world().yes('unit.show', {}, above)
  expect(shown.policies).toMatchObject([{ month: '2026-12', policy: 'exempt' }])
  expect(shown.themes).toMatchObject([{ month: '2026-12', theme: '年终总结与计划' }])
})

test('domain §7 #19 branches of the past stand in the years they lived in', async () => {
  const { unit } = fixture()
  const old = { ...aBranch(unit, '旧党支部'), validFrom: '2025-03-01', validTo: '2025-12-31' }
  await world().documents.put('orgs', old)
  const names = async (year: number) =>
    (await show({ year })).branches.map((one) => one.branch.name)
  expect(await names(2026)).not.toContain(old.name)
  expect(await names(2025)).toEqual([old.name])
})

test('somebody of two units chooses; the school and other units see no single branch here', async () => {
  const other = await foundBranch(world())
  const unit = await aUnitSecretary(world(), fixture())
  const both = other.people.member
  await world().documents.put('roles', anOffice(both._id, fixture().unit._id, 'unit_clerk'))
  await world().documents.put('roles', anOffice(both._id, other.unit._id, 'unit_secretary'))
  const shown = await world().yes('unit.show', { unitId: other.unit._id }, other.as('member'))
  expect(shown.units.map((one) => one.orgId).sort()).toEqual(
    [fixture().unit._id, other.unit._id].sort(),
  )
  const input = { unitId: other.unit._id }
  expect(await world().no('unit.show', input, unit)).toBe('not-allowed')
  expect(await world().no('unit.show', input, await anOrgOfficer(world()))).toBe('not-allowed')
  expect(await world().no('unit.show', {}, await anOrgOfficer(world()))).toBe('not-allowed')
})

test('domain §3 the organisation officer of a unit reads what its clerk reads, and nothing of the school', async () => {
  const other = await foundBranch(world())
  const { unit } = fixture()
  await world().documents.put('roles', anOffice(other.people.member._id, unit._id, 'org_officer'))
  const officer = other.as('member')
  expect((await world().yes('unit.show', {}, officer)).unit.orgId).toBe(unit._id)
  expect((await world().yes('home.show', {}, officer)).oversees).toEqual({
    unit: { orgId: unit._id, name: unit.name },
    school: null,
  })
  expect(await world().no('school.show', {}, officer)).toBe('not-allowed')
})

test('C4.1a a unit of twenty branches is asked for with as many questions as one of one', async () => {
  const above = await aUnitSecretary(world(), fixture())
  const calls = async () => {
    const reply = await world().call('unit.show', {}, above)
    return databaseCalls(world(), reply.requestId).length
  }
  const few = await calls()
  for (let i = 2; i <= 20; i++) {
    const branch = aBranch(fixture().unit, `第${i}号党支部`)
    await world().documents.put('orgs', branch)
    await putHeldDay(world(), branch, '2026-11-06')
  }
  expect(await calls()).toBe(few)
})

test('lists of people do not leave the database for it', async () => {
  const { branch } = fixture()
  await putHeldDay(world(), branch, '2026-11-06')
  const span = { from: '2026-01', to: '2026-12' }
  const [asked] = await world().documents.find('activities', {
    where: { unitId: fixture().unit._id },
    limit: 1,
    select: ['_id', 'theme'],
  })
  expect(Object.keys(asked ?? {}).sort()).toEqual(['_id', 'theme'])
  expect(await daysOfUnit(world().documents, fixture().unit._id, span)).toHaveLength(1)
})

test('more than one page of days is read to the end', async () => {
  const unit = { ...fixture().branch, parentId: 'u00000000001' }
  const span = { from: '2026-01', to: '2026-12' }
  const put = (i: number) =>
    putHeldDay(world(), unit, '2026-11-06', { _id: `a${String(i).padStart(11, '0')}` })
  for (let i = 0; i < 1001; i += 143) {
    await Promise.all(Array.from({ length: 143 }, (_, n) => put(i + n)))
  }
  const days = await daysOfUnit(world().documents, unit.parentId, span)
  expect(new Set(days.map((one) => one._id)).size).toBe(1001)
})

test.each(UNIT_KINDS)('C0.1 a second level of the kind %s works like every other', async (kind) => {
  const { unit } = fixture()
  const kinds = [{ kind, from: '2026-09-01', to: null }]
  await world().documents.patch('orgs', unit._id, { kind, kinds })
  await postEvent(world(), fixture())
  const shown = await show()
  expect(shown).toMatchObject({ unit: { orgId: unit._id }, may: { set: true, hold: true } })
  expect(shown.branches).toMatchObject([{ next: { theme: '学习党章专题讨论' } }])
})
