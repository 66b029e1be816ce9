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
