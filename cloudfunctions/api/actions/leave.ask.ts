import { leaveIdOf } from '../../core/domain/identity'
import { decideLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf } from '../../core/store/arrivals'
import { putLeave } from '../../core/store/leaves'

/** Leave is asked before the start; the reason is read by the secretary alone (domain §2.4, §7 #9). */
export const leaveAsk: Action<'leave.ask'> = async (input, platform, caller) => {
  const found = await onActivity('leave.ask', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me } = found.value
  const { activityId, kind, reason } = input
  const { now } = platform
  return whileOpen(platform, activityId, async (tx, activity) => {
    const arrived = (await arrivalOf(tx, activityId, me._id)) !== null
    const decision = decideLeave(activity, me._id, { now, arrived })
    if (!decision.ok) return decision
    await putLeave(tx, {
      _id: leaveIdOf(activityId, me._id),
      activityId,
      memberId: me._id,
      kind,
      reason,
      askedAt: now,
      confirmedAt: null,
    })
    return yes({ mine: { standing: 'due' as const, state: 'leave' as const } })
  })
}
