import { isEmpty, plainText } from './roster-cells'
import { type Cell, Problems, type RosterProblem, type Sheet } from './roster-problem'

/** One row under its headings. `number` is the row number the spreadsheet shows. */
export type TableRow<H extends string> = { number: number; cell: (heading: H) => Cell }
export type Table<H extends string> = { rows: TableRow<H>[]; problems: RosterProblem[] }

/**
 * A sheet read as a table: the first row holds exactly the given headings in any order. Merged cells and empty rows
 * inside are refused, because what they mean can only be guessed.
 */
export function readTable<H extends string>(sheet: Sheet, headings: readonly H[]): Table<H> {
  const problems = new Problems(sheet.name)
  for (const range of sheet.merges)
    problems.sheetWide(`${range} 是合并单元格，请取消合并，每格单独填写`)
  const columns = readHeadings(sheet.rows[0] ?? [], headings, problems)
  if (problems.list.length > 0) return { rows: [], problems: problems.list }

  const rows: TableRow<H>[] = []
  let end = sheet.rows.length
  while (end > 1 && sheet.rows[end - 1]?.every(isEmpty)) end--
  for (let index = 1; index < end; index++) {
    const cells = sheet.rows[index] ?? []
    if (cells.every(isEmpty)) problems.at(index + 1, null, '空行，请删除')
    else
      rows.push({ number: index + 1, cell: (heading) => cells[columns.get(heading) ?? -1] ?? null })
  }
  return { rows, problems: problems.list }
}

function readHeadings<H extends string>(
  cells: readonly Cell[],
  headings: readonly H[],
  problems: Problems,
): Map<H, number> {
  const columns = new Map<H, number>()
  for (const [index, cell] of cells.entries()) {
    if (isEmpty(cell)) continue
    const text = plainText(cell).replace(/\s/g, '')
    const heading = headings.find((known) => known === text)
    if (heading === undefined) problems.at(1, text, '多余的列，请删除')
    else if (columns.has(heading)) problems.at(1, text, '这一列出现了两次')
    else columns.set(heading, index)
  }
  const missing = headings.filter((heading) => !columns.has(heading))
  if (missing.length > 0) problems.at(1, null, `第一行应是表头，缺少：${missing.join('、')}`)
  return columns
}
