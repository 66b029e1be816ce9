import { monthsOfYear } from '../../cloudfunctions/core/domain/calendar'
import {
  anOrgOfficer,
  aPlanRow,
  aPosting,
  aUnitSecretary,
  DUE,
  foundBranch,
  POSTED,
  postEvent,
  START,
} from '../support/branch'
import { aBranch, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
guards('activity.draft', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const draft = (over = {}) => world().yes('activity.draft', over, fixture().as('secretary'))

test('C2.1a the page opens with the usual slot, the people and the rule of the lead', async () => {
  await world().at(POSTED)
  const opened = await draft()
  expect(opened).toMatchObject({
    month: '2026-12',
    suggestion: { startsAt: START, minutes: 90, place: '会议室', fromUsualSlot: true },
    leadDays: 2,
    dueCount: DUE,
  })
  expect(opened.invitable.map((one) => one.name)).toEqual(['prospect', 'activist'])
  const keepers = opened.members.map((one) => one.name)
  expect(keepers).toContain('recorder')
  expect(keepers).not.toContain('mobile')
  expect(keepers).not.toContain('prospect')
})

test('asking twice changes nothing', async () => {
  await world().at(POSTED)
  const [first, second] = [await draft(), await draft()]
  expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 })
})

test('C2.1b when the month has its theme day, the next month is meant', async () => {
  await postEvent(world(), fixture())
  expect(await draft()).toMatchObject({ month: '2027-01' })
})

test('a secretary who leads two branches chooses; without a choice the first is meant', async () => {
  const other = await foundBranch(world())
  const { secretary } = fixture().people
  await world().documents.put('roles', anOffice(secretary._id, other.branch._id, 'secretary'))
  const opened = await draft({ branchId: other.branch._id })
  expect(opened.branch).toEqual({ orgId: other.branch._id, name: other.branch.name })
  expect(opened.branches).toHaveLength(2)
  // a leader from another branch can keep the record there
  expect(opened.members.map((one) => one.memberId)).toContain(secretary._id)
})

test('C2.0b, C2.1d the row of the plan stands ready, also for the month after', async () => {
  await world().at(POSTED)
  expect(await draft()).toMatchObject({ prepared: null, unplanned: [] })
  const branchId = fixture().branch._id
  const words = aPlanRow({ theme: '年终总结与计划', mode: 'hybrid', place: '礼堂' })
  const row = { branchId, month: '2026-12', revision: 0, words }
  await world().yes('plan.save-row', row, fixture().as('secretary'))
  const { theme, items, mode, place } = words
  const opened = await draft()
  expect(opened).toMatchObject({
    prepared: { theme, items, mode, place, source: 'branch' },
  })
  // without a plan of that year nothing is asked
  expect(opened.unplanned).toEqual(monthsOfYear(2026).slice(0, 11))
  expect(await draft({ month: '2027-01' })).toMatchObject({ prepared: null })
  const next = { branchId, month: '2027-01', revision: 0, words: aPlanRow() }
  await world().yes('plan.save-row', next, fixture().as('secretary'))
  expect(await draft({ month: '2027-01' })).toMatchObject({
    month: '2027-01',
    prepared: { theme: aPlanRow().theme },
    unplanned: [...monthsOfYear(2026).slice(0, 11), ...monthsOfYear(2027).slice(1)],
  })
})

test('C2.0c without a row the theme set from above stands ready', async () => {
  await world().at(POSTED)
  const above = await aUnitSecretary(world(), fixture())
  const set = { orgId: fixture().unit._id, month: '2026-12', theme: '统一主题学习' }
  await world().yes('superior.set', { ...set, items: [], note: '' }, above)
  expect(await draft()).toMatchObject({
    unplanned: [],
    prepared: { theme: '统一主题学习', items: [], mode: null, place: '', source: 'superior' },
  })
})

test('domain §7 #15 months that were missed and not made up for can be made up for', async () => {
  await world().at(POSTED)
  const { branch } = fixture()
  await putHeldDay(world(), branch, '2026-09-11')
  expect((await draft()).missed).toEqual(['2026-10', '2026-11'])
  await putHeldDay(world(), branch, '2026-12-04', { makesUpFor: '2026-10' })
  const opened = await draft()
  expect(opened.missed).toEqual(['2026-11'])
  // C2.1b the make-up left this month open
  expect(opened.month).toBe('2026-12')
})

test('C2.1d a month of the year before is asked about by the plan of its own year', async () => {
  await world().at('2026-12-08T10:00')
  const { branch } = fixture()
  const words = aPlanRow()
  const row = { branchId: branch._id, month: '2026-12', revision: 0, words }
  await world().yes('plan.save-row', row, fixture().as('secretary'))
  await world().at('2027-01-05T10:00')
  const opened = await draft()
  expect(opened.missed).toEqual(expect.arrayContaining(['2026-11', '2026-12']))
  expect(opened.unplanned).toContain('2026-11')
  expect(opened.unplanned).not.toContain('2026-12')
  expect(opened.unplanned).not.toContain('2027-01')
  const makeUp = (makesUpFor: string) =>
    aPosting(fixture(), { startsAt: Date.parse('2027-01-15T15:00:00+08:00'), makesUpFor })
  const post = (makesUpFor: string) =>
    world().no('activity.post', makeUp(makesUpFor), fixture().as('secretary'))
  expect(await post('2026-11')).toBe('unplanned-needs-reason')
  await world().yes('activity.post', makeUp('2026-12'), fixture().as('secretary'))
})

test('domain §7 #2 the oldest month asked about leans on the one before it', async () => {
  await world().at('2027-01-05T10:00')
  const { branch, unit } = fixture()
  const above = await aUnitSecretary(world(), fixture())
  const february = { orgId: unit._id, month: '2027-02', reason: '寒假与上月合并开展' }
  const together = { policy: 'combined', combinedWith: '2027-01' } as const
  await world().yes('policy.set', { ...february, ...together }, above)
  await world().at('2028-02-10T10:00')
  expect((await draft()).missed).toContain('2027-02')
  await putHeldDay(world(), branch, '2027-01-15')
  expect((await draft()).missed).not.toContain('2027-02')
})

test('domain §7 #3 other branches of the unit that exist today can be asked', async () => {
  await world().at(POSTED)
  const { unit } = fixture()
  const second = aBranch(unit, '第二党支部')
  const gone = { ...aBranch(unit, '旧党支部'), validTo: '2026-12-07' }
  for (const one of [second, gone]) await world().documents.put('orgs', one)
  expect((await draft()).partners).toEqual([{ orgId: second._id, name: second.name }])
})

test('domain §7 #6 who holds office at the unit or the school may come as a guide, but not at home', async () => {
  await world().at(POSTED)
  const { people, unit } = fixture()
  await world().documents.put('roles', anOffice(people.member._id, unit._id, 'unit_clerk'))
  await aUnitSecretary(world(), fixture())
  await anOrgOfficer(world())
  const opened = await draft()
  expect(opened.visitors).toHaveLength(2)
  expect(opened.visitors.map((one) => one.memberId)).not.toContain(people.member._id)
  // guides keep no record
  const keepers = opened.members.map((one) => one.memberId)
  expect(opened.visitors.some((one) => keepers.includes(one.memberId))).toBe(false)
})
