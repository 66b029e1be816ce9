import type * as z from 'zod'
import type { Doc, Documents } from '../platform/ports'
import { LedgerEntry, ledger, whole } from './ledger'

const EntryLine = LedgerEntry.pick({
  _id: true,
  branchId: true,
  branchName: true,
  seq: true,
  activityId: true,
  sealedAt: true,
  line: true,
  addition: true,
  digest: true,
})
/** An entry as far as a line of the ledger needs it: without minutes and register. */
export type EntryLine = z.infer<typeof EntryLine>

/** Lines read at once: a few kB each, below the 16 MB of an answer (platform §5). */
export const LINES_PAGE = 1000

type Of = { branchIds: readonly string[]; year: number }

/**
 * Gives the lines of some branches in a year as they are stored, a page at a time, branch by branch in order of the
 * chains: ids sort by branch and place. Index: branch_year.
 */
async function eachPage(
  db: Documents,
  { branchIds, year }: Of,
  take: (stored: Doc[]) => void,
): Promise<void> {
  if (branchIds.length === 0) return
  for (let after = ''; ; ) {
    const found = await db.find(ledger.name, {
      where: { _id: { gt: after }, branchId: { in: branchIds }, year },
      order: [['_id', 'asc']],
      limit: LINES_PAGE,
      select: [...Object.keys(EntryLine.shape), 'erased'],
    })
    take(whole(found))
    after = found.at(-1)?._id ?? after
    if (found.length < LINES_PAGE) return
  }
}

/** Gives the lines of some branches in a year a page at a time, branch by branch in order of the chains. */
export const eachLinePage = (
  db: Documents,
  of: Of,
  take: (lines: EntryLine[]) => void,
): Promise<void> => eachPage(db, of, (stored) => take(stored.map((doc) => EntryLine.parse(doc))))

/** All lines of a branch's year in order of the chain, however many additions there were. */
export async function linesOfYear(
  db: Documents,
  branchId: string,
  year: number,
): Promise<EntryLine[]> {
  const lines: EntryLine[] = []
  await eachLinePage(db, { branchIds: [branchId], year }, (page) => lines.push(...page))
  return lines
}

/** As {@link linesOfYear}, without what somebody tore apart: its seal names it, and it is shown to nobody. */
export async function readableLinesOfYear(
  db: Documents,
  branchId: string,
  year: number,
): Promise<EntryLine[]> {
  const lines: EntryLine[] = []
  await eachPage(db, { branchIds: [branchId], year }, (stored) =>
    lines.push(...stored.flatMap((doc) => EntryLine.safeParse(doc).data ?? [])),
  )
  return lines
}
