import { decideConfirming, needsConfirming } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { confirmLeave, leaveOf } from '../../core/store/leaves'

/** Leave given before the day was moved is said again by its owner (domain §7 #1). Said once, said. */
export const leaveConfirm: Action<'leave.confirm'> = async (input, platform, caller) => {
  const found = await onActivity('leave.confirm', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const leave = await leaveOf(documents, activity._id, me._id)
  if (!leave) return refuse('leave-unknown')
  const decision = decideConfirming(activity, now)
  if (!decision.ok) return decision
  if (!needsConfirming(leave, activity)) {
    return yes({ confirmedAt: leave.confirmedAt ?? leave.askedAt })
  }
  const kept = await confirmLeave(documents, activity._id, me._id, now)
  return kept ? yes({ confirmedAt: now }) : refuse('leave-unknown')
}
