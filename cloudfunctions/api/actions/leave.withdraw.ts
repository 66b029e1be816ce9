import { decideLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { arrivalOf } from '../../core/store/arrivals'
import { withdrawLeave } from '../../core/store/leaves'

/** The person comes after all: the leave and its reason are removed. Before the start, like the asking. */
export const leaveWithdraw: Action<'leave.withdraw'> = async (input, platform, caller) => {
  const found = await onActivity('leave.withdraw', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const arrived = (await arrivalOf(documents, activity._id, me._id)) !== null
  const decision = decideLeave(activity, me._id, { now, arrived })
  if (!decision.ok) return decision
  await withdrawLeave(documents, activity._id, me._id)
  return yes({ mine: { standing: 'due', state: 'unmarked' } })
}
