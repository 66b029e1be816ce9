import { createHash } from 'node:crypto'
import { idFrom } from '../../core/domain/identity'
import { MAX_BYTES, stripPicture } from '../../core/domain/media-strip'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { type OnActivity, onActivity } from '../../core/steps/on-activity'
import { isFull, withLinks } from '../../core/steps/pictures'
import { keepOnce, type MediaDoc, mediaById, mediaOf } from '../../core/store/media'

/** Uploads of phones land here and are removed as soon as they are kept or refused (F6). */
const INCOMING = /^cloud:\/\/[^/]+\/incoming\/[\w-]+(?:\.\w+)?$/

/**
 * A picture already uploaded is checked, cleaned of metadata and kept (C4.3c). Pictures may come weeks later; then
 * they are marked and the sealed entry stays as it is (domain §7 #14). One upload is one picture: a retry gets the
 * first answer.
 */
export const mediaAdd: Action<'media.add'> = async (input, platform, caller) => {
  const found = await onActivity('media.add', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  const { documents, files } = platform
  const { fileId } = input
  if (activity.cancelled) return refuse('activity-cancelled')
  if (!INCOMING.test(fileId)) return refuse('media-missing')
  const mediaId = idFrom('f', 15, activity._id, fileId)
  const [known, all] = await Promise.all([
    mediaById(documents, mediaId),
    mediaOf(documents, activity._id),
  ])
  if (known) return answer(platform, known)
  if (isFull(all)) return refuse('media-too-many')
  const bytes = await files.get(fileId)
  if (!bytes) return refuse('media-missing')
  const kept = bytes.length > MAX_BYTES ? null : stripPicture(bytes)
  if (!kept) {
    await files.remove([fileId])
    return refuse(bytes.length > MAX_BYTES ? 'media-too-large' : 'media-not-picture')
  }
  const doc = await store(platform, found.value, { mediaId, ...kept })
  await files.remove([fileId])
  return answer(platform, doc)
}

async function store(
  { documents, files, now, random }: Platform,
  { activity, me }: OnActivity,
  picture: { mediaId: string; kind: string; bytes: Uint8Array },
): Promise<MediaDoc> {
  const path = `media/${activity._id}/${random(20)}.${picture.kind}`
  const fileId = await files.put(path, picture.bytes)
  const { media, first } = await keepOnce(documents, {
    _id: picture.mediaId,
    activityId: activity._id,
    branchId: activity.branchId,
    fileId,
    sha256: createHash('sha256').update(picture.bytes).digest('hex'),
    bytes: picture.bytes.length,
    addedBy: me._id,
    addedAt: now,
    addedLate: activity.sealedAt !== null,
  })
  // a twin of this call was faster: its copy stays
  if (!first) await files.remove([fileId])
  return media
}

async function answer(platform: Platform, doc: MediaDoc) {
  const [media] = await withLinks(platform, [doc])
  if (!media) throw new Error('a picture without a link')
  return yes({ media })
}
