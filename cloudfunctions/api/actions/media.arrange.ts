import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { arrangeMedia } from '../../core/steps/arrange-media'
import { isRisky } from '../../core/steps/check-text'
import { onActivity } from '../../core/steps/on-activity'

/**
 * Captions and order in one. Of a closed record a caption is written once, where there was none; neither captions nor
 * order are sealed.
 */
export const mediaArrange: Action<'media.arrange'> = async (input, platform, caller) => {
  const found = await onActivity('media.arrange', input.activityId, platform, caller)
  if (!found.ok) return found
  const sealed = found.value.activity.sealedAt !== null
  const items = await arrangeMedia(platform, input, sealed)
  if (!items.ok) return items
  const doubt = await isRisky(
    platform,
    caller,
    input.media.map((one) => one.caption),
  )
  return yes({ mediaIds: items.value.map((one) => one.mediaId), doubt })
}
