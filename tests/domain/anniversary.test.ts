import fc from 'fast-check'
import { anniversariesNear, yearsToday } from '../../cloudfunctions/core/domain/anniversary'
import { addDays } from '../../cloudfunctions/core/domain/calendar'

const person = { _id: 'm00000000001', name: '安然' }

test.each([
  ['2011-06-15', '2026-06-15', 15],
  ['2011-06-15', '2026-06-16', null],
  ['2011-06-15', '2011-06-15', null],
  ['2012-02-29', '2026-02-28', 14],
  ['2012-02-29', '2028-02-28', null],
  ['2012-02-29', '2028-02-29', 16],
  [null, '2026-06-15', null],
] as const)('C3.5c admitted on %s, on %s it is %s full years', (joinedOn, today, years) => {
  expect(yearsToday(joinedOn, today)).toBe(years)
})

test('C3.5c the secretary is told three days ahead, over the end of a year too, and no longer than the day', () => {
  const near = (today: string) => anniversariesNear([{ ...person, joinedOn: '2010-01-02' }], today)
  expect(near('2025-12-29')).toEqual([])
  expect(near('2025-12-30')).toEqual([
    { kind: 'anniversary', memberId: person._id, subject: '安然', count: 16, dueOn: '2026-01-02' },
  ])
  expect(near('2026-01-02')).toHaveLength(1)
  expect(near('2026-01-03')).toEqual([])
})

test('C3.5c it comes once in every year after the first, whatever the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1460 }), fc.integer({ min: 1, max: 40 }), (n, year) => {
      const joinedOn = addDays('2000-01-01', n)
      const from = `${Number(joinedOn.slice(0, 4)) + year}-01-01`
      const days = Array.from({ length: 365 }, (_, i) => addDays(from, i))
      const last = `${from.slice(0, 4)}-12-31`
      const found = [...new Set([...days, last])].map((day) => yearsToday(joinedOn, day))
      expect(found.filter((one) => one !== null)).toEqual([year])
    }),
    { numRuns: 60 },
  )
})
