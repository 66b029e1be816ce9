import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { eraseMedia } from '../../core/steps/erase-media'
import { allow, personBehind } from '../../core/steps/person'
import { activityOf } from '../../core/store/activities'
import { branchOf } from '../../core/store/orgs'

/**
 * Removes from a closed record what should never have been in it, by the unit or the school: the bytes go, a tombstone
 * (who, when, why) and a sealed addition stay (domain §7 #20). Done twice it is done once.
 */
export const mediaErase: Action<'media.erase'> = async (input, platform, caller) => {
  const { documents } = platform
  const [me, activity] = await Promise.all([
    personBehind(platform, caller),
    activityOf(documents, input.activityId),
  ])
  if (!me) return refuse('not-bound')
  if (!activity) return refuse('activity-unknown')
  const branch = await branchOf(documents, activity.branchId)
  const about = branch ? { branchId: branch._id, unitId: branch.parentId } : {}
  const allowed = allow('media.erase', me, about)
  if (!allowed.ok) return allowed
  const erased = await eraseMedia(platform, input, me)
  return erased.ok ? yes({ mediaId: input.mediaId }) : erased
}
