import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { dropPictures } from '../../core/steps/pictures'
import { whileOpen } from '../../core/steps/while-open'
import { mediaById, takeAway } from '../../core/store/media'

/** Takes a picture away, bytes and all, before the record is closed. */
export const mediaRemove: Action<'media.remove'> = async (input, platform, caller) => {
  const found = await onActivity('media.remove', input.activityId, platform, caller)
  if (!found.ok) return found
  const taken = await whileOpen(platform, input.activityId, async (tx) => {
    const doc = await mediaById(tx, input.mediaId)
    if (doc?.activityId !== input.activityId) return refuse('media-unknown')
    await takeAway(tx, doc._id)
    return yes(doc)
  })
  if (!taken.ok) return taken
  await dropPictures(platform, [taken.value])
  return yes({ mediaId: taken.value._id })
}
