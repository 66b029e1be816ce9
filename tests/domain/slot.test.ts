import { dayOf, timeOf } from '../../cloudfunctions/core/domain/calendar'
import { noticeBy, slotFor, suggestSlot } from '../../cloudfunctions/core/domain/slot'

const slot = { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '会议室' }
const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  [
    'C2.1a early in the month the usual day is meant',
    '2026-12-02T09:00',
    undefined,
    false,
    '2026-12-11',
    true,
  ],
  [
    'C2.1a two days before it is still meant',
    '2026-12-09T23:00',
    undefined,
    false,
    '2026-12-11',
    true,
  ],
  [
    'C2.2c one day before, the next working day in good time is',
    '2026-12-10T09:00',
    undefined,
    false,
    '2026-12-14',
    false,
  ],
  [
    'C2.1b after the usual day the month is still owed one',
    '2026-12-20T09:00',
    undefined,
    false,
    '2026-12-22',
    false,
  ],
  [
    'C2.1b when the month has one, the next month is meant',
    '2026-12-12T09:00',
    undefined,
    true,
    '2027-01-08',
    true,
  ],
  [
    'C2.1b at the end of a month the next one is meant',
    '2026-12-30T09:00',
    undefined,
    false,
    '2027-01-08',
    true,
  ],
  [
    'C2.1b as long as a day of the month is in good time, it is one of the month',
    '2026-12-29T09:00',
    undefined,
    false,
    '2026-12-31',
    false,
  ],
  [
    'C2.1b a month that is asked for stays it, on short notice',
    '2026-12-30T09:00',
    '2026-12',
    false,
    '2026-12-31',
    false,
  ],
  ['C2.1b on its last day it is over', '2026-12-31T09:00', '2026-12', false, '2027-01-08', true],
  [
    'C2.1a a month asked for gets its own usual day',
    '2026-12-02T09:00',
    '2027-03',
    false,
    '2027-03-12',
    true,
  ],
  [
    'C2.1a a month gone by is not suggested',
    '2026-12-02T09:00',
    '2026-10',
    false,
    '2026-12-11',
    true,
  ],
])('%s', (_, now, wanted, taken, day, usual) => {
  const suggestion = suggestSlot({ slot, now: at(now), required: 2, wanted, taken })
  expect(dayOf(suggestion.startsAt)).toBe(day)
  expect(timeOf(suggestion.startsAt)).toBe('15:00')
  expect(suggestion).toMatchObject({ minutes: 90, place: '会议室', fromUsualSlot: usual })
})

test('C2.1a a branch without a usual day gets a day in good time', () => {
  const facts = { slot: null, required: 2, taken: false }
  const soon = suggestSlot({ ...facts, now: at('2026-12-02T09:00') })
  expect([dayOf(soon.startsAt), soon.fromUsualSlot]).toEqual(['2026-12-04', false])
  const later = suggestSlot({ ...facts, now: at('2026-12-30T09:00') })
  expect(dayOf(later.startsAt)).toBe('2027-01-10')
})

test('C2.1a the slot of a month is the one known for it today: changed or founded within it, or from its first day', () => {
  const later = { ...slot, nth: 4 }
  const slots = [
    { ...slot, from: '2026-09-01', to: '2026-12-01' },
    { ...later, from: '2026-12-02', to: null },
  ]
  const nths = [
    slotFor({ slots }, '2026-12', '2026-12-01'),
    slotFor({ slots }, '2026-12', '2026-12-05'),
    slotFor({ slots }, '2027-01', '2026-12-05'),
    slotFor({ slots: slots.slice(1) }, '2026-12', '2026-12-20'),
    slotFor({ slots: [] }, '2026-12', '2026-12-20'),
  ].map((one) => one?.nth ?? null)
  expect(nths).toEqual([2, 4, 4, 4, null])
})

test('C2.2c the last day for a notice in good time', () => {
  expect(noticeBy(slot, '2026-12', 2)).toBe('2026-12-09')
  expect(noticeBy(null, '2026-12', 2)).toBeNull()
})
