import * as z from 'zod'
import { ActivityId, Instant, MemberId, OrgId, RecordDraft } from '../contract'
import { recordIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** Minutes of an activity. Id: `rec_<activity>`. */
export const records: Collection = { name: 'records', indexes: [] }

export const RecordDoc = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  draft: RecordDraft,
  revision: z.int(),
  savedBy: MemberId,
  savedAt: Instant,
})
export type RecordDoc = z.infer<typeof RecordDoc>

export async function recordOf(db: PointDocuments, activityId: string): Promise<RecordDoc | null> {
  const doc = await db.get(records.name, recordIdOf(activityId))
  return doc ? RecordDoc.parse(doc) : null
}

/** The first saving of a record. False when somebody else saved first. */
export async function firstSave(db: Documents, record: RecordDoc): Promise<boolean> {
  return (await db.insertOnce(records.name, record)).created
}

/** Replaces the minutes while the revision is still the one the writer started from. */
export const saveOver = (db: Documents, record: RecordDoc, revision: number): Promise<boolean> => {
  const { draft, savedBy, savedAt } = record
  const fields = { draft, savedBy, savedAt, revision: record.revision }
  return db.patchIf(records.name, record._id, { revision }, fields)
}
