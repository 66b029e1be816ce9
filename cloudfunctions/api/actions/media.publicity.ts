import type { Action } from '../../core/platform/serve'
import { changeMedia } from '../../core/steps/change-media'
import { onActivity } from '../../core/steps/on-activity'

/**
 * Takes a picture out of the copy for publicity when somebody in it objects, or back in; the archive copy stays
 * (domain §7 #20).
 */
export const mediaPublicity: Action<'media.publicity'> = async (input, platform, caller) => {
  const found = await onActivity('media.publicity', input.activityId, platform, caller)
  if (!found.ok) return found
  const { inCopy, reason } = input
  return changeMedia(platform, input, () => ({ inCopy, copyReason: reason }))
}
