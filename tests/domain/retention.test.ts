import fc from 'fast-check'
import { dayOf, yearOf } from '../../cloudfunctions/core/domain/calendar'
import {
  keptFrom,
  keptFromText,
  leftInYearOver,
  yearsOver,
} from '../../cloudfunctions/core/domain/retention'
import { collections } from '../../cloudfunctions/core/store'
import {
  DATED,
  OF_A_DAY,
  OF_A_PERSON,
  OF_A_RESOLUTION,
  STAYS,
  WITH_THE_DAY,
} from '../../cloudfunctions/core/store/retained'

const KEEP = { textYears: 10, mediaYears: 3 }

test.each([
  ['D5 the last day of the tenth year after', '2036-12-31', { text: 2025, media: 2032 }],
  ['D5 the day after it', '2037-01-01', { text: 2026, media: 2033 }],
])('%s', (_, today, over) => expect(yearsOver(today, KEEP)).toEqual(over))

test.each([
  ['D5 pictures without a term of their own go with their minutes', null],
  ['D5 pictures never outlive their minutes', 30],
])('%s', (_, mediaYears) =>
  expect(yearsOver('2037-06-01', { textYears: 10, mediaYears })).toEqual({
    text: 2026,
    media: 2026,
  }),
)

test('D5 nothing younger than the term is over, in whatever form its time is kept; everything older is', () => {
  const years = fc.integer({ min: 5, max: 40 })
  const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) })
  fc.assert(
    fc.property(instant, instant, years, (today, kept, textYears) => {
      const { text } = yearsOver(dayOf(today), { textYears, mediaYears: 3 })
      const over = yearOf(kept) + textYears < yearOf(today)
      expect(yearOf(kept) <= text).toBe(over)
      expect(kept < keptFrom(text)).toBe(over)
      expect(dayOf(kept) < keptFromText(text)).toBe(over)
      expect(dayOf(kept).slice(0, 7) < keptFromText(text)).toBe(over)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['who never left', [{ to: '2010-06-30' }, { to: null }], null],
  ['who left in a year that is over', [{ to: '2010-06-30' }, { to: '2015-12-31' }], 2015],
  ['who left a year later', [{ to: '2010-06-30' }, { to: '2016-01-01' }], null],
  ['of whom no relation is known', [], null],
])('D5 %s', (_, ends, left) => {
  const relations = ends.map(({ to }) => ({ branchId: 'b00000000000', to }))
  expect(leftInYearOver(relations, 2015)).toBe(left)
})

test('D5 how long every collection is kept has been decided', () => {
  const decided = [
    ...OF_A_DAY,
    ...WITH_THE_DAY,
    OF_A_RESOLUTION,
    ...DATED.map((one) => one.collection),
    ...OF_A_PERSON,
    ...STAYS,
  ]
  const names = (list: readonly { name: string }[]) =>
    [...new Set(list.map((one) => one.name))].sort()
  expect(names(decided)).toEqual(names(collections))
  // what is asked for by a field has an index that begins with it
  const first = (one: (typeof collections)[number]) => one.indexes.map(({ keys }) => keys[0]?.[0])
  for (const one of OF_A_DAY) expect(first(one)).toContain('activityId')
  for (const { collection, field } of DATED) expect(first(collection)).toContain(field)
})
