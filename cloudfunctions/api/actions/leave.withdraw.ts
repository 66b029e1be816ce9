import { decideLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf } from '../../core/store/arrivals'
import { withdrawLeave } from '../../core/store/leaves'

/** The person comes after all: the leave and its reason are removed. Before the start, like the asking. */
export const leaveWithdraw: Action<'leave.withdraw'> = async (input, platform, caller) => {
  const found = await onActivity('leave.withdraw', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me } = found.value
  const { activityId } = input
  const { now } = platform
  return whileOpen(platform, activityId, async (tx, activity) => {
    const arrived = (await arrivalOf(tx, activityId, me._id)) !== null
    const decision = decideLeave(activity, me._id, { now, arrived })
    if (!decision.ok) return decision
    await withdrawLeave(tx, activityId, me._id)
    return yes({ mine: { standing: 'due' as const, state: 'unmarked' as const } })
  })
}
