import * as z from 'zod'
import { ActivityId, Instant, MediaId, MemberId, OrgId } from '../contract'
import { mediaIdOf } from '../domain/identity'
import { MAX_PICTURES } from '../domain/media-strip'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * Pictures of an activity: where the cleaned bytes are and their digest. Optional, at most nine (C4.3c): the id is the
 * activity and one of nine places, so that there can be no tenth.
 */
export const media: Collection = {
  name: 'media',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'leaving', keys: [['leaving', 1]] },
  ],
}

export const MediaDoc = z.object({
  _id: MediaId,
  activityId: ActivityId,
  branchId: OrgId,
  /** Digest of the upload it came from; a retry of the same upload is the same picture. */
  upload: z.string(),
  fileId: z.string(),
  /** SHA-256 of the kept bytes, hex. */
  sha256: z.string(),
  bytes: z.int(),
  addedBy: MemberId,
  addedAt: Instant,
  addedLate: z.boolean(),
  /** Taken away; the bytes go next, then this. */
  leaving: z.boolean(),
})
export type MediaDoc = z.infer<typeof MediaDoc>

export async function mediaById(db: PointDocuments, mediaId: string): Promise<MediaDoc | null> {
  const doc = await db.get(media.name, mediaId)
  return doc ? MediaDoc.parse(doc) : null
}

/** Pictures of one activity, oldest first. Index: activity. */
export async function mediaOf(db: Documents, activityId: string): Promise<MediaDoc[]> {
  const found = await db.find(media.name, { where: { activityId }, limit: 50 })
  return found
    .map((doc) => MediaDoc.parse(doc))
    .filter((doc) => !doc.leaving)
    .sort((a, b) => a.addedAt - b.addedAt || (a._id < b._id ? -1 : 1))
}

/** Keeps a picture in the first free place, or gives back the one this upload became before. Null when all are taken. */
export async function keepIn(
  tx: PointDocuments,
  picture: Omit<MediaDoc, '_id'>,
): Promise<MediaDoc | null> {
  let free: string | null = null
  for (let place = 0; place < MAX_PICTURES; place++) {
    const id = mediaIdOf(picture.activityId, place)
    const taken = await mediaById(tx, id)
    if (taken?.upload === picture.upload && !taken.leaving) return taken
    if (!taken) free ??= id
  }
  if (free === null) return null
  const doc = { _id: free, ...picture }
  await tx.put(media.name, doc)
  return doc
}

/** Hides a picture; its bytes are removed afterwards. */
export const takeAway = (tx: PointDocuments, mediaId: string): Promise<boolean> =>
  tx.patch(media.name, mediaId, { leaving: true })

/** Pictures taken away whose bytes may still lie there, because a run broke off. Index: leaving. */
export async function mediaLeaving(db: Documents, limit: number): Promise<MediaDoc[]> {
  const found = await db.find(media.name, { where: { leaving: true }, limit })
  return found.map((doc) => MediaDoc.parse(doc))
}

export const removeMedia = (db: Documents, mediaId: string): Promise<boolean> =>
  db.remove(media.name, mediaId)
