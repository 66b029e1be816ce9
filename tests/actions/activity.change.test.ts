import { aUnitSecretary, codeOf, DUE, IN_WINDOW, postEvent, START, TOLD } from '../support/branch'
import { aMember } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { askToJoin, aUnitEvent, branchBeside, joinAs } from '../support/event'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('activity.change', () => ({ activityId, revision: 0, place: '报告厅' }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
type Change = { place?: string; theme?: string; startsAt?: number; shortNoticeReason?: string }
const change = (over: Change, revision = 0) =>
  world().yes('activity.change', { activityId, revision, ...over }, fixture().as('secretary'))
const refused = (over: Change, revision = 0) =>
  world().no('activity.change', { activityId, revision, ...over }, fixture().as('secretary'))
const stored = (id = activityId) => world().documents.get('activities', id)
const changes = (id = activityId) =>
  world().documents.count('messages', { activityId: id, kind: 'change' })
const DAY = 86_400_000

test('C2.2b everybody told is told again what changed, but not the one who changed it', async () => {
  await world().accept(fixture().as('member'), 'change')
  const changed = await change({ place: '报告厅' })
  expect(changed).toMatchObject({
    revision: 1,
    changed: ['place'],
    notice: { leadDays: 3, verdict: 'on_time' },
    messaged: 1,
  })
  expect(await changes()).toBe(TOLD)
  expect(world().messagesOf(fixture().as('member'))).toMatchObject([
    { templateId: 'tmpl-change', data: { phrase3: { value: '地点有变' } } },
  ])
  const shown = await world().yes('activity.show', { activityId }, fixture().as('prospect'))
  expect(shown).toMatchObject({
    activity: { place: '报告厅' },
    revision: 1,
    changes: [{ changed: ['place'], place: '会议室', startsAt: START }],
  })
})

test('C2.2b the next change is told again, and changes are shown newest first', async () => {
  await change({ place: '报告厅' })
  await change({ theme: '学习党的创新理论' }, 1)
  expect(await changes()).toBe(2 * TOLD)
  const shown = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(shown.changes.map((one) => one.changed)).toEqual([['theme'], ['place']])
})

test('a double tap is one change and tells nobody twice', async () => {
  await world().accept(fixture().as('member'), 'change')
  await world().accept(fixture().as('member'), 'change')
  const input = { activityId, revision: 0, place: '报告厅' }
  const openid = fixture().as('secretary')
  await Promise.all([
    world().call('activity.change', input, openid),
    world().call('activity.change', input, openid),
  ])
  const again = await world().yes('activity.change', input, openid)
  expect(again).toMatchObject({ revision: 1, changed: ['place'] })
  expect((await stored())?.revisions).toHaveLength(1)
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(await changes()).toBe(TOLD)
})

test('of two phones one wins, and the other sees that it was changed', async () => {
  const both = await Promise.all(
    (['secretary', 'deputy'] as const).map((who) =>
      world().call(
        'activity.change',
        { activityId, revision: 0, place: `${who}的会议室` },
        fixture().as(who),
      ),
    ),
  )
  const codes = both.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()
  expect(codes).toEqual(['activity-changed', 'ok'])
  expect((await stored())?.revisions).toHaveLength(1)
})

test('a notice that still waits for the morning is dropped', async () => {
  await world().at('2026-12-07T23:00')
  await world().accept(fixture().as('member'), 'notice')
  const late = await postEvent(world(), fixture(), {})
  await world().documents.patch('messages', `msg_notice_${late}_${fixture().people.member._id}`, {
    state: 'owed',
  })
  const input = { activityId: late, revision: 0, place: '报告厅' }
  await world().yes('activity.change', input, fixture().as('secretary'))
  const notice = `msg_notice_${late}_${fixture().people.member._id}`
  expect(await world().documents.get('messages', notice)).toMatchObject({
    state: 'unreachable',
    why: 'outdated',
  })
})

test('domain §7 #1 moved later the notice stays in good time, and the month follows', async () => {
  await world().at('2026-12-11T08:00')
  const moved = await change({ startsAt: START + 25 * DAY })
  expect(moved.notice).toMatchObject({ verdict: 'on_time', leadDays: 28 })
  expect(await stored()).toMatchObject({ month: '2027-01', firstNotice: { leadDays: 3 } })
})

test('domain §7 #1 moved earlier at short notice a reason is asked', async () => {
  await world().at('2026-12-09T10:00')
  const startsAt = START - DAY
  expect(await refused({ startsAt })).toBe('short-notice-needs-reason')
  expect(await changes()).toBe(0)
  const moved = await change({ startsAt, shortNoticeReason: '报告人行程有变' })
  expect(moved.notice).toMatchObject({ verdict: 'short', leadDays: 1 })
})

test('C2.3c on another day the due list is made anew from that day', async () => {
  const { people } = fixture()
  const leaving = { ...people.liaison.relations[0], to: '2026-12-12' }
  await world().documents.patch('members', people.liaison._id, { relations: [leaving] })
  await change({ startsAt: START + 3 * DAY })
  const roster = (await stored())?.roster as { memberId: string; standing: string }[]
  expect(roster.filter((row) => row.standing === 'due')).toHaveLength(DUE - 1)
  expect(roster.map((row) => row.memberId)).not.toContain(people.liaison._id)
})

test('once the register is open a moved day opens it anew, unless somebody has come', async () => {
  await world().at(IN_WINDOW)
  const code = await codeOf(world(), fixture(), activityId)
  expect((await stored())?.frozenAt).not.toBeNull()
  await change({ startsAt: START + DAY })
  expect((await stored())?.frozenAt).toBeNull()
  expect(await world().no('arrival.confirm', { code }, fixture().as('member'))).toBe(
    'window-not-open',
  )
  await world().at('2026-12-12T14:50')
  const again = await codeOf(world(), fixture(), activityId)
  await world().yes('arrival.confirm', { code: again }, fixture().as('member'))
  expect(await refused({ startsAt: START + 2 * DAY }, 1)).toBe('activity-started')
  expect(await change({ place: '报告厅' }, 1)).toMatchObject({ revision: 2 })
})

test('C3.9b changed on the day itself is a hint for the leaders alone', async () => {
  await world().at('2026-12-11T09:00')
  await change({ place: '报告厅' })
  const hints = async (who: 'secretary' | 'deputy' | 'recorder' | 'member') =>
    (await world().yes('activity.show', { activityId }, fixture().as(who))).hints
  expect(await hints('secretary')).toContain('late_change')
  expect(await hints('deputy')).toContain('late_change')
  expect(await hints('recorder')).toEqual([])
  expect(await hints('member')).toEqual([])
})

test.each<[string, Change, number, string]>([
  ['nothing different', { place: '会议室' }, 0, 'nothing-changed'],
  ['looked at before another change', { place: '报告厅' }, 3, 'activity-changed'],
  ['into the past', { startsAt: START - 9 * DAY }, 0, 'start-in-past'],
])('refused, and nobody is told: %s', async (_, over, revision, code) => {
  expect(await refused(over, revision)).toBe(code)
  expect(await changes()).toBe(0)
})

test('once it has begun, or was called off, nothing is changed', async () => {
  await world().at('2026-12-11T15:00')
  expect(await refused({ place: '报告厅' })).toBe('activity-started')
  const other = await postEvent(world(), fixture())
  const secretary = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, secretary)
  const input = { activityId: other, revision: 0, place: '报告厅' }
  expect(await world().no('activity.change', input, secretary)).toBe('activity-cancelled')
})

test('domain §7 #3 the host changes the day for every branch that takes part; the others cannot', async () => {
  const joint = await askToJoin(world(), fixture())
  const part = await joinAs(world(), joint.guest, joint.activityId)
  const mine = { activityId: part, revision: 0, place: '别处' }
  expect(await world().no('activity.change', mine, joint.guest.as('secretary'))).toBe('not-allowed')
  const input = { activityId: joint.activityId, revision: 0, startsAt: START + DAY }
  await world().yes('activity.change', input, fixture().as('secretary'))
  for (const id of [joint.activityId, part]) {
    expect(await stored(id)).toMatchObject({ startsAt: START + DAY, revisions: [{}] })
  }
  expect(await changes(part)).toBe(DUE)
  const shown = await world().yes(
    'activity.show',
    { activityId: part },
    joint.guest.as('secretary'),
  )
  expect(shown).toMatchObject({ may: { change: false, cancel: true }, revision: 1 })
})

test('domain §7 #4 the unit changes its event in every branch', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const beside = await branchBeside(world(), fixture())
  const event = aUnitEvent(fixture(), [fixture().branch._id, beside.branch._id], { key: aKey() })
  const { parts } = await world().yes('unit-event.post', event, unit)
  const [one, two] = parts.map((part) => part.activityId)
  const input = { activityId: one ?? '', revision: 0, place: '大礼堂' }
  expect(await world().no('activity.change', input, fixture().as('secretary'))).toBe('not-allowed')
  await world().yes('activity.change', input, unit)
  expect(await stored(one)).toMatchObject({ place: '大礼堂' })
  expect(await stored(two)).toMatchObject({ place: '大礼堂' })
})

