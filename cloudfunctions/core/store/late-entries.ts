import * as z from 'zod'
import { ActivityId, EntryId, Instant, MemberId, OrgId } from '../contract'
import { lateEntryIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/**
 * Declarations that somebody was there, made after the record was closed. Id: `le_<activity>_<member>`. Its end stands
 * in the ledger.
 */
export const lateEntries: Collection = {
  name: 'late_entries',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'member', keys: [['memberId', 1]] },
    {
      name: 'open',
      keys: [
        ['branchId', 1],
        ['ended', 1],
      ],
    },
  ],
}

export const LateEntry = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  memberId: MemberId,
  name: z.string(),
  reason: z.string(),
  declaredBy: MemberId,
  declaredAt: Instant,
  ended: z.boolean(),
  /** What the second person said; null while nobody has. */
  answer: z
    .object({ at: Instant, by: MemberId, agree: z.boolean(), entryId: EntryId.nullable() })
    .nullable(),
})
export type LateEntry = z.infer<typeof LateEntry>

export async function lateEntryOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<LateEntry | null> {
  const doc = await db.get(lateEntries.name, lateEntryIdOf(activityId, memberId))
  return doc ? LateEntry.parse(doc) : null
}

/** Declarations by their derived ids. */
export async function lateEntriesByIds(
  db: Documents,
  ids: readonly string[],
): Promise<LateEntry[]> {
  if (ids.length === 0) return []
  const found = await db.getMany(lateEntries.name, [...ids])
  return found.map((doc) => LateEntry.parse(doc))
}

/** Declarations about an activity. Index: activity. */
export async function lateEntriesOf(db: Documents, activityId: string): Promise<LateEntry[]> {
  const found = await db.find(lateEntries.name, { where: { activityId }, limit: 200 })
  return found.map((doc) => LateEntry.parse(doc))
}

/** Declarations about one person. Index: member. */
export async function lateEntriesAbout(db: Documents, memberId: string): Promise<LateEntry[]> {
  const found = await everything(db, lateEntries, { memberId })
  return found.map((doc) => LateEntry.parse(doc))
}

/** Declarations of some branches that wait for a second person. Index: open. */
export async function lateEntriesWaiting(
  db: Documents,
  branchIds: readonly string[],
): Promise<LateEntry[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, ended: false }
  const found = await db.find(lateEntries.name, { where, limit: 50 })
  return found.map((doc) => LateEntry.parse(doc))
}

export const putLateEntry = (tx: PointDocuments, entry: LateEntry): Promise<void> =>
  tx.put(lateEntries.name, entry)
