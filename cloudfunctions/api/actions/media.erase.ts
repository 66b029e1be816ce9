import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { eraseMedia } from '../../core/steps/erase-media'
import { overActivity } from '../../core/steps/over-activity'

/**
 * Removes from a closed record what should never have been in it, by the unit or the school: the bytes go, a tombstone
 * (who, when, why) and a sealed addition stay (domain §7 #20). Done twice it is done once.
 */
export const mediaErase: Action<'media.erase'> = async (input, platform, caller) => {
  const found = await overActivity('media.erase', input.activityId, platform, caller)
  if (!found.ok) return found
  const erased = await eraseMedia(platform, input, found.value.me)
  return erased.ok ? yes({ mediaId: input.mediaId }) : erased
}
