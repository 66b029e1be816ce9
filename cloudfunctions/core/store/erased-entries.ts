import type { Instant } from '../contract'
import { eraseEntry, type SealKeys } from '../domain/seal'
import type { Documents, PointDocuments } from '../platform/ports'
import { ledger } from './ledger'
import type { StoredEntry } from './ledger-chain'

/** Entries about a theme day that still say something, the closing first and what was added after it. Index: activity. */
export async function entryIdsAbout(
  db: Documents,
  activityId: string,
  limit: number,
): Promise<string[]> {
  const found = await db.find(ledger.name, {
    where: { activityId },
    order: [['seq', 'asc']],
    limit,
    select: ['_id'],
  })
  return found.map((doc) => doc._id)
}

/**
 * Entries about some theme days behind one, as they are stored, by id: their seals cover every field. Index: activity.
 */
export const entriesAbout = async (
  db: Documents,
  activityIds: readonly string[],
  after: string,
  limit: number,
): Promise<StoredEntry[]> =>
  (await db.find(ledger.name, {
    where: { activityId: { in: activityIds }, _id: { gt: after } },
    order: [['_id', 'asc']],
    limit,
  })) as unknown as StoredEntry[]

/**
 * Takes what an entry says out of the chain and leaves its place, so that the chain can be verified for ever (D5, C4.3d).
 * @returns false when there is nothing left to erase
 */
export async function eraseEntryOf(
  tx: PointDocuments,
  entryId: string,
  { now, ledgerSecrets }: { now: Instant; ledgerSecrets: SealKeys },
): Promise<boolean> {
  const doc = await tx.get(ledger.name, entryId)
  if (!doc || doc.erased === true) return false
  const entry = doc as never as Parameters<typeof eraseEntry>[0]
  await tx.put(ledger.name, eraseEntry(entry, now, ledgerSecrets))
  return true
}
