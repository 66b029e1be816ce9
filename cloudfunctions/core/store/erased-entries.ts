import { eraseEntry, type SealKeys } from '../domain/seal'
import type { Documents, PointDocuments } from '../platform/ports'
import { ledger } from './ledger'

/** Entries about a theme day that still say something: the closing and what was added. Index: branch_seq. */
export async function entryIdsAbout(
  db: Documents,
  { branchId, activityId }: { branchId: string; activityId: string },
  limit: number,
): Promise<string[]> {
  const found = await db.find(ledger.name, {
    where: { branchId, activityId },
    limit,
    select: ['_id'],
  })
  return found.map((doc) => doc._id)
}

/**
 * Takes what an entry says out of the chain and leaves its place, so that the chain can be verified for ever (D5, C4.3d).
 * @returns false when there is nothing left to erase
 */
export async function eraseEntryOf(
  tx: PointDocuments,
  entryId: string,
  keys: SealKeys,
): Promise<boolean> {
  const doc = await tx.get(ledger.name, entryId)
  if (!doc || doc.erased === true) return false
  await tx.put(ledger.name, eraseEntry(doc as never as Parameters<typeof eraseEntry>[0], keys))
  return true
}
