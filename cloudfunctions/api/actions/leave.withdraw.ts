import { decideWithdrawing } from '../../core/domain/leave'
import { myPart, registerOf } from '../../core/domain/register'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf } from '../../core/store/arrivals'
import { withdrawLeave } from '../../core/store/leaves'

/**
 * The person comes after all: the leave and its reason are removed. Before the start, like the asking; the secretary can
 * take it back until the record is closed, the own one too.
 */
export const leaveWithdraw: Action<'leave.withdraw'> = async (input, platform, caller) => {
  const found = await onActivity('leave.withdraw', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me, relations } = found.value
  const { activityId, memberId = me._id } = input
  const secretary = relations.has('secretary')
  if (memberId !== me._id && !secretary) return refuse('not-allowed')
  return whileOpen(platform, activityId, async (tx, activity) => {
    const decision = decideWithdrawing(activity, { now: platform.now, secretary })
    if (!decision.ok) return decision
    const arrival = await arrivalOf(tx, activityId, memberId)
    await withdrawLeave(tx, activityId, memberId)
    const arrivals = arrival ? [arrival] : []
    const register = registerOf({ roster: activity.roster, arrivals, leaves: [], closed: false })
    return yes({ mine: myPart(register, memberId) })
  })
}
