import {
  aPosting,
  closeEvent,
  DUE,
  foundBranch,
  IN_WINDOW,
  POSTED,
  postEvent,
  TOLD,
} from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('activity.show', () => ({ activityId }), { world, fixture, cast: ['activist'] })
const show = (who: Parameters<ReturnType<typeof fixture>['as']>[0]) =>
  world().yes('activity.show', { activityId }, fixture().as(who))

test('a member sees the event, the notice and the numbers', async () => {
  const shown = await show('member')
  expect(shown).toMatchObject({
    activity: { theme: '学习党章专题讨论', recorder: 'recorder', phase: 'upcoming' },
    notice: { leadDays: 3, verdict: 'on_time' },
    mine: { standing: 'due', state: 'unmarked' },
    counts: { due: DUE, unmarked: DUE, exempt: 1, mobile: 1, invitees: 0 },
    invitees: ['prospect'],
    tellByPhone: [],
    leaves: [],
    may: { askLeave: true, register: false, showBoard: false, keepRecord: false, cancel: false },
  })
})

test('C2.2c the rule of the lead goes to who may change the day', async () => {
  expect(await show('deputy')).toMatchObject({ leads: true, leadDays: 2, may: { change: true } })
  for (const who of ['member', 'recorder', 'prospect'] as const) {
    expect(await show(who)).toMatchObject({ leads: false, leadDays: null, may: { change: false } })
  }
  await world().at('2026-12-11T15:00')
  expect(await show('deputy')).toMatchObject({ leads: true, leadDays: null })
})

test('C1.3, C2.3f a guest sees the event and nothing of the branch', async () => {
  expect(await show('prospect')).toMatchObject({
    mine: { standing: 'invitee' },
    notice: null,
    counts: null,
    invitees: [],
    leaves: [],
  })
})

test('domain §7 #9 the reason of a leave is read by the secretary alone', async () => {
  const input = { activityId, kind: 'personal', reason: '家中有事' } as const
  await world().yes('leave.ask', input, fixture().as('member'))
  expect((await show('secretary')).leaves).toMatchObject([{ name: 'member', reason: '家中有事' }])
  for (const who of ['deputy', 'recorder', 'member', 'liaison', 'prospect'] as const) {
    const text = JSON.stringify(await show(who))
    expect(text).not.toContain('家中有事')
  }
  expect((await show('liaison')).counts).toMatchObject({ leave: 1 })
})

test('C2.2c leaders see whom to call, nobody else sees a telephone', async () => {
  const { people } = fixture()
  const toCall = (await show('deputy')).tellByPhone
  // who reads it knows
  expect(toCall).toHaveLength(TOLD - 1)
  expect(toCall.map((one) => one.name)).not.toContain('deputy')
  expect((await show('secretary')).tellByPhone).toHaveLength(TOLD)
  expect(toCall).toContainEqual({
    memberId: people.member._id,
    name: 'member',
    phone: people.member.phone,
    why: 'no_send',
  })
  for (const who of ['member', 'recorder', 'prospect'] as const) {
    expect(JSON.stringify(await show(who))).not.toContain(people.member.phone)
  }
})

test('C2.2c while the timer stands still, what lies there is called for, and once told it is never sent', async () => {
  const { people, as } = fixture()
  await world().accept(as('member'), 'change')
  await world().at('2026-12-08T22:00')
  const change = { activityId, revision: 0, place: '图书馆报告厅' }
  await world().yes('activity.change', change, as('secretary'))
  const calls = async () => {
    const { todos } = await world().yes('home.show', {}, as('secretary'))
    return todos.find((todo) => todo.kind === 'tell_by_phone')?.count ?? 0
  }
  await world().at('2026-12-09T08:59')
  expect((await show('secretary')).tellByPhone).toEqual([])
  expect(await calls()).toBe(0)
  await world().at('2026-12-09T09:00')
  const { tellByPhone } = await show('secretary')
  expect(tellByPhone).toHaveLength(TOLD)
  expect(tellByPhone).toContainEqual(
    expect.objectContaining({ memberId: people.member._id, why: 'delayed' }),
  )
  expect(await calls()).toBe(TOLD)
  const told = { activityId, memberIds: [people.member._id], by: 'phone' as const }
  await world().yes('notice.told-in-person', told, as('secretary'))
  expect(await calls()).toBe(TOLD - 1)
  await world().tick()
  expect(world().gateway.outbox.messages()).toEqual([])
})

