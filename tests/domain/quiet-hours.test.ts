import fc from 'fast-check'
import { isQuiet, latestFor, sendableFrom } from '../../cloudfunctions/core/domain/quiet-hours'

const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['in the evening at half past nine', '2026-12-30T21:30', '2026-12-31T08:00'],
  ['just before midnight', '2026-12-30T23:59', '2026-12-31T08:00'],
  ['at midnight', '2027-01-01T00:00', '2027-01-01T08:00'],
  ['before eight in the morning', '2027-01-01T07:59', '2027-01-01T08:00'],
  ['on a Friday evening, until Monday', '2027-01-01T21:30', '2027-01-04T08:00'],
  ['on a Saturday', '2027-01-02T10:00', '2027-01-04T08:00'],
  ['on a Sunday night', '2027-01-03T23:00', '2027-01-04T08:00'],
])('F14 %s a message waits', (_, made, goes) => {
  expect(isQuiet(at(made), null)).toBe(true)
  expect(sendableFrom(at(made), null)).toBe(at(goes))
})

test.each(['2027-01-01T08:00', '2027-01-01T21:29', '2027-01-04T08:00'])(
  'F14 at %s it goes at once',
  (made) => {
    expect(isQuiet(at(made), null)).toBe(false)
    expect(sendableFrom(at(made), null)).toBe(at(made))
  },
)

test.each([
  ['Thursday can wait for Monday', '2027-01-07T15:00', '2027-01-04T08:00'],
  ['Wednesday too: Monday is two days ahead', '2027-01-06T15:00', '2027-01-04T08:00'],
  ['Tuesday cannot', '2027-01-05T15:00', '2027-01-02T10:00'],
  ['the Sunday itself cannot', '2027-01-03T15:00', '2027-01-02T10:00'],
])('F14, C2.2c made on Saturday, a notice for %s', (_, event, goes) => {
  expect(sendableFrom(at('2027-01-02T10:00'), latestFor(at(event)))).toBe(at(goes))
})

test('F14 whenever it is made, it goes by day, waits no longer than to Monday, and waiting once is enough', () => {
  const year = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
  fc.assert(
    fc.property(year, fc.option(year), (made, latest) => {
      const goes = sendableFrom(made, latest)
      expect(goes).toBeGreaterThanOrEqual(made)
      expect(goes - made).toBeLessThan(3 * 86_400_000)
      expect(sendableFrom(goes, latest)).toBe(goes)
      const hour = new Date(goes + 8 * 3_600_000).getUTCHours()
      expect(hour >= 8 && hour < 22).toBe(true)
    }),
  )
})
