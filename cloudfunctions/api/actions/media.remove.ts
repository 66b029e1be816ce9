import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { mediaById, removeMedia } from '../../core/store/media'

/** Takes a picture away, bytes and all, before the record is closed. */
export const mediaRemove: Action<'media.remove'> = async (input, platform, caller) => {
  const found = await onActivity('media.remove', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, files } = platform
  if (found.value.activity.sealedAt !== null) return refuse('activity-sealed')
  const doc = await mediaById(documents, input.mediaId)
  if (doc?.activityId !== input.activityId) return refuse('media-unknown')
  // the bytes first: a run that breaks off leaves an entry that can be removed again, never a forgotten file
  await files.remove([doc.fileId])
  await removeMedia(documents, doc._id)
  return yes({ mediaId: doc._id })
}
