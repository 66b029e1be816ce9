import type { Action } from '../../core/platform/serve'
import { changeMedia } from '../../core/steps/change-media'
import { onActivity } from '../../core/steps/on-activity'

/** What the content check held back is shown to members, or stays hidden from them; a person decides, not the check. */
export const mediaDecide: Action<'media.decide'> = async (input, platform, caller) => {
  const found = await onActivity('media.decide', input.activityId, platform, caller)
  if (!found.ok) return found
  return changeMedia(platform, input, () => ({ decision: input.keep ? 'keep' : 'hide' }))
}
