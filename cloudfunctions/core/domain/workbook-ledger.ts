import type { Addition, LedgerLine } from '../contract'
import { dayOf, timeOf } from './calendar'
import { type Sitting, sittingsOf } from './phase'
import { guestsIn } from './register'
import { placesOf } from './sessions'
import type { SheetCell, SheetStyle, WorkbookSheet } from './workbook-sheet'
import {
  ADDITION_WORDS,
  itemWord,
  MODE_WORDS,
  SEGMENT_WORDS,
  VERDICT_WORDS,
} from './workbook-words'

/** A line with what stands around it: the plan of its month, resolutions made public, what was added since. */
export type LedgerRow = LedgerLine & {
  plannedTheme: string | null
  published: number
  additions: readonly Addition[]
}

type Column = {
  heading: string
  width: number
  style: SheetStyle
  of: (line: LedgerRow, index: number) => string | number
}

/** Columns of a real ledger (domain §4.7), as far as there are facts for them; nothing here is typed by anyone. */
export const LEDGER_COLUMNS: readonly Column[] = [
  { heading: '序号', width: 5, style: 'number', of: (_, index) => index + 1 },
  { heading: '月份', width: 9, style: 'centre', of: monthWords },
  { heading: '计划主题', width: 20, style: 'text', of: (line) => line.plannedTheme ?? '' },
  { heading: '主题', width: 26, style: 'text', of: (line) => line.theme },
  {
    heading: '时间',
    width: 13,
    style: 'centre',
    of: (line) => sittingsOf(line).map(sittingWords).join('；'),
  },
  {
    heading: '地点',
    width: 14,
    style: 'text',
    of: (line) =>
      line.mode === 'in_person' ? placesOf(line) : `${placesOf(line)}（${MODE_WORDS[line.mode]}）`,
  },
  { heading: '组织者', width: 14, style: 'text', of: (line) => line.organiser },
  { heading: '主持人', width: 8, style: 'centre', of: (line) => line.chair },
  { heading: '记录人', width: 8, style: 'centre', of: (line) => line.recorder },
  { heading: '应到', width: 5, style: 'number', of: ({ counts }) => counts.due },
  { heading: '实到', width: 5, style: 'number', of: ({ counts }) => counts.present },
  { heading: '其中正式', width: 6, style: 'number', of: (line) => line.presentFull },
  { heading: '其中预备', width: 6, style: 'number', of: (line) => line.presentProbationary },
  { heading: '请假', width: 5, style: 'number', of: ({ counts }) => counts.leave },
  { heading: '缺席', width: 5, style: 'number', of: ({ counts }) => counts.absent },
  { heading: '流动', width: 5, style: 'number', of: ({ counts }) => counts.mobile },
  { heading: '免', width: 5, style: 'number', of: ({ counts }) => counts.exempt },
  { heading: '列席', width: 5, style: 'number', of: ({ counts }) => guestsIn(counts) },
  {
    heading: '内容类别',
    width: 14,
    style: 'text',
    of: (line) => line.items.map(itemWord).join('、'),
  },
  {
    heading: '会议',
    width: 14,
    style: 'text',
    of: (line) => line.segments.map(({ type }) => SEGMENT_WORDS[type]).join('、'),
  },
  {
    heading: '是否按期',
    width: 7,
    style: 'centre',
    of: ({ makesUpFor }) => (makesUpFor ? '补开' : '按期'),
  },
  {
    heading: '通知',
    width: 9,
    style: 'centre',
    of: ({ notice }) => `${VERDICT_WORDS[notice.verdict]}（提前${notice.leadDays}天）`,
  },
  { heading: '成效及后续', width: 24, style: 'text', of: (line) => line.outcome },
  { heading: '决议', width: 20, style: 'text', of: decidedWords },
  { heading: '决议数', width: 6, style: 'number', of: (line) => line.resolutions },
  { heading: '已公开数', width: 6, style: 'number', of: (line) => line.published },
  { heading: '附件数', width: 6, style: 'number', of: (line) => line.mediaCount },
  {
    heading: '归档后补充',
    width: 18,
    style: 'text',
    of: ({ additions }) => additions.map(additionWords).join('\n'),
  },
  { heading: '归档日期', width: 11, style: 'centre', of: (line) => line.sealedOn },
  { heading: '校验码', width: 10, style: 'centre', of: (line) => line.digest.slice(0, 8) },
]

/** Columns of the lines of several branches: plans and publications are not looked up (decision 0024). */
export const LINE_COLUMNS = LEDGER_COLUMNS.filter(
  ({ heading }) => heading !== '计划主题' && heading !== '已公开数',
)
/** Cells of a line under these columns. */
export const lineCells = (row: LedgerRow, index: number): (string | number)[] =>
  LINE_COLUMNS.map(({ of }) => of(row, index))

function additionWords({ kind, name, reason, on }: Addition): string {
  return `${on} ${[ADDITION_WORDS[kind](name), reason].filter(Boolean).join('：')}`
}

function sittingWords({ startsAt, endsAt }: Sitting): string {
  return `${dayOf(startsAt)} ${timeOf(startsAt)}—${timeOf(endsAt)}`
}

/** What was decided, as the record form says it; what was sealed earlier has only the words that were typed. */
function decidedWords({ resolution, matters, resolutions }: LedgerLine): string {
  const words = [resolution, ...(matters ?? [])].filter(Boolean).join('\n')
  return words || (resolutions > 0 ? '见记录表' : '无决议')
}

/** A day that made up for a missed month says so (domain §7 #15). */
function monthWords({ month, makesUpFor }: LedgerLine): string {
  return makesUpFor ? `${month}（补开${Number(makesUpFor.slice(5))}月）` : month
}

/** A branch's ledger of one year, one line for each sealed entry in the order of its months. */
export function ledgerSheet(book: {
  branchName: string
  year: number
  lines: readonly LedgerRow[]
  exportedOn: string
}): WorkbookSheet {
  const all = LEDGER_COLUMNS.length
  const lines = [...book.lines].sort((a, b) => a.startsAt - b.startsAt || a.seq - b.seq)
  const across = (value: string, style: SheetStyle): SheetCell => ({ value, style, span: all })
  const note = `${book.branchName}　　${book.year} 年　　共 ${lines.length} 次　　导出日期 ${book.exportedOn}`
  const foot =
    '本表由归档记录自动生成。应到＝实到＋请假＋缺席；流动、免、列席不计入应到。校验码为封存摘要前 8 位。'
  return {
    name: `${book.year}年台账`,
    widths: LEDGER_COLUMNS.map((column) => column.width),
    headRows: 3,
    paper: 'A3',
    rows: [
      { height: 40, cells: [across('支部主题党日活动台账', 'title')] },
      { height: 22, cells: [across(note, 'note')] },
      {
        height: 34,
        cells: LEDGER_COLUMNS.map(({ heading }) => ({ value: heading, style: 'heading' })),
      },
      ...lines.map((line, index) => ({
        cells: LEDGER_COLUMNS.map(({ of, style }) => ({ value: of(line, index), style })),
      })),
      { height: 22, cells: [across(foot, 'note')] },
    ],
  }
}
