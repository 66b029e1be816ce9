import type { Addition, LedgerLine, Month } from '../contract'
import { dayOf } from './calendar'
import { monthCounted } from './obligation'
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
