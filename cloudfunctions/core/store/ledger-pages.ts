import type * as z from 'zod'
import type { Documents } from '../platform/ports'
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

/**
 * Lines of some branches in a year behind one, branch by branch in order of the chains; fewer than a page at the end. Ids
 * sort by branch and place. Index: branch_year.
 */
export async function linesAfter(
  db: Documents,
  entryId: string,
  { branchIds, year }: { branchIds: readonly string[]; year: number },
): Promise<EntryLine[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(ledger.name, {
    where: { _id: { gt: entryId }, branchId: { in: branchIds }, year },
    order: [['_id', 'asc']],
    limit: LINES_PAGE,
    select: [...Object.keys(EntryLine.shape), 'erased'],
  })
  return whole(found).map((doc) => EntryLine.parse(doc))
}
