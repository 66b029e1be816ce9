import type { Instant, MemberId, Month, PlanRow, PlanWords, ThemeSource } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { monthOf, monthsOfYear } from './calendar'

/** A row as the plan keeps it, with what it said before it was amended, newest first (C2.0b). */
export type KeptRow = PlanWords & {
  month: Month
  source: ThemeSource
  adoptedAt: Instant | null
  writtenBy: MemberId
  writtenAt: Instant
  earlier: { words: PlanWords; at: Instant; by: MemberId; reason: string }[]
}

/** Whether two wordings say the same; the order of the contents says nothing. */
export function sameWords(a: PlanWords, b: PlanWords): boolean {
  const items = (words: PlanWords) =>
    words.items
      .map((item) => (item.kind === 'required' ? item.category : item.tag))
      .sort()
      .join()
  return (
    (['theme', 'mode', 'place', 'lead', 'note'] as const).every((field) => a[field] === b[field]) &&
    items(a) === items(b)
  )
}

export type Writing = {
  month: Month
  words: PlanWords
  now: Instant
  by: MemberId
  reason?: string | undefined
  /** The theme set from above for the month, when there is one (C2.0c). */
  superior: string | null
}

/** A row with new words; an adopted one stays adopted and keeps what it said, and why it was changed. */
export function writtenRow(old: KeptRow | undefined, writing: Writing): KeptRow {
  const { month, words, now, by, reason = '', superior } = writing
  const source = superior === words.theme ? 'superior' : 'branch'
  const row = { ...words, month, source, writtenBy: by, writtenAt: now } as const
  if (!old) return { ...row, adoptedAt: null, earlier: [] }
  const { adoptedAt, earlier } = old
  if (adoptedAt === null) return { ...row, adoptedAt, earlier }
  return { ...row, adoptedAt, earlier: [{ words: wordsOf(old), at: now, by, reason }, ...earlier] }
}

/**
 * The rows of a plan with one more or another one, in order of months. A draft is written freely, an adopted row with a
 * reason (C2.0b).
 * @returns refusals: `plan-month-past`, `amendment-needs-reason`
 */
export function decideRow(rows: readonly KeptRow[], writing: Writing): Decision<KeptRow[]> {
  const { month, words, now, reason } = writing
  const old = rows.find((row) => row.month === month)
  if (month < monthOf(now)) return refuse('plan-month-past', ['month'])
  if (old && sameWords(old, words)) return yes([...rows])
  if (old && old.adoptedAt !== null && !reason) return refuse('amendment-needs-reason', ['reason'])
  const others = rows.filter((row) => row.month !== month)
  const all = [...others, writtenRow(old, writing)]
  return yes(all.sort((a, b) => (a.month < b.month ? -1 : 1)))
}

/**
 * The rows of a plan after the drafts of a span of months were adopted; nothing changes when there are none left.
 * @returns the months of the span that have a row; refusal `plan-row-missing` when none has
 */
export function decideAdoption(
  rows: readonly KeptRow[],
  span: { from: Month; to: Month; now: Instant },
): Decision<{ rows: KeptRow[]; adopted: Month[]; changed: boolean }> {
  const meant = (row: KeptRow) => span.from <= row.month && row.month <= span.to
  const adopted = rows.filter(meant).map((row) => row.month)
  if (adopted.length === 0) return refuse('plan-row-missing')
  const isDraft = (row: KeptRow) => meant(row) && row.adoptedAt === null
  return yes({
    adopted,
    changed: rows.some(isDraft),
    rows: rows.map((row) => (isDraft(row) ? { ...row, adoptedAt: span.now } : row)),
  })
}

/** Months of a year with a plan that have no row in it: a day of such a month says why it is held (C2.1d). */
export const monthsWithoutRow = (plan: {
  year: number
  rows: readonly { month: Month }[]
}): Month[] =>
  monthsOfYear(plan.year).filter((month) => !plan.rows.some((row) => row.month === month))

const wordsOf = ({ theme, items, mode, place, lead, note }: PlanWords): PlanWords => ({
  theme,
  items,
  mode,
  place,
  lead,
  note,
})

/** A row as pages show it; who wrote it stays with the plan. */
export const rowShown = (row: KeptRow): PlanRow => ({
  ...wordsOf(row),
  month: row.month,
  source: row.source,
  adoptedAt: row.adoptedAt,
  earlier: row.earlier.map(({ words, at, reason }) => ({ theme: words.theme, at, reason })),
})
