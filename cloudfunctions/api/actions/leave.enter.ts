import { leaveIdOf } from '../../core/domain/identity'
import { decideEnteredLeave } from '../../core/domain/leave'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { withFinalList } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf } from '../../core/store/arrivals'
import { putLeave } from '../../core/store/leaves'

/** The secretary enters leave for somebody who called, before or after the start (domain §2.4, §7 #9). */
export const leaveEnter: Action<'leave.enter'> = async (input, platform, caller) => {
  const found = await onActivity('leave.enter', input.activityId, platform, caller)
  if (!found.ok) return found
  await withFinalList(platform, found.value.activity)
  const { activityId, memberId, kind, reason } = input
  const { now } = platform
  return whileOpen(platform, activityId, async (tx, activity) => {
    const arrived = (await arrivalOf(tx, activityId, memberId)) !== null
    const decision = decideEnteredLeave(activity, memberId, { now, arrived })
    if (!decision.ok) return decision
    const { late } = decision.value
    await putLeave(tx, {
      _id: leaveIdOf(activityId, memberId),
      activityId,
      memberId,
      kind,
      reason,
      askedAt: now,
      confirmedAt: null,
      by: found.value.me._id,
      late,
    })
    return yes({ memberId, late })
  })
}
