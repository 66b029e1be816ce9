import * as z from 'zod'
import { ActivityId, Instant, MediaId, MemberId, OrgId } from '../contract'
import type { Documents } from '../platform/ports'
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

export async function mediaById(db: Documents, mediaId: string): Promise<MediaDoc | null> {
  const doc = await db.get(media.name, mediaId)
  return doc ? MediaDoc.parse(doc) : null
}

/** Pictures of one activity, oldest first. Index: activity. */
export async function mediaOf(db: Documents, activityId: string): Promise<MediaDoc[]> {
  const found = await db.find(media.name, { where: { activityId }, limit: 50 })
  return found
    .map((doc) => MediaDoc.parse(doc))
    .sort((a, b) => a.addedAt - b.addedAt || (a._id < b._id ? -1 : 1))
}

/** One upload is one picture; a retry gets the first back. */
export async function keepOnce(
  db: Documents,
  doc: MediaDoc,
): Promise<{ media: MediaDoc; first: boolean }> {
  const result = await db.insertOnce(media.name, doc)
  return result.created
    ? { media: doc, first: true }
    : { media: MediaDoc.parse(result.existing), first: false }
}

export const removeMedia = (db: Documents, mediaId: string): Promise<boolean> =>
  db.remove(media.name, mediaId)
