import { createHash } from 'node:crypto'
import { MAX_BYTES, stripPicture } from '../../core/domain/media-strip'
import { isUpload } from '../../core/domain/upload'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { type Decision, refuse, yes } from '../../core/refuse'
import { type OnActivity, onActivity } from '../../core/steps/on-activity'
import { isFull, withLinks } from '../../core/steps/pictures'
import { activityOf, countChange } from '../../core/store/activities'
import { keepIn, type MediaDoc, mediaOf } from '../../core/store/media'

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
  if (!isUpload(fileId)) return refuse('media-missing')
  const upload = digestOf(fileId)
  const all = await mediaOf(documents, activity._id)
  const known = all.find((doc) => doc.upload === upload)
  if (known || isFull(all)) {
    // what a broken run left behind; the original with its metadata never stays (F6)
    await files.remove([fileId])
    return known ? answer(platform, known) : refuse('media-too-many')
  }
  const bytes = await files.get(fileId)
  if (!bytes) return refuse('media-missing')
  const picture = bytes.length > MAX_BYTES ? null : stripPicture(bytes)
  const kept = picture
    ? await keep(platform, found.value, { upload, ...picture })
    : refuse(bytes.length > MAX_BYTES ? 'media-too-large' : 'media-not-picture')
  await files.remove([fileId])
  return kept.ok ? answer(platform, kept.value) : kept
}

const digestOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex')

async function keep(
  { documents, files, now, random }: Platform,
  { activity, me }: OnActivity,
  picture: { upload: string; kind: string; bytes: Uint8Array },
): Promise<Decision<MediaDoc>> {
  const fileId = await files.put(
    `media/${activity._id}/${random(20)}.${picture.kind}`,
    picture.bytes,
  )
  const kept = await documents.transact(async (tx): Promise<Decision<MediaDoc>> => {
    const current = await activityOf(tx, activity._id)
    if (!current || current.cancelled) return refuse('activity-cancelled')
    const doc = await keepIn(tx, {
      activityId: activity._id,
      branchId: activity.branchId,
      upload: picture.upload,
      fileId,
      sha256: digestOf(picture.bytes),
      bytes: picture.bytes.length,
      addedBy: me._id,
      addedAt: now,
      addedLate: current.sealedAt !== null,
      leaving: false,
    })
    if (!doc) return refuse('media-too-many')
    await countChange(tx, current)
    return yes(doc)
  })
  // refused, or a twin of this call was faster and its copy stays
  if (!kept.ok || kept.value.fileId !== fileId) await files.remove([fileId])
  return kept
}

async function answer(platform: Platform, doc: MediaDoc) {
  const [media] = await withLinks(platform, [doc])
  if (!media) throw new Error('a picture without a link')
  return yes({ media })
}
