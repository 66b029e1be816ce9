import * as z from 'zod'
import { ActivityId, Instant, MediaId, MemberId, OrgId } from '../contract'
import type { Collection } from './collection'

/** Pictures of an activity: where the cleaned bytes are and their digest. Optional, at most nine (C4.3c). */
export const media: Collection = {
  name: 'media',
  indexes: [{ name: 'activity', keys: [['activityId', 1]] }],
}

export const MediaDoc = z.object({
  _id: MediaId,
  activityId: ActivityId,
  branchId: OrgId,
  fileId: z.string(),
  /** SHA-256 of the kept bytes, hex. */
  sha256: z.string(),
  bytes: z.int(),
  addedBy: MemberId,
  addedAt: Instant,
  addedLate: z.boolean(),
})
export type MediaDoc = z.infer<typeof MediaDoc>
