import * as z from 'zod'
import { ActivityId, Instant, MemberId, OrgId, RecordDraft } from '../contract'
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
