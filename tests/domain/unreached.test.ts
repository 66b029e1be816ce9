import type { Mobility } from '../../cloudfunctions/core/contract'
import { monthsUnreached } from '../../cloudfunctions/core/domain/unreached'

const log = (month: string, reached = true) => ({ memberId: 'far', month, reached })
const far = (from: string, mobility: Mobility = 'mobile', before: Mobility = 'none') => ({
  _id: 'far',
  mobility,
  mobilities: [
    { mobility: before, from: '2020-09-01' },
    { mobility, from },
  ],
})
const months = (of: ReturnType<typeof far>, logs: ReturnType<typeof log>[] = []) =>
  monthsUnreached(of, '2026-12', logs, { mobile: 1, retained_graduate: 1, overseas: 6 })

test.each([
  ['C2.3i reached last month', '2026-01-10', [log('2026-11')], 0],
  [
    'C2.3i only tried last month, reached the month before',
    '2026-01-10',
    [log('2026-11', false), log('2026-10')],
    1,
  ],
  ['C2.3i two months in a row', '2026-01-10', [log('2026-09')], 2],
  ['C2.3i half a year', '2026-01-10', [log('2026-05')], 6],
  ['C2.3i this month does not count yet', '2026-11-02', [], 0],
  ['C2.3i nor the month of leaving', '2026-10-30', [], 1],
  ['C2.3i never reached, a year at the most', '2020-10-01', [], 12],
] as const)('%s', (_, from, logs, count) => expect(months(far(from), [...logs])).toBe(count))

test('C2.3i, D3 overseas a contact is good for half a year', () => {
  expect(months(far('2026-01-10', 'overseas'), [log('2026-07')])).toBe(0)
  expect(months(far('2026-01-10', 'overseas'), [log('2026-05')])).toBe(1)
  // who left in August is owed a contact by February
  expect(months(far('2026-08-20', 'overseas'))).toBe(0)
  expect(months(far('2026-04-20', 'overseas'))).toBe(2)
})

test('C2.3i who is here, or merely away, is nobody to be reached; going on elsewhere is no new beginning', () => {
  expect(months(far('2026-01-10', 'none'))).toBe(0)
  expect(months(far('2026-01-10', 'away'))).toBe(0)
  expect(months(far('2026-11-01', 'mobile', 'retained_graduate'), [log('2026-08')])).toBe(3)
})

describe('C2.3i, D3 each month is judged by where somebody lived then', () => {
  const since = (...lived: [Mobility, string][]) => {
    const mobilities = lived.map(([mobility, from]) => ({ mobility, from }))
    return { _id: 'far', mobility: lived.at(-1)?.[0] ?? 'none', mobilities }
  }
  const count = (person: ReturnType<typeof since>, month: string, ...reached: string[]) =>
    monthsUnreached(
      person,
      month,
      reached.map((one) => log(one)),
      { mobile: 1, retained_graduate: 1, overseas: 6 },
    )

  test('who was overseas, reached within the half year, and goes on within China has no gap', () => {
    const home = since(['overseas', '2025-09-01'], ['mobile', '2026-11-20'])
    expect(count(since(['overseas', '2025-09-01']), '2026-12', '2026-06')).toBe(0)
    expect(count(home, '2026-12', '2026-06')).toBe(0)
    expect(count(home, '2027-01', '2026-06')).toBe(1)
    expect(count(home, '2027-02', '2026-06')).toBe(2)
    expect(count(home, '2027-03', '2026-06', '2027-01')).toBe(1)
    // not reached in the half year either
    expect(count(home, '2026-12', '2026-04')).toBe(2)
  })

  test('who was not reached within China and goes overseas has the gap until somebody gets through', () => {
    const abroad = since(['mobile', '2026-01-10'], ['overseas', '2026-11-20'])
    for (const month of ['2026-12', '2027-01', '2027-02']) {
      expect(count(abroad, month, '2026-08')).toBe(3)
    }
    expect(count(abroad, '2027-03', '2026-08')).toBe(4)
    expect(count(abroad, '2027-03', '2026-08', '2026-12')).toBe(0)
  })

  test('an interval that has not run out since leaving is no gap, and hides none', () => {
    const abroad = since(
      ['none', '2020-09-01'],
      ['mobile', '2026-08-20'],
      ['overseas', '2026-11-20'],
    )
    expect([count(abroad, '2026-12'), count(abroad, '2027-01')]).toEqual([3, 3])
  })
})
