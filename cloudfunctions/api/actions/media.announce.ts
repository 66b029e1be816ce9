import { mediaIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { announceMedia } from '../../core/steps/announce-media'
import { onActivity } from '../../core/steps/on-activity'

/**
 * Says which files a phone is about to upload, and where to: what nobody comes back for within a day is removed (F6).
 * Said again it counts anew.
 */
export const mediaAnnounce: Action<'media.announce'> = async (input, platform, caller) => {
  const found = await onActivity('media.announce', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  const paths = input.files.map(({ key, ending }) => `incoming/${key}.${ending}`)
  const named = paths.map((path) => ({ path, mediaId: mediaIdOf(activity._id, path) }))
  await announceMedia(platform, activity._id, named)
  return yes({ paths })
}
