import { decideArrival } from '../../core/domain/arrival'
import { arrivalIdOf } from '../../core/domain/identity'
import { readCode } from '../../core/domain/sign-in-code'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { ownPart } from '../../core/steps/own-part'
import { type Activity, activityOf } from '../../core/store/activities'
import { arriveOnce } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'

/**
 * A person registers own arrival with the code of the room. Two stages and one write: the code is checked before the
 * database is asked, binding and activity are read side by side, the arrival is inserted under its derived id. At an
 * event of several branches the code of any part serves, and the person comes onto the own branch's register.
 */
export const arrivalConfirm: Action<'arrival.confirm'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const code = readCode(input.code, now, platform.signInSecret)
  if (!code.ok) return code
  const other = input.activityId && input.activityId !== code.value ? input.activityId : null
  const [binding, ofCode, ofPage] = await Promise.all([
    bindingOf(documents, caller.openid),
    activityOf(documents, code.value),
    other ? activityOf(documents, other) : null,
  ])
  if (!binding) return refuse('not-bound')
  if (!ofCode) return refuse('activity-unknown')
  if (other && !(ofPage && together(ofCode, ofPage))) return refuse('code-other-event')
  let activity = ofPage ?? ofCode
  const { memberId } = binding
  const how = { now, method: 'self_qr' } as const
  let decision = decideArrival(activity, memberId, how)
  if (!decision.ok && decision.code === 'not-on-register') {
    activity = await ownPart(platform, activity, memberId)
    decision = decideArrival(activity, memberId, how)
  }
  if (!decision.ok) return decision
  const { _id: activityId, branchId } = activity
  const { arrival, first } = await arriveOnce(documents, {
    _id: arrivalIdOf(activityId, memberId),
    activityId,
    branchId,
    memberId,
    ...decision.value,
    at: now,
    method: 'self_qr',
    by: memberId,
  })
  const { at, late, standing, method } = arrival
  return yes({ activityId, theme: activity.theme, at, late, standing, method, first })
}

/** Parts of one event are held in one room. */
const together = (a: Activity, b: Activity): boolean =>
  a.event !== null && a.event.eventId === b.event?.eventId
