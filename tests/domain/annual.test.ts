import fc from 'fast-check'
import { MONTH_STATES } from '../../cloudfunctions/core/contract'
import {
  addYears,
  countSegments,
  countYear,
  shareOf,
} from '../../cloudfunctions/core/domain/annual'
import { rowHeight } from '../../cloudfunctions/core/domain/row-height'
import { annualSheet, schoolAnnualSheet } from '../../cloudfunctions/core/domain/workbook-annual'

const months = (...states: (typeof MONTH_STATES)[number][]) => states.map((state) => ({ state }))

describe('C2.1b, §7 #16 the year in numbers', () => {
  test.each([
    ['a full year', months(...Array<'held_on_time'>(12).fill('held_on_time')), 12, 12, '100%'],
    ['an exempt month is outside the base', months('held_on_time', 'exempt'), 1, 1, '100%'],
    ['a combined month is outside the base', months('held_on_time', 'combined'), 1, 1, '100%'],
    ['a month to come is outside the base', months('held_on_time', 'upcoming'), 1, 1, '100%'],
    ['before the founding nothing is owed', months('none', 'missed'), 1, 0, '0%'],
    ['§7 #15 a make-up is never on time', months('held_late', 'held_on_time'), 2, 1, '50%'],
  ])('%s', (_, year, owed, onTime, share) => {
    const counted = countYear(year)
    expect([counted.owed, counted.onTime, shareOf(counted)]).toEqual([owed, onTime, share])
  })

  test.each([
    [239, 240, '99%'],
    [240, 240, '100%'],
    [29, 100, '29%'],
    [1, 240, '0%'],
  ])('C2.1b all is said of all alone: %i of %i are %s', (onTime, owed, share) => {
    expect(shareOf({ onTime, owed, madeUp: 0 })).toBe(share)
  })

  test('nothing owed has no share', () => {
    expect(shareOf(countYear(months('none', 'exempt')))).toBeNull()
  })

  test('on time and made up are never more than owed; years add up', () => {
    const year = fc.array(fc.constantFrom(...MONTH_STATES), { maxLength: 12 })
    fc.assert(
      fc.property(year, year, (one, other) => {
        const [a, b] = [countYear(months(...one)), countYear(months(...other))]
        expect(a.onTime + a.madeUp).toBeLessThanOrEqual(a.owed)
        expect(addYears([a, b])).toEqual(countYear(months(...one, ...other)))
      }),
    )
  })
})

const about = { orgName: '计算机学院党总支', year: 2026, on: '2027-01-05' }
const held = Array.from({ length: 12 }, (_, i) => ({
  month: `2026-${String(i + 1).padStart(2, '0')}`,
  state: 'held_on_time' as const,
  heldOn: null,
}))

test('T11 twelve month columns, months on time and the share', () => {
  const row = {
    unitName: '总支',
    branchName: '第一党支部',
    kind: 'faculty' as const,
    months: held,
    segments: countSegments([]),
  }
  const headings = annualSheet(about, [row]).rows[2]?.cells.map(({ value }) => value)
  expect(headings).toEqual([
    '院系级党组织名称',
    '党支部名称',
    '党支部类型',
    ...Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
    '应开展月份数',
    '按时开展月份数',
    '补开月份数',
    '完成率',
    '党员大会次数',
    '支委会次数',
    '党小组会次数',
    '党课次数',
  ])
})

test('D6 the school’s table has no column for branches', () => {
  const sheet = schoolAnnualSheet(about, [{ unitName: '总支', branches: [held, held] }])
  expect(sheet.rows[2]?.cells.map(({ value }) => value)).not.toContain('党支部名称')
  expect(sheet.rows[3]?.cells.slice(0, 3).map(({ value }) => value)).toEqual(['总支', 2, '2/2'])
})

test.each([
  ['an empty row leaves room for a pen', '', 10, 26],
  ['a short text is one line', '按时', 10, 26],
  ['Chinese signs are two figures wide', '一二三四五六七八九十', 11, 36],
  ['a line feed begins a new line', '甲\n乙\n丙', 40, 51],
])('%s', (_, value, width, height) => {
  expect(rowHeight([{ value, width }])).toBe(height)
})
