import type { Month, Standing } from '../contract'
import { spokenTime } from './calendar'
import { shortName } from './file-name'
import type { SheetCell, SheetStyle, WorkbookSheet } from './workbook-sheet'

type Row = { name: string; group: string | null; standing: Standing }

/** Why somebody on the list is not due, in the column of remarks. */
const REMARKS: Record<Standing, string> = {
  due: '',
  exempt: '免',
  mobile: '流动',
  in_transfer: '转接中',
  seconded: '临时支部',
  excluded: '不计',
  invitee: '列席',
  visiting_leader: '指导',
}
const HEADINGS = ['序号', '姓名', '党小组', '签名', '备注']
/** Empty lines for people who are not on the list. */
const SPARE = 3

/**
 * The list to sign by hand: one of the three equal ways (F2). People in roster order without titles (C2.3d), guests
 * after them; a signature wants a high line.
 */
export function registerSheet(day: {
  branchName: string
  theme: string
  place: string
  startsAt: number
  roster: readonly Row[]
}): WorkbookSheet {
  const across = (value: string, style: SheetStyle): SheetCell => ({
    value,
    style,
    span: HEADINGS.length,
  })
  const own = day.roster.filter((row) => !GUESTS.has(row.standing))
  const guests = day.roster.filter((row) => GUESTS.has(row.standing))
  const due = own.filter((row) => row.standing === 'due').length
  const lines = [...own, ...guests, ...Array.from({ length: SPARE }, () => null)]
  return {
    name: '签到表',
    orientation: 'portrait',
    widths: [6, 14, 16, 26, 18],
    headRows: 5,
    rows: [
      { height: 40, cells: [across('支部主题党日签到表', 'title')] },
      { height: 22, cells: [across(`党支部：${day.branchName}`, 'note')] },
      { height: 22, cells: [across(`主题：${day.theme}`, 'note')] },
      {
        height: 22,
        cells: [
          across(
            `时间：${spokenTime(day.startsAt)}　　地点：${day.place}　　应到 ${due} 人`,
            'note',
          ),
        ],
      },
      { height: 26, cells: HEADINGS.map((value) => ({ value, style: 'heading' })) },
      ...lines.map((row, index) => ({ height: 28, cells: cellsOf(row, index) })),
      { height: 26, cells: [across('记录人签名：　　　　　　　　现场人数：', 'note')] },
    ],
  }
}

const GUESTS: ReadonlySet<Standing> = new Set<Standing>(['invitee', 'visiting_leader'])

const cellsOf = (row: Row | null, index: number): SheetCell[] => [
  { value: index + 1, style: 'number' },
  { value: row?.name ?? null, style: 'centre' },
  { value: row?.group ?? null, style: 'centre' },
  { value: null, style: 'centre' },
  { value: row ? REMARKS[row.standing] : null, style: 'centre' },
]

/** `{支部简称}_{YYYYMM}_主题党日签到表.xlsx` (domain §4.8). */
export const registerFileName = (branchName: string, month: Month): string =>
  `${shortName(branchName)}_${month.replace('-', '')}_主题党日签到表.xlsx`
