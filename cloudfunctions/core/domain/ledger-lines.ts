import type { Addition, LedgerLine, Month } from '../contract'
import { dayOf } from './calendar'
import { monthCounted } from './obligation'
import type { Relation } from './roles-table'
import type { LedgerRow } from './workbook-ledger'

type Entry = {
  activityId: string
  seq: number
  sealedAt: number
  digest: string
  line: Omit<LedgerLine, 'digest'>
  addition?: { kind: Addition['kind']; name: string; reason: string }
}

/**
 * One line for each theme day (C4.3d): as its newest entry has it, at the place of the first, with what was added since
 * the closing.
 * @param entries of one branch in order of the chain
 */
export function linesOf(entries: readonly Entry[]): (LedgerLine & { additions: Addition[] })[] {
  const lines = new Map<string, LedgerLine & { additions: Addition[] }>()
  for (const { activityId, line, digest, addition, sealedAt } of entries) {
    const before = lines.get(activityId)
    const added: Addition[] = addition
      ? [{ kind: addition.kind, name: addition.name, reason: addition.reason, on: dayOf(sealedAt) }]
      : []
    lines.set(activityId, { ...line, digest, additions: [...(before?.additions ?? []), ...added] })
  }
  return [...lines.values()]
}

/** A line as it goes up: of a late entry that somebody was there, neither who nor why (D6, decision 0030). */
export const withoutNames = <L extends { additions: readonly Addition[] }>(line: L): L => ({
  ...line,
  additions: line.additions.map((one) =>
    one.kind === 'late_entry' ? { ...one, name: '', reason: '' } : one,
  ),
})

/**
 * Lines as this reader may have them: whole for the branch's own people and for who took over from it, without names
 * for who is of the unit alone (D6).
 */
export const linesFor = <L extends { additions: readonly Addition[] }>(
  relations: ReadonlySet<Relation>,
  lines: readonly L[],
): L[] =>
  relations.has('member') || relations.has('leader') ? [...lines] : lines.map(withoutNames)

/**
 * Lines of a year with what the form says around them (domain §4.7).
 * @param published how many of an activity's matters are public now
 */
export function rowsOf(
  entries: readonly Entry[],
  plannedThemeOf: (month: Month) => string | null,
  published: ReadonlyMap<string, number>,
): LedgerRow[] {
  return linesOf(entries).map((line) => ({
    ...line,
    plannedTheme: plannedThemeOf(monthCounted(line)),
    published: published.get(line.activityId) ?? 0,
  }))
}
