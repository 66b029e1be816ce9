import * as z from 'zod'
import { ActivityId, Instant, MemberId, OrgId, RecordDraft } from '../contract'
import { recordIdOf } from '../domain/identity'
import type { PointDocuments } from '../platform/ports'
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

export const putRecord = (tx: PointDocuments, record: RecordDoc): Promise<void> =>
  tx.put(records.name, record)
