import type { ArrivalMethod, Standing } from '../../cloudfunctions/core/contract'
import { closingCode, decideArrival, decideUndo } from '../../cloudfunctions/core/domain/arrival'

const MINUTE = 60_000
const START = Date.parse('2026-12-11T15:00:00+08:00')
const listed = (memberId: string, standing: Standing) => ({
  memberId,
  name: memberId,
  stage: 'full' as const,
  group: null,
  standing,
})
const activity = {
  startsAt: START,
  endsAt: START + 90 * MINUTE,
  cancelled: null,
  sealedAt: null,
  graceMinutes: 15,
  codeClosed: null,
  roster: [listed('due', 'due'), listed('guest', 'invitee'), listed('far', 'mobile')],
}
const second = { startsAt: START + 120 * MINUTE, endsAt: START + 180 * MINUTE }
const decide = (minutes: number, who = 'due', method: ArrivalMethod = 'self_qr', over = {}) =>
  decideArrival({ ...activity, ...over }, who, { now: START + minutes * MINUTE, method })

test.each([
  ['C2.3c the register opens half an hour before', -30, 'ok'],
  ['C2.3c a minute earlier it is closed', -31, 'window-not-open'],
  ['C2.3c it closes half an hour after the end', 120, 'ok'],
  ['C2.3c a minute later it is over', 121, 'window-closed'],
])('%s', (_, minutes, outcome) => {
  const answer = decide(minutes)
  expect(answer.ok ? 'ok' : answer.code).toBe(outcome)
})

test.each([
  ['early', -10, 'due', 'self_qr', false],
  ['at the last minute of grace', 15, 'due', 'self_qr', false],
  ['after the minutes of grace', 16, 'due', 'self_qr', true],
  ['ticked late in the room', 16, 'due', 'recorder', true],
  ['entered from paper, which tells no minute', 60, 'due', 'paper', false],
  ['ticked after the event, which tells no minute', 500, 'due', 'recorder', false],
  ['a guest is never late', 60, 'guest', 'self_qr', false],
] as const)('domain §7 #10 late or not: %s', (_, minutes, who, method, late) => {
  expect(decide(minutes, who, method)).toMatchObject({ ok: true, value: { late } })
})

test.each([
  ['C2.3c a due member', 'due', 'due'],
  ['C2.3f an invited guest comes outside the count', 'guest', 'invitee'],
  ['C2.3g a mobile member who comes stays outside the count', 'far', 'mobile'],
] as const)('%s', (_, who, standing) => {
  expect(decide(0, who)).toMatchObject({ ok: true, value: { standing, name: who } })
})

test.each([
  ['a stranger to the list', 'nobody', {}, 'not-on-register'],
  [
    'a theme day called off',
    'due',
    { cancelled: { at: START, reason: '台风' } },
    'activity-cancelled',
  ],
  ['a closed record', 'due', { sealedAt: START }, 'activity-sealed'],
])('refused: %s', (_, who, over, code) => {
  expect(decide(0, who, 'self_qr', over)).toMatchObject({ ok: false, code })
})

test('F2 without a phone is equal: the recorder ticks until the record is closed', () => {
  expect(decide(10_000, 'due', 'recorder')).toMatchObject({ ok: true })
  expect(decide(10_000, 'due', 'paper')).toMatchObject({ ok: true })
  expect(decideUndo(activity)).toMatchObject({ ok: true })
  expect(decideUndo({ ...activity, sealedAt: START })).toMatchObject({ code: 'activity-sealed' })
  expect(decideUndo({ ...activity, cancelled: { at: 1, reason: '' } })).toMatchObject({
    code: 'activity-cancelled',
  })
})

test.each([
  ['before it was ended', 9, {}, 'ok'],
  ['from the minute it was ended', 10, {}, 'window-closed'],
  [
    'of a day that was moved since',
    10 + 7 * 24 * 60,
    { startsAt: START + 7 * 24 * 60 * MINUTE, endsAt: START + (90 + 7 * 24 * 60) * MINUTE },
    'ok',
  ],
])('C2.3c a code that the recorder ended: %s', (_, minutes, over, said) => {
  const ended = { codeClosed: { at: START + 10 * MINUTE, sitting: START }, ...over }
  const decision = decide(minutes, 'due', 'self_qr', ended)
  expect(decision.ok ? 'ok' : decision.code).toBe(said)
  // names are ticked all the same
  expect(decide(minutes, 'due', 'recorder', ended).ok).toBe(true)
})

test('C2.3c a code that stood on the screen before the end counts in its last seconds too', () => {
  const ended = { ...activity, codeClosed: { at: START + 10 * MINUTE, sitting: START } }
  const scan = (shown: number) =>
    decideArrival(ended, 'due', {
      now: START + 10 * MINUTE + 5_000,
      shownAt: START + 10 * MINUTE + shown,
      method: 'self_qr',
    })
  expect(scan(-5_000)).toMatchObject({ ok: true })
  expect(scan(0)).toMatchObject({ code: 'window-closed' })
})

test.each([
  ['the sitting that was held', 100, 105, 'window-closed'],
  ['not the next one, once it begins', 100, 125, 'ok'],
  ['the next one, once it has begun', 125, 130, 'window-closed'],
])('where windows overlap, codes are ended of %s', (_, closedAt, minutes, said) => {
  const batches = { sessions: [second] }
  const codeClosed = closingCode({ ...activity, ...batches }, START + closedAt * MINUTE)
  const decision = decide(minutes, 'due', 'self_qr', { ...batches, codeClosed })
  expect(decision.ok ? 'ok' : decision.code).toBe(said)
})

test.each([
  ['ticked in the room', 16, 'recorder', 16],
  ['online', 16, 'online', 16],
  ['entered from paper', 16, 'paper', null],
  ['ticked after the last window', 500, 'recorder', null],
] as const)(
  'domain §7 #12 the minute of a tick is that of the arrival, or nobody knows it: %s',
  (_, minutes, method, at) => {
    expect(decide(minutes, 'due', method)).toMatchObject({
      value: { at: at === null ? null : START + at * MINUTE },
    })
  },
)

test('a code that was kept is judged by its own minute, also when the record is closed by now', () => {
  const closed = { sealedAt: START + 300 * MINUTE }
  const kept = (minutes: number) => decide(minutes, 'due', 'offline_qr', closed)
  expect(kept(16)).toMatchObject({ value: { late: true, at: START + 16 * MINUTE } })
  expect(kept(121)).toMatchObject({ code: 'window-closed' })
})