test('T6 the frozen list is the one that comes out again for the day', async () => {
  const joined = aMember(fixture().branch, 'joined-late', { order: 40 })
  const relations = [{ ...joined.relations[0], from: '2026-12-12' }]
  await world().documents.put('members', { ...joined, relations })
  const before = (await stored())?.roster
  await world().at('2026-12-11T15:00')
  await world().tick()
  expect((await stored())?.frozenAt).not.toBeNull()
  expect((await stored())?.roster).toEqual(before)
  expect(before).toHaveLength(10)
})

describe('C2.2b, domain §7 a day held in batches', () => {
  const second = { startsAt: START + 2 * DAY, endsAt: START + 2 * DAY + 3_600_000, place: '值班室' }
  const elsewhere = { ...second, place: '报告厅' }
  beforeEach(async () => {
    activityId = await postEvent(world(), fixture(), { sessions: [second] })
  })
  const changeSessions = (sessions: (typeof second)[], revision = 0) =>
    world().yes('activity.change', { activityId, revision, sessions }, fixture().as('secretary'))

  test('a further sitting is put elsewhere, everybody is told, said twice it is one change', async () => {
    await world().accept(fixture().as('member'), 'change')
    const changed = await changeSessions([elsewhere])
    expect(changed).toMatchObject({ revision: 1, changed: ['sessions'] })
    expect(await changeSessions([elsewhere])).toMatchObject({ revision: 1 })
    expect(await changes()).toBe(TOLD)
    expect(await stored()).toMatchObject({ sessions: [elsewhere] })
    expect(world().messagesOf(fixture().as('member')).at(-1)).toMatchObject({
      data: { phrase3: { value: '分批有变' } },
    })
  })

  test('moved along with the first one unless it is said to stay where it was', async () => {
    const startsAt = START + DAY
    expect(await change({ startsAt })).toMatchObject({ changed: ['time'] })
    const along = { ...second, startsAt: second.startsAt + DAY, endsAt: second.endsAt + DAY }
    expect(await stored()).toMatchObject({ sessions: [along] })
    const back = { activityId, revision: 1, startsAt: START, sessions: [along] }
    const changed = await world().yes('activity.change', back, fixture().as('secretary'))
    expect(changed.changed).toEqual(['time', 'sessions'])
    expect(await stored()).toMatchObject({ startsAt: START, sessions: [along] })
  })

  test('after the first one it is told with the time to come, to those who have not been there', async () => {
    await world().at(IN_WINDOW)
    const there = { activityId, memberIds: [fixture().people.liaison._id] }
    await world().yes('arrival.tick', there, fixture().as('recorder'))
    await world().at('2026-12-12T10:00')
    const shown = () => world().yes('activity.show', { activityId }, fixture().as('secretary'))
    expect((await shown()).may.change).toBe(true)
    await world().accept(fixture().as('member'), 'change')
    await world().accept(fixture().as('liaison'), 'change')
    await changeSessions([elsewhere])
    const message = world().messagesOf(fixture().as('member')).at(-1)
    expect(JSON.stringify(message)).toContain('12月13日')
    expect(world().messagesOf(fixture().as('liaison'))).toEqual([])
    const calls = (await shown()).tellByPhone.map((one) => one.name)
    expect(calls).toContain('probationary')
    expect(calls).not.toContain('liaison')
    await world().at('2026-12-13T17:00')
    expect(await refused({ place: '图书馆' }, 1)).toBe('activity-started')
    expect((await shown()).may.change).toBe(false)
  })
})
