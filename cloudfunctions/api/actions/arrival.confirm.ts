import { decideArrival } from '../../core/domain/arrival'
import { dayOf } from '../../core/domain/calendar'
import { standingOn } from '../../core/domain/due-list'
import { arrivalIdOf } from '../../core/domain/identity'
import { readCode } from '../../core/domain/sign-in-code'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { type Activity, activityOf } from '../../core/store/activities'
import { arriveOnce } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { memberOf } from '../../core/store/members'

/**
 * A person registers own arrival with the code of the room. Two stages and one write: the code is checked before the
 * database is asked, binding and activity are read side by side, the arrival is inserted under its derived id.
 */
export const arrivalConfirm: Action<'arrival.confirm'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const code = readCode(input.code, now, platform.signInSecret)
  if (!code.ok) return code
  const activityId = code.value
  if (input.activityId && input.activityId !== activityId) return refuse('code-other-event')
  const [binding, activity] = await Promise.all([
    bindingOf(documents, caller.openid),
    activityOf(documents, activityId),
  ])
  if (!binding) return refuse('not-bound')
  if (!activity) return refuse('activity-unknown')
  const { memberId } = binding
  const how = { now, method: 'self_qr' } as const
  let decision = decideArrival(activity, memberId, how)
  if (!decision.ok && decision.code === 'not-on-register') {
    const roster = await withNewcomer(platform, activity, memberId)
    decision = decideArrival({ ...activity, roster }, memberId, how)
  }
  if (!decision.ok) return decision
  const { arrival, first } = await arriveOnce(documents, {
    _id: arrivalIdOf(activityId, memberId),
    activityId,
    branchId: activity.branchId,
    memberId,
    ...decision.value,
    at: now,
    method: 'self_qr',
    by: memberId,
  })
  const { at, late, standing, method } = arrival
  return yes({ activityId, theme: activity.theme, at, late, standing, method, first })
}

/** Somebody who joined the branch after the posting is due as long as the list is not final (domain §7 #7). */
async function withNewcomer(platform: Platform, activity: Activity, memberId: string) {
  if (activity.frozenAt !== null) return activity.roster
  const member = await memberOf(platform.documents, memberId)
  const standing = member && standingOn(member, activity.branchId, dayOf(activity.startsAt))
  if (!member || !standing) return activity.roster
  const { name, stage, group } = member
  return [...activity.roster, { memberId, name, stage, group, standing }]
}
