import type { Instant, Month, PlanWords, ThemeSource } from '../contract'
import { dayOf } from './calendar'
import { PLAN_SHEET } from './plan-table'
import type { WorkbookSheet } from './workbook-sheet'
import { type Column, tableSheet } from './workbook-table'
import { itemWord, MODE_WORDS } from './workbook-words'

/** The headings of a plan that is read in come first and in their words: rows can be copied into one. */
const COLUMNS: readonly Column[] = [
  { title: '月份', width: 7, style: 'centre' },
  { title: '主题', width: 28, style: 'text' },
  { title: '内容', width: 20, style: 'text' },
  { title: '形式', width: 10, style: 'centre' },
  { title: '地点', width: 14, style: 'text' },
  { title: '责任人', width: 11, style: 'centre' },
  { title: '备注', width: 18, style: 'text' },
  { title: '规定/自选', width: 10, style: 'centre' },
  { title: '参加范围', width: 13, style: 'centre' },
  { title: '经费', width: 10, style: 'centre' },
  { title: '主题来源', width: 9, style: 'centre' },
  { title: '通过日期', width: 12, style: 'centre' },
]

type Row = PlanWords & { month: Month; source: ThemeSource; adoptedAt: Instant | null }

/**
 * 活动计划表 of a year, a row a month (domain §4.3). Who takes part beyond the branch and what it costs are not stored (C3.9e)
 * and left to the pen.
 */
export const planSheet = (branchName: string, year: number, rows: readonly Row[]): WorkbookSheet =>
  tableSheet(COLUMNS, {
    name: PLAN_SHEET,
    title: '支部主题党日活动计划表',
    lead: `党支部：${branchName}　　年度：${year}年`,
    rows: [...rows]
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map((row) => [
        `${Number(row.month.slice(5))}月`,
        row.theme,
        row.items.map(itemWord).join('、') || null,
        MODE_WORDS[row.mode],
        row.place || null,
        row.lead || null,
        row.note || null,
        kindsOf(row),
        null,
        null,
        row.source === 'superior' ? '上级' : '本支部',
        row.adoptedAt === null ? '未通过' : dayOf(row.adoptedAt),
      ]),
  })

function kindsOf({ items }: Row): string | null {
  const words = [
    items.some((one) => one.kind === 'required') ? '规定' : '',
    items.some((one) => one.kind === 'elective') ? '自选' : '',
  ]
  return words.filter(Boolean).join('、') || null
}
