import { instantOf } from '../../cloudfunctions/core/domain/calendar'
import { WHY } from '../../cloudfunctions/core/domain/delivery'
import { callReason, type Undelivered } from '../../cloudfunctions/core/domain/to-call'

// 2026-04-15 is a Wednesday
const EVENT = instantOf('2026-04-15', '15:00')
const message = (more: Partial<Undelivered>): Undelivered => ({
  state: 'owed',
  memberId: 'm0000000000001',
  why: null,
  dueAt: instantOf('2026-04-10', '22:00'),
  until: EVENT,
  settledAt: null,
  ...more,
})
const at = (day: string, time: string) => instantOf(`2026-04-${day}`, time)

test.each([
  ['sent', message({ state: 'sent', settledAt: 5 })],
  ['told', message({ state: 'told', settledAt: 5 })],
  ['not due yet', message({ dueAt: at('14', '08:00') })],
])('C2.2c nobody is called for a message that is %s', (_, one) =>
  expect(callReason(one, at('13', '12:00'))).toBeNull(),
)

test('C2.2c who is out of reach is called at once, and it says why', () => {
  const one = message({ state: 'unreachable', settledAt: at('13', '12:00'), why: WHY.notBound })
  expect(callReason(one, at('13', '12:00'))).toBe('not_bound')
})

test.each([
  ['a minute before an hour is over', '08:59', null],
  ['after an hour', '09:00', 'delayed'],
  ['in the evening', '21:29', 'delayed'],
  ['at night nobody asks for calls', '21:30', null],
] as const)(
  'C2.2c what lies there while the timer stands still is called for: %s',
  (_, time, reason) => {
    expect(callReason(message({ dueAt: at('13', '08:00') }), at('13', time))).toBe(reason)
  },
)

test('C2.2c what may wait for Monday is not called for at the weekend; what may not is', () => {
  const sunday = at('12', '10:00')
  expect(callReason(message({ until: at('29', '15:00') }), sunday)).toBeNull()
  expect(callReason(message({ until: at('13', '15:00') }), sunday)).toBe('delayed')
})

test('C2.2c, F14 said in the evening of what begins before the morning: no message can go, so it is called for at once', () => {
  const early = at('11', '07:30')
  const one = message({ dueAt: at('11', '08:00'), until: early })
  for (const [day, time] of [
    ['10', '22:05'],
    ['11', '06:30'],
  ] as const) {
    expect(callReason(one, at(day, time))).toBe('too_late')
  }
})

test('C2.2c what was begun and never settled is called for after an hour', () => {
  const begun = message({ state: 'sending', settledAt: at('13', '11:00') })
  expect(callReason(begun, at('13', '11:59'))).toBeNull()
  expect(callReason(begun, at('13', '12:00'))).toBe('uncertain')
})
