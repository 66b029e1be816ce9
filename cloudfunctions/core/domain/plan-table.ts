import { type ContentItem, type Month, PlanWords } from '../contract'
import { bad, good, plainText, type Read } from './roster-cells'
import { type Cell, Problems, type RosterProblem, type Sheet } from './roster-problem'
import { readTable, type TableRow } from './roster-table'
import { lookUp, wordsOf } from './roster-words'
import { CATEGORY_WORDS, MODE_WORDS, TAG_WORDS } from './workbook-words'

export const PLAN_SHEET = '活动计划表'
export const PLAN_HEADINGS = ['月份', '主题', '内容', '形式', '地点', '责任人', '备注'] as const
type Heading = (typeof PLAN_HEADINGS)[number]

/** A row of the plan as the sheet says it. `row` is the number the spreadsheet shows. */
export type PlanTableRow = { row: number; month: Month; words: PlanWords }
export type PlanTable = { rows: PlanTableRow[]; problems: RosterProblem[] }

/** Word of the sheet → what it stands for; the words are those of the printed ledger. */
const ITEMS: Readonly<Record<string, ContentItem>> = Object.fromEntries([
  ...Object.entries(CATEGORY_WORDS).map(([category, word]) => [
    word,
    { kind: 'required', category },
  ]),
  ...Object.entries(TAG_WORDS).map(([tag, word]) => [word, { kind: 'elective', tag }]),
])
const MODES: Readonly<Record<string, PlanWords['mode']>> = {
  ...Object.fromEntries(Object.entries(MODE_WORDS).map(([mode, word]) => [word, mode])),
  现场: 'in_person',
}

/** What each part of a row may be, by the limits of the contract. */
const LIMITS: Readonly<Record<keyof PlanWords, readonly [Heading, string]>> = {
  theme: ['主题', '主题应是 4 至 60 字，不含特殊符号'],
  items: ['内容', '最多写 12 项'],
  mode: ['形式', `可填：${wordsOf(MODES)}`],
  place: ['地点', '请写在 60 字以内，不含特殊符号'],
  lead: ['责任人', '请写在 30 字以内，不含特殊符号'],
  note: ['备注', '请写在 200 字以内，不含特殊符号'],
}

/**
 * Reads the sheet 活动计划表 (domain §4.3), a row a month, in the order of the months. An empty 形式 means on the spot.
 * @param year the year the plan is for; a month of another year is a problem
 */
export function readPlanTable(sheets: readonly Sheet[], year: number): PlanTable {
  const sheet = sheets.find(({ name }) => name.trim() === PLAN_SHEET)
  const problems = new Problems(PLAN_SHEET)
  if (!sheet) {
    problems.sheetWide(`没有名为“${PLAN_SHEET}”的工作表`)
    return { rows: [], problems: problems.list }
  }
  const table = readTable(sheet, PLAN_HEADINGS)
  const rows: PlanTableRow[] = []
  const seen = new Map<Month, number>()
  for (const row of table.rows) {
    const read = readRow(row, year, problems)
    if (!read) continue
    const known = seen.get(read.month)
    seen.set(read.month, known ?? read.row)
    if (known === undefined) rows.push(read)
    else problems.at(read.row, '月份', `与第 ${known} 行是同一个月`)
  }
  const found = [...table.problems, ...problems.list]
  if (found.length === 0 && rows.length === 0) {
    problems.sheetWide('表头下面没有内容')
    return { rows, problems: problems.list }
  }
  return { rows: rows.sort((a, b) => (a.month < b.month ? -1 : 1)), problems: found }
}

function readRow(
  { number, cell }: TableRow<Heading>,
  year: number,
  problems: Problems,
): PlanTableRow | null {
  const before = problems.list.length
  const take = <T>(heading: Heading, read: Read<T>, otherwise: T): T => {
    if (read.ok) return read.value
    problems.at(number, heading, read.text)
    return otherwise
  }
  const month = take('月份', readMonth(cell('月份'), year), '')
  const words = {
    theme: asTyped(cell('主题')),
    items: take('内容', readItems(cell('内容')), []),
    mode: take('形式', readMode(cell('形式')), 'in_person'),
    place: asTyped(cell('地点')),
    lead: asTyped(cell('责任人')),
    note: asTyped(cell('备注')),
  }
  const parsed = PlanWords.safeParse(words)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as keyof PlanWords))
    for (const field of wrong) problems.at(number, ...LIMITS[field])
    return null
  }
  return problems.list.length === before ? { row: number, month, words: parsed.data } : null
}

/** Words people will read: signs stay as they were typed, a line break becomes a space. */
const asTyped = (cell: Cell): string =>
  cell === null || cell instanceof Date ? '' : String(cell).replace(/\s+/g, ' ').trim()

/** `3`, `3月`, `2027年3月`, `2027-03`, or a date cell, which spreadsheets make of `2027年3月`. */
export function readMonth(cell: Cell, year: number): Read<Month> {
  // a number far outside the calendar becomes a date that is none
  if (cell instanceof Date && Number.isNaN(cell.getTime())) {
    return bad('日期不认识，请写成 1 至 12')
  }
  const text = cell instanceof Date ? cell.toISOString().slice(0, 7) : plainText(cell)
  const found = /^(?:(\d{4})(?:年|[-./]))?(\d{1,2})月?(?:份)?$/.exec(text.replace(/\s/g, ''))
  const [, ofYear, number] = found ?? []
  const month = Number(number)
  if (!found || month < 1 || month > 12) {
    return bad(text === '' ? '没有填写月份' : `“${text}”不是月份，请写成 1 至 12`)
  }
  if (ofYear !== undefined && Number(ofYear) !== year) return bad(`“${text}”不在 ${year} 年`)
  return good(`${year}-${String(month).padStart(2, '0')}`)
}

/** Words of the closed lists, separated by 、 or another comma; each counts once. */
function readItems(cell: Cell): Read<ContentItem[]> {
  const words = plainText(cell)
    .split(/[、，,；;\s]+/)
    .filter(Boolean)
  const unknown = words.find((word) => lookUp(ITEMS, word) === null)
  if (unknown !== undefined) return bad(`“${unknown}”不认识，可填：${wordsOf(ITEMS)}`)
  return good([...new Set(words)].flatMap((word) => lookUp(ITEMS, word) ?? []))
}

function readMode(cell: Cell): Read<PlanWords['mode']> {
  const word = plainText(cell)
  if (word === '') return good('in_person')
  const mode = lookUp(MODES, word)
  return mode === null ? bad(`可填：${wordsOf(MODES)}`) : good(mode)
}