test('C2.2c, F14 called off at ten in the evening for half past seven: everybody is to be called', async () => {
  const { as } = fixture()
  await world().at(POSTED)
  const startsAt = Date.parse('2026-12-11T07:30:00+08:00')
  const input = aPosting(fixture(), { startsAt })
  const early = (await world().yes('activity.post', input, as('secretary'))).activityId
  await world().accept(as('member'), 'change')
  await world().at('2026-12-10T22:00')
  const off = { activityId: early, reason: '暴雪' }
  await world().yes('activity.cancel', off, as('secretary'))
  const shown = await world().yes('activity.show', { activityId: early }, as('secretary'))
  expect(shown.tellByPhone).toHaveLength(TOLD)
  const { todos } = await world().yes('home.show', {}, as('secretary'))
  expect(todos).toContainEqual(
    expect.objectContaining({ kind: 'tell_by_phone', activityId: early, count: TOLD }),
  )
})

test('inside the window a listed person may register, and the recorder may show the board', async () => {
  await world().at(IN_WINDOW)
  expect((await show('member')).may).toMatchObject({ register: true, showBoard: false })
  expect((await show('recorder')).may).toMatchObject({ showBoard: true, keepRecord: true })
  expect((await show('secretary')).may).toMatchObject({ cancel: true })
})

test('a cancelled event says why', async () => {
  await world().yes('activity.cancel', { activityId, reason: '台风' }, fixture().as('secretary'))
  const shown = await show('member')
  expect(shown.activity).toMatchObject({ phase: 'cancelled', cancelledReason: '台风' })
  expect(shown.may).toMatchObject({ askLeave: false, register: false })
})

test('an activity that does not exist', async () => {
  const input = { activityId: 'a00000000000' }
  expect(await world().no('activity.show', input, fixture().as('member'))).toBe('activity-unknown')
})

test('C3.9b hints are for the secretary and the deputy alone', async () => {
  const startsAt = Date.parse('2026-12-10T15:00:00+08:00')
  const id = await postEvent(world(), fixture(), { startsAt, theme: '主题党日', mode: 'visit' })
  const hintsFor = async (who: 'secretary' | 'deputy' | 'recorder' | 'member' | 'prospect') =>
    (await world().yes('activity.show', { activityId: id }, fixture().as(who))).hints
  const hints = ['unplanned', 'generic_theme', 'other_than_usual_slot', 'off_campus_incomplete']
  expect(await hintsFor('secretary')).toEqual(hints)
  expect(await hintsFor('deputy')).toEqual(hints)
  for (const who of ['recorder', 'member', 'prospect'] as const) {
    expect(await hintsFor(who)).toEqual([])
  }
})

test('C2.2c leaders see how and when each person was told', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const id = await postEvent(world(), fixture())
  const shown = await world().yes('activity.show', { activityId: id }, fixture().as('deputy'))
  expect(shown.told).toHaveLength(TOLD)
  expect(shown.told).toContainEqual({
    memberId: fixture().people.member._id,
    name: 'member',
    by: 'message',
    on: '2026-12-08',
  })
  expect(shown.told.filter((row) => row.by === null)).toHaveLength(TOLD - 1)
})

