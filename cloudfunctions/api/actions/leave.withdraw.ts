import { decideEnteredLeave, decideLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf } from '../../core/store/arrivals'
import { withdrawLeave } from '../../core/store/leaves'

/**
 * The person comes after all: the leave and its reason are removed. Before the start, like the asking; the secretary can
 * take back what was entered until the record is closed.
 */
export const leaveWithdraw: Action<'leave.withdraw'> = async (input, platform, caller) => {
  const found = await onActivity('leave.withdraw', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me, relations } = found.value
  const { activityId, memberId = me._id } = input
  const forOther = memberId !== me._id
  if (forOther && !relations.has('secretary')) return refuse('not-allowed')
  const decide = forOther ? decideEnteredLeave : decideLeave
  const { now } = platform
  return whileOpen(platform, activityId, async (tx, activity) => {
    const arrived = (await arrivalOf(tx, activityId, memberId)) !== null
    const decision = decide(activity, memberId, { now, arrived })
    if (!decision.ok) return decision
    await withdrawLeave(tx, activityId, memberId)
    return yes({ mine: { standing: 'due' as const, state: 'unmarked' as const } })
  })
}
