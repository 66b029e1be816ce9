import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  leadDays,
  monthOf,
  nthWeekday,
  spokenTime,
  timeOf,
  weekdayOf,
} from '../../cloudfunctions/core/domain/calendar'

const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  [
    'just before midnight is still the old day',
    '2025-02-28T23:59',
    '2025-02-28',
    '2025-02',
    '23:59',
  ],
  ['midnight is the new day and month', '2025-03-01T00:00', '2025-03-01', '2025-03', '00:00'],
  ['the leap day is a day', '2028-02-29T12:00', '2028-02-29', '2028-02', '12:00'],
  [
    'New Year in Shanghai comes eight hours early',
    '2026-01-01T07:59',
    '2026-01-01',
    '2026-01',
    '07:59',
  ],
])('%s', (_, text, day, month, time) => {
  expect(dayOf(at(text))).toBe(day)
  expect(monthOf(at(text))).toBe(month)
  expect(timeOf(at(text))).toBe(time)
  expect(instantOf(day, time)).toBe(at(text))
})

test('the same answers wherever the process runs', () => {
  const before = process.env.TZ
  try {
    const answers = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'].map((zone) => {
      process.env.TZ = zone
      return [dayOf(at('2025-02-28T23:59')), nthWeekday('2025-03', 2, 5), addDays('2025-03-08', 1)]
    })
    expect(new Set(answers.map(String)).size).toBe(1)
  } finally {
    process.env.TZ = before
  }
})

test.each([
  ['C2.1a second Friday', '2026-12', 2, 5, '2026-12-11'],
  ['C2.1a first Monday when the month begins on one', '2026-06', 1, 1, '2026-06-01'],
  ['C2.1a last Friday of five', '2027-01', 5, 5, '2027-01-29'],
  ['C2.1a last Friday of four', '2027-02', 5, 5, '2027-02-26'],
  ['C2.1a Sunday counts as the seventh', '2026-11', 1, 7, '2026-11-01'],
])('%s', (_, month, nth, weekday, day) => {
  expect(nthWeekday(month, nth, weekday)).toBe(day)
  expect(weekdayOf(day)).toBe(weekday)
})

test.each([
  ['C2.2c two days ahead', '2026-12-09T15:00', '2026-12-11T15:00', 2],
  ['C2.2c late at night still counts its whole day', '2026-12-09T23:59', '2026-12-11T00:01', 2],
  ['C2.2c over the end of a month', '2026-11-29T10:00', '2026-12-01T10:00', 2],
  ['C2.2c over 29 February', '2028-02-28T10:00', '2028-03-01T10:00', 2],
  ['C2.2c over 28 February of a common year', '2027-02-27T10:00', '2027-03-01T10:00', 2],
  ['C2.2c over the end of a year', '2026-12-31T22:00', '2027-01-02T08:00', 2],
  ['C2.2c the same day leads by nothing', '2026-12-11T00:00', '2026-12-11T23:59', 0],
])('%s', (_, notice, start, days) => expect(leadDays(at(notice), at(start))).toBe(days))

test('months and days are added by the calendar', () => {
  expect(addMonths('2026-11', 3)).toBe('2027-02')
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
  expect(spokenTime(at('2026-12-05T14:30'))).toBe('2026年12月05日 14:30')
})
