import type { Day, Month } from '../contract'
import type { WorkbookSheet } from './workbook-sheet'
import { type Column, tableSheet } from './workbook-table'

const COLUMNS: readonly Column[] = [
  { title: '序号', width: 6, style: 'number' },
  { title: '文件', width: 60, style: 'text' },
  { title: '内容', width: 18, style: 'centre' },
  { title: '说明', width: 40, style: 'text' },
]

/** A file of the pack: its path, which form it is, and what it is about. */
export type Packed = { file: string; form: string; about: string }

/** 目录 of a handover pack: every file, and the days that have no sealed record (domain §7 #19). */
export const contentsSheet = (
  pack: { branchName: string; from: Month; to: Month; on: Day },
  files: readonly Packed[],
  open: readonly { day: Day; theme: string }[],
): WorkbookSheet =>
  tableSheet(COLUMNS, {
    name: '目录',
    title: '支部主题党日移交材料目录',
    lead: `党支部：${pack.branchName}　　起止：${pack.from} 至 ${pack.to}　　制作日期：${pack.on}`,
    rows: [
      ...files.map(({ file, form, about }, index) => [index + 1, file, form, about]),
      ...open.map(({ day, theme }, index) => [
        files.length + index + 1,
        '（无文件）',
        '尚未归档',
        `${day} ${theme}`,
      ]),
    ],
    foot: '移交人签字：　　　　　　接收人签字：　　　　　　监交人签字：　　　　　　日期：',
  })
