import * as z from 'zod'
import {
  ActivityId,
  Instant,
  MEDIA_CHECKS,
  MEDIA_KINDS,
  MediaId,
  MemberId,
  OrgId,
} from '../contract'
import type { MediaItem } from '../domain/album'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * Pictures or the clip of an activity, one document for each activity that has any: where the cleaned bytes are, their
 * digests, captions and order. What no document names is not kept (C4.3c).
 */
export const media: Collection = {
  name: 'media',
  indexes: [
    { name: 'traces', keys: [['traces', 1]] },
    { name: 'looked', keys: [['lookedAt', 1]] },
    { name: 'added', keys: [['items.addedAt', 1]] },
  ],
}

const Item = z.object({
  mediaId: MediaId,
  kind: z.enum(MEDIA_KINDS),
  fileId: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  durationMs: z.int().nullable(),
  caption: z.string(),
  addedBy: MemberId,
  addedAt: Instant,
  addedLate: z.boolean(),
  trace: z.string().nullable(),
  check: z.enum(MEDIA_CHECKS),
  decision: z.enum(['keep', 'hide']).nullable(),
  inCopy: z.boolean(),
  copyReason: z.string(),
  lost: z.boolean(),
  archive: z.boolean().default(false),
}) satisfies z.ZodType<MediaItem>

export const Album = z.object({
  /** The activity's id. */
  _id: ActivityId,
  branchId: OrgId,
  items: z.array(Item),
  /** Who erased what, when and why; nothing of what it showed (domain §7 #20). */
  erased: z.array(
    z.object({ mediaId: MediaId, by: MemberId, name: z.string(), at: Instant, reason: z.string() }),
  ),
  /** Names under which content checks are still to answer. */
  traces: z.array(z.string()),
  /** When somebody last made sure that the bytes are there. */
  lookedAt: Instant,
})
export type Album = z.infer<typeof Album>

export async function albumOf(db: PointDocuments, activityId: string): Promise<Album | null> {
  const doc = await db.get(media.name, activityId)
  return doc ? Album.parse(doc) : null
}

/** Pictures or the clip of one activity in their order. */
export const mediaOf = async (db: PointDocuments, activityId: string): Promise<MediaItem[]> =>
  (await albumOf(db, activityId))?.items ?? []

/** Writes an album; the names that checks answer to follow from its items. */
export const putAlbum = (tx: PointDocuments, album: Album): Promise<void> =>
  tx.put(media.name, { ...album, traces: album.items.flatMap((one) => one.trace ?? []) })

/** Whose picture a content check is about. Index: traces. */
export async function albumOfTrace(db: Documents, trace: string): Promise<Album | null> {
  const [doc] = await db.find(media.name, { where: { traces: trace }, limit: 1 })
  return doc ? Album.parse(doc) : null
}

/** Albums that nobody looked after since, oldest first. Index: looked. */
export async function albumsLookedBefore(
  db: Documents,
  before: Instant,
  limit: number,
): Promise<Album[]> {
  const found = await db.find(media.name, {
    where: { lookedAt: { lt: before } },
    order: [['lookedAt', 'asc']],
    limit,
  })
  return found.map((doc) => Album.parse(doc))
}