test('C3.8, C4.2e what a day off campus should settle is shown as it was given', async () => {
  const offCampus = {
    transport: '校车',
    budgetSource: '支部经费',
    approvalRef: '院〔2026〕12号',
    safetyContact: '组织委员',
  }
  const id = await postEvent(world(), fixture(), { mode: 'visit', offCampus })
  const shown = await world().yes('activity.show', { activityId: id }, fixture().as('member'))
  expect(shown.activity).toMatchObject({ offCampus, partners: [] })
  // a guest is told how to get there and whom to call; money and approval are the branch's own
  const guest = await world().yes('activity.show', { activityId: id }, fixture().as('prospect'))
  expect(guest.activity.offCampus).toEqual({ ...offCampus, budgetSource: '', approvalRef: '' })
})

test('a day in batches: open at each sitting, and leave until the last one begins', async () => {
  const startsAt = Date.parse('2026-12-12T09:00:00+08:00')
  const sessions = [{ startsAt, endsAt: startsAt + 3_600_000, place: '值班室' }]
  const id = await postEvent(world(), fixture(), { sessions })
  const at = async (local: string) => {
    await world().at(local)
    return world().yes('activity.show', { activityId: id }, fixture().as('member'))
  }
  expect(await at('2026-12-11T15:10')).toMatchObject({
    activity: { phase: 'open' },
    may: { register: true, askLeave: true },
  })
  expect(await at('2026-12-11T20:00')).toMatchObject({
    activity: { phase: 'upcoming', opensAt: startsAt - 1_800_000 },
    may: { register: false, askLeave: true },
  })
  expect(await at('2026-12-12T09:10')).toMatchObject({
    activity: { phase: 'open' },
    may: { register: true, askLeave: false },
  })
})

test('C4.3d once sealed the page says what the ledger says, whatever lies beside it', async () => {
  const activityId = await postEvent(world(), fixture())
  await closeEvent(world(), fixture(), activityId)
  const memberId = fixture().people.member._id
  const before = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(before.mine).toMatchObject({ state: 'absent' })
  // an arrival that came in at the very moment of closing
  await world().documents.put('arrivals', {
    _id: `att_${activityId}_${memberId}`,
    activityId,
    branchId: fixture().branch._id,
    memberId,
    at: Date.parse('2026-12-11T15:00:00+08:00'),
    late: false,
    standing: 'due',
    method: 'self_qr',
    by: memberId,
  })
  const after = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect([after.mine, after.counts]).toEqual([before.mine, before.counts])
})

test('C0.2 the rules of that day stay with it: a later setting changes no verdict', async () => {
  const noticed = async () =>
    (await world().yes('activity.show', { activityId }, fixture().as('member'))).notice
  const before = await noticed()
  await world().documents.patch('settings', 'school', { leadDays: 7, graceMinutes: 0 })
  expect(await noticed()).toEqual(before)
  expect(before?.verdict).toBe('on_time')
  const activity = await world().documents.get('activities', activityId)
  expect(activity).toMatchObject({ regulationVersion: '2021-12-03', graceMinutes: 15 })
  await world().documents.patch('settings', 'school', { leadDays: 2, graceMinutes: 15 })
})

test('C3.0c days of one series lead to each other within the branch; guests and other branches see none', async () => {
  const series = '程序设计结对帮扶'
  const day = (theme: string, startsAt: string) =>
    postEvent(world(), fixture(), { theme, series, startsAt: Date.parse(`${startsAt}+08:00`) })
  const first = await day('结对帮扶第一讲', '2026-12-11T15:00:00')
  const second = await day('结对帮扶第二讲', '2026-12-18T15:00:00')
  const alone = await postEvent(world(), fixture(), { theme: '年度工作总结会' })
  const other = await foundBranch(world())
  await postEvent(world(), other, { theme: '别的支部的结对', series })
  const seen = async (activityId: string) =>
    (await world().yes('activity.show', { activityId }, fixture().as('member'))).activity
  expect(await seen(first)).toMatchObject({
    series,
    seriesDays: [{ activityId: second, theme: '结对帮扶第二讲' }],
  })
  const cancel = { activityId: second, reason: '停电' }
  await world().yes('activity.cancel', cancel, fixture().as('secretary'))
  expect((await seen(first)).seriesDays).toEqual([])
  expect(await seen(alone)).toMatchObject({ series: '', seriesDays: [] })
})
