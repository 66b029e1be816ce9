import { aUnitSecretary, DUE, foundBranch, POSTED, START } from '../support/branch'
import { startWorld } from '../support/call'
import { aUnitEvent, type Beside, branchBeside } from '../support/event'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let unit = ''
let beside: Beside
beforeEach(async () => {
  await world().at(POSTED)
  unit = await aUnitSecretary(world(), fixture())
  beside = await branchBeside(world(), fixture())
})
const both = () => [fixture().branch._id, beside.branch._id]
guards('unit-event.post', () => aUnitEvent(fixture(), both()), {
  world,
  fixture,
  cast: ['secretary', 'deputy', 'member'],
})
const parts = (eventId: string) =>
  world().documents.count('activities', { 'event.eventId': eventId })

test('C2.3b domain §7 #4 one event, a part for each branch, with the reason why', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const posted = await world().yes('unit-event.post', aUnitEvent(fixture(), both()), unit)
  expect(posted).toMatchObject({
    notice: { leadDays: 3, verdict: 'on_time' },
    parts: [
      { branch: { orgId: fixture().branch._id }, dueCount: DUE, messaged: 1 },
      { branch: { orgId: beside.branch._id }, dueCount: 2, messaged: 0 },
    ],
  })
  for (const { activityId } of posted.parts) {
    expect(await world().documents.get('activities', activityId)).toMatchObject({
      themeSource: 'superior',
      startsAt: START,
      unitId: fixture().unit._id,
      event: {
        eventId: posted.eventId,
        organiser: 'unit',
        orgId: fixture().unit._id,
        reason: '全院统一学习',
      },
    })
  }
  expect(await parts(posted.eventId)).toBe(2)
})

test('the leader of each branch keeps its own register; the unit sees the event and no names', async () => {
  const posted = await world().yes('unit-event.post', aUnitEvent(fixture(), both()), unit)
  const [own, other] = posted.parts.map((part) => part.activityId)
  const activityId = own ?? ''
  const seen = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(seen).toMatchObject({
    activity: {
      organiser: { kind: 'unit', name: fixture().unit.name },
      partners: [{ orgId: beside.branch._id }],
    },
    counts: { due: DUE },
    leads: true,
    may: { change: false, cancel: true, showBoard: true },
  })
  const fromAbove = await world().yes('activity.show', { activityId }, unit)
  expect(fromAbove).toMatchObject({ counts: null, told: [], leads: false, may: { change: true } })
  const foreign = { activityId: other ?? '' }
  expect(await world().no('board.show', foreign, fixture().as('secretary'))).toBe('not-allowed')
})

test('C2.2c the unit that moves its day knows how early it is to be told, and how it was told', async () => {
  const posted = await world().yes('unit-event.post', aUnitEvent(fixture(), both()), unit)
  const activityId = posted.parts[0]?.activityId ?? ''
  const shown = await world().yes('activity.show', { activityId }, unit)
  expect(shown).toMatchObject({ leadDays: 2, notice: { verdict: 'on_time' } })
  const input = { activityId, revision: 0, startsAt: START - 2 * 86_400_000 }
  expect(await world().no('activity.change', input, unit)).toBe('short-notice-needs-reason')
})

test('a double tap and a retry are one event, and nobody is told twice', async () => {
  await world().accept(fixture().as('member'), 'notice')
  await world().accept(fixture().as('member'), 'notice')
  const input = aUnitEvent(fixture(), both())
  const twins = await Promise.all([
    world().yes('unit-event.post', input, unit),
    world().yes('unit-event.post', input, unit),
  ])
  const [{ eventId, parts: first }] = twins
  const again = await world().yes('unit-event.post', input, unit)
  expect(again.parts.map((part) => part.activityId)).toEqual(first.map((part) => part.activityId))
  expect(await parts(eventId)).toBe(2)
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
})

test('a key that was used for one event does not stand for another', async () => {
  const first = aUnitEvent(fixture(), both())
  await world().yes('unit-event.post', first, unit)
  const other = { ...first, place: '另一处' }
  expect(await world().no('unit-event.post', other, unit)).toBe('already-posted')
})

test('a posting that broke off before the telling is completed by the retry', async () => {
  const input = aUnitEvent(fixture(), both())
  const posted = await world().yes('unit-event.post', input, unit)
  const activityId = posted.parts[1]?.activityId
  const lost = `msg_notice_${activityId}_${beside.member._id}`
  await world().documents.remove('messages', lost)
  await world().yes('unit-event.post', input, unit)
  expect(await world().documents.get('messages', lost)).not.toBeNull()
})

test('only living branches of the unit take part', async () => {
  const elsewhere = await foundBranch(world())
  const gone = await branchBeside(world(), fixture(), { validTo: '2026-12-07' })
  for (const id of [elsewhere.branch._id, gone.branch._id]) {
    const input = aUnitEvent(fixture(), [...both(), id])
    expect(await world().no('unit-event.post', input, unit)).toBe('branch-not-of-unit')
  }
  expect(await world().documents.count('activities', { unitId: fixture().unit._id })).toBe(0)
})

test('C2.2c the lead is the same rule for the unit', async () => {
  const startsAt = START - 2 * 86_400_000
  const refused = aUnitEvent(fixture(), both(), { startsAt })
  expect(await world().no('unit-event.post', refused, unit)).toBe('short-notice-needs-reason')
  const past = aUnitEvent(fixture(), both(), { startsAt: START - 9 * 86_400_000 })
  expect(await world().no('unit-event.post', past, unit)).toBe('start-in-past')
  const given = aUnitEvent(fixture(), both(), { startsAt, shortNoticeReason: '上级临时部署' })
  expect(await world().yes('unit-event.post', given, unit)).toMatchObject({
    notice: { verdict: 'short' },
  })
})

test('T7 the event satisfies exactly the branches that came', async () => {
  const posted = await world().yes('unit-event.post', aUnitEvent(fixture(), both()), unit)
  const [own, other] = posted.parts.map((part) => part.activityId)
  await world().at('2026-12-11T15:05')
  const tick = { activityId: own ?? '', memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, fixture().as('secretary'))
  await world().at('2026-12-11T17:05')
  await world().tick()
  expect(await world().documents.get('activities', own ?? '')).toMatchObject({ presentCount: 1 })
  expect(await world().documents.get('activities', other ?? '')).toMatchObject({ presentCount: 0 })
})

test('C2.3b the unit calls its event off in every branch; a branch calls off its own part', async () => {
  const posted = await world().yes('unit-event.post', aUnitEvent(fixture(), both()), unit)
  const [own = '', other = ''] = posted.parts.map((part) => part.activityId)
  const state = async (id: string) => (await world().documents.get('activities', id))?.cancelled
  await world().yes(
    'activity.cancel',
    { activityId: own, reason: '本支部另有安排' },
    fixture().as('secretary'),
  )
  expect(await state(other)).toBeNull()
  await world().yes('activity.cancel', { activityId: other, reason: '台风预警' }, unit)
  expect(await state(other)).toMatchObject({ reason: '台风预警' })
  expect(await state(own)).toMatchObject({ reason: '本支部另有安排' })
})
