import type { BranchKind, BranchMonth, Day, SegmentType } from '../contract'
import { addYears, countYear, type SegmentCounts, shareOf, type Year } from './annual'
import type { WorkbookSheet } from './workbook-sheet'
import { type Column, tableSheet } from './workbook-table'
import { BRANCH_KIND_WORDS, MONTH_WORDS } from './workbook-words'

const NAME = '组织生活开展情况统计表'
const MONTHS: readonly Column[] = Array.from({ length: 12 }, (_, i) => ({
  title: `${i + 1}月`,
  width: 10,
  style: 'centre',
}))
const NUMBERS: readonly Column[] = [
  { title: '应开展月份数', width: 9, style: 'number' },
  { title: '按时开展月份数', width: 10, style: 'number' },
  { title: '补开月份数', width: 8, style: 'number' },
  { title: '完成率', width: 8, style: 'centre' },
]
/** Meetings that a branch reports; of the others only that they took place is kept (C3.2b). */
const MEETINGS: readonly { type: SegmentType; title: string }[] = [
  { type: 'members_meeting', title: '党员大会次数' },
  { type: 'committee_meeting', title: '支委会次数' },
  { type: 'group_meeting', title: '党小组会次数' },
  { type: 'lecture', title: '党课次数' },
]
const MEETING_COLUMNS = MEETINGS.map(({ title }): Column => ({ title, width: 8, style: 'number' }))
const MEETINGS_FOOT = '会议次数按已归档的记录统计，只计主题党日当天的，一次会议计一次。'

const FOOT =
  '完成率＝按时开展月份数÷应开展月份数。应开展月份不含免开、合并、支部尚未成立和尚未结束的月份；补开单列，不计按时。完成率舍去小数。'

const numbersOf = (year: Year) => [year.owed, year.onTime, year.madeUp, shareOf(year)]
const leadOf = ({ orgName, year, on }: About) =>
  `填报组织：${orgName}　　年度：${year}年　　统计日期：${on}`

type About = { orgName: string; year: number; on: Day }

/** A row for each branch in the order of their founding, which ranks nobody (domain §4.7, F2). */
export const annualSheet = (
  about: About,
  rows: readonly {
    unitName: string
    branchName: string
    kind: BranchKind
    months: readonly BranchMonth[]
    segments: SegmentCounts
  }[],
): WorkbookSheet => ({
  // twenty-three columns are not to be read on A4
  paper: 'A3',
  ...tableSheet(
    [
      { title: '院系级党组织名称', width: 20, style: 'text' },
      { title: '党支部名称', width: 28, style: 'text' },
      { title: '党支部类型', width: 11, style: 'centre' },
      ...MONTHS,
      ...NUMBERS,
      ...MEETING_COLUMNS,
    ],
    {
      name: `${about.year}年`,
      title: NAME,
      lead: leadOf(about),
      rows: rows.map(({ unitName, branchName, kind, months, segments }) => [
        unitName,
        branchName,
        BRANCH_KIND_WORDS[kind],
        ...months.map(({ state, heldOn }) => monthWord(state, heldOn)),
        ...numbersOf(countYear(months)),
        ...MEETINGS.map(({ type }) => segments[type]),
      ]),
      foot: `${FOOT}${MEETINGS_FOOT}`,
    },
  ),
})

/** A make-up says when, since that is what an inspection asks (domain §7 #15). */
const monthWord = (state: BranchMonth['state'], heldOn: Day | null): string | null =>
  (state === 'held_late' && heldOn ? `补开${heldOn.slice(5)}` : MONTH_WORDS[state]) || null

/** The school's own table: a row for each unit and no branch by name (D6); a month says how many of how many. */
export const schoolAnnualSheet = (
  about: About,
  rows: readonly { unitName: string; branches: readonly (readonly BranchMonth[])[] }[],
): WorkbookSheet =>
  tableSheet(
    [
      { title: '院系级党组织名称', width: 26, style: 'text' },
      { title: '党支部数', width: 8, style: 'number' },
      ...MONTHS,
      ...NUMBERS,
    ],
    {
      name: `${about.year}年`,
      title: NAME,
      lead: leadOf(about),
      rows: rows.map(({ unitName, branches }) => [
        unitName,
        branches.length,
        ...MONTHS.map((_, i) => {
          const { owed, onTime } = countYear(branches.flatMap((months) => months[i] ?? []))
          return owed === 0 ? null : `${onTime}/${owed}`
        }),
        ...numbersOf(addYears(branches.map(countYear))),
      ]),
      foot: `各月为“按时开展支部数/应开展支部数”。${FOOT}`,
    },
  )
