import { leaveIdOf } from '../../core/domain/identity'
import { decideLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { arrivalOf } from '../../core/store/arrivals'
import { askOnce } from '../../core/store/leaves'

/** Leave is asked before the start; the reason is read by the secretary alone (domain §2.4, §7 #9). */
export const leaveAsk: Action<'leave.ask'> = async (input, platform, caller) => {
  const found = await onActivity('leave.ask', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const arrived = (await arrivalOf(documents, activity._id, me._id)) !== null
  const decision = decideLeave(activity, me._id, { now, arrived })
  if (!decision.ok) return decision
  await askOnce(documents, {
    _id: leaveIdOf(activity._id, me._id),
    activityId: activity._id,
    memberId: me._id,
    kind: input.kind,
    reason: input.reason,
    askedAt: now,
    confirmedAt: null,
  })
  return yes({ mine: { standing: 'due', state: 'leave' } })
}
