import type { EntryId } from '../contract'
import type { End } from '../domain/chain'
import type { Documents, PointDocuments } from '../platform/ports'
import { LedgerEntry, ledger } from './ledger'

/** The chain of a branch as it is stored, for those who look at its links and seals. */

/** As far as the chain is looked through at once: a year of a busy branch, ten of a quiet one. */
export const CHAIN_AT_MOST = 120

const Last = LedgerEntry.pick({ seq: true, digest: true })

/** The last entry of a branch's chain, also when its words are kept no longer; null before the first. Index: branch_seq. */
export async function endOf(db: Documents, branchId: string): Promise<End | null> {
  const [doc] = await db.find(ledger.name, {
    where: { branchId },
    order: [['seq', 'desc']],
    select: Object.keys(Last.shape),
    limit: 1,
  })
  return doc ? Last.parse(doc) : null
}

/** An entry as the end of its chain, whatever is left of it; null where there is none. */
export async function endAt(db: PointDocuments, entryId: EntryId): Promise<End | null> {
  const doc = await db.get(ledger.name, entryId)
  return doc ? Last.parse(doc) : null
}

/** An entry exactly as it is stored: its seal covers every field, also one that a schema would leave out. */
export type StoredEntry = LedgerEntry

export const storedEntry = async (
  db: PointDocuments,
  entryId: EntryId,
): Promise<StoredEntry | null> => (await db.get(ledger.name, entryId)) as StoredEntry | null

/** The newest entries of a branch in order of the chain, as they are stored. Index: branch_seq. */
export async function chainOf(db: Documents, branchId: string): Promise<StoredEntry[]> {
  const found = await db.find(ledger.name, {
    where: { branchId },
    order: [['seq', 'desc']],
    limit: CHAIN_AT_MOST,
  })
  return (found as unknown as StoredEntry[]).reverse()
}

/**
 * Entries behind one, branch by branch in order of the chains, as they are stored. Ids sort by branch and place.
 * @param branchIds null for all
 * @param limit at most so many
 */
export const entriesAfter = async (
  db: Documents,
  entryId: string,
  branchIds: readonly string[] | null,
  limit: number,
): Promise<StoredEntry[]> =>
  (await db.findMany(ledger.name, {
    where: { _id: { gt: entryId }, ...(branchIds ? { branchId: { in: branchIds } } : {}) },
    order: [['_id', 'asc']],
    limit,
  })) as unknown as StoredEntry[]
