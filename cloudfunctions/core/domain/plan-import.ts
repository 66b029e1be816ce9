import type { Instant, MemberId, Month, PlanWords } from '../contract'
import { type KeptRow, sameWords, writtenRow } from './plan'
import { PLAN_SHEET, type PlanTableRow } from './plan-table'
import { Problems, type RosterProblem } from './roster-problem'

/** A row as the plan keeps it, as far as a workbook is compared with it. */
export type KeptWords = PlanWords & { month: Month; adoptedAt: Instant | null }
export type ImportedRow = PlanTableRow & { change: 'added' | 'changed' | 'same' }
export type Comparison = {
  /** In the order of the months. */
  rows: ImportedRow[]
  problems: RosterProblem[]
  /** Whether a row that was adopted would read otherwise, which needs a reason (C2.0b). */
  amends: boolean
}

/**
 * What a workbook would do to a plan. Rows the workbook does not speak of stay; a month that is over may stand in it as
 * it was planned, but not otherwise.
 * @param running the month that runs
 */
export function comparePlan(
  kept: readonly KeptWords[],
  read: readonly PlanTableRow[],
  running: Month,
): Comparison {
  const problems = new Problems(PLAN_SHEET)
  let amends = false
  const rows = read.map((one): ImportedRow => {
    const old = kept.find(({ month }) => month === one.month)
    const change = !old ? 'added' : sameWords(old, one.words) ? 'same' : 'changed'
    if (change !== 'same' && one.month < running) {
      problems.at(one.row, '月份', '这个月已经过去，计划不能再改；请删除这一行')
    }
    if (change === 'changed' && old?.adoptedAt !== null) amends = true
    return { ...one, change }
  })
  return { rows, problems: problems.list, amends }
}

export type ImportFacts = {
  now: Instant
  by: MemberId
  reason?: string
  /** Themes set from above, by month. */
  superior: ReadonlyMap<Month, string>
}

/** The rows of a plan after an import; what reads the same is left as it was (C2.0b). */
export function importedRows(
  kept: readonly KeptRow[],
  compared: readonly ImportedRow[],
  facts: ImportFacts,
): KeptRow[] {
  const rows = new Map(kept.map((row) => [row.month, row]))
  for (const { month, words, change } of compared) {
    if (change === 'same') continue
    const superior = facts.superior.get(month) ?? null
    rows.set(month, writtenRow(rows.get(month), { ...facts, month, words, superior }))
  }
  return [...rows.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}
