import type { Action } from '../../core/platform/serve'
import { changeMedia } from '../../core/steps/change-media'
import { onActivity } from '../../core/steps/on-activity'

/** Marks a picture to be kept as long as the minutes of its day, or takes the mark away (D5). */
export const mediaArchive: Action<'media.archive'> = async (input, platform, caller) => {
  const found = await onActivity('media.archive', input.activityId, platform, caller)
  if (!found.ok) return found
  return changeMedia(platform, input, () => ({ archive: input.archive }))
}
