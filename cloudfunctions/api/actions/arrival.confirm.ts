import type { MemberId } from '../../core/contract'
import { type ArrivalFacts, decideArrival } from '../../core/domain/arrival'
import { arrivalIdOf, lateCodeIdOf } from '../../core/domain/identity'
import { readCode } from '../../core/domain/sign-in-code'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { ownPart } from '../../core/steps/own-part'
import { type Activity, activityOf } from '../../core/store/activities'
import { arrivalOf, arriveOnce } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { waitOnce } from '../../core/store/late-codes'

/**
 * A person registers own arrival with the code of the room. Two stages and one write: the code is checked before the
 * database is asked, binding and activity are read side by side, the arrival is inserted under its derived id. At an
 * event of several branches the code of any part serves, and the person comes onto the own branch's register. A code
 * kept without network and sent late waits for the recorder, so that a relayed picture signs nobody in.
 */
export const arrivalConfirm: Action<'arrival.confirm'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const code = readCode(input.code, now, platform.signInSecrets)
  if (!code.ok) return code
  const { activityId: coded, shownAt, at, live } = code.value
  if (!live && !input.kept) return refuse('code-expired')
  const other = input.activityId && input.activityId !== coded ? input.activityId : null
  const [binding, ofCode, ofPage] = await Promise.all([
    bindingOf(documents, caller.openid),
    activityOf(documents, coded),
    other ? activityOf(documents, other) : null,
  ])
  if (!binding) return refuse('not-bound')
  if (!ofCode) return refuse('activity-unknown')
  if (other && !(ofPage && together(ofCode, ofPage))) return refuse('code-other-event')
  let activity = ofPage ?? ofCode
  const { memberId } = binding
  const how = live
    ? { now, shownAt, method: 'self_qr' as const }
    : { now: at, shownAt, method: 'offline_qr' as const }
  let decision = decideArrival(activity, memberId, how)
  if (!decision.ok && decision.code === 'not-on-register') {
    activity = await ownPart(platform, activity, memberId)
    decision = decideArrival(activity, memberId, how)
  }
  if (!decision.ok) return decision
  const came = { activity, memberId, facts: decision.value }
  return live ? yes(await arrives(platform, came)) : waits(platform, came, at)
}

type Came = { activity: Activity; memberId: MemberId; facts: ArrivalFacts }

async function arrives({ documents, now }: Platform, { activity, memberId, facts }: Came) {
  const { _id: activityId, branchId, theme } = activity
  const { arrival, first } = await arriveOnce(documents, {
    _id: arrivalIdOf(activityId, memberId),
    activityId,
    branchId,
    memberId,
    ...facts,
    at: now,
    method: 'self_qr',
    by: memberId,
  })
  const { at, late, standing, method } = arrival
  return { activityId, theme, at, late, standing, method, first, waiting: false }
}

/** Beside the register, unless the person stands on it already; once the recorder has looked at the code, that holds. */
async function waits(
  { documents, now }: Platform,
  { activity, memberId, facts }: Came,
  scannedAt: number,
) {
  const { _id: activityId, branchId, theme } = activity
  const arrival = await arrivalOf(documents, activityId, memberId)
  if (arrival) {
    const { at, late, standing, method } = arrival
    return yes({ activityId, theme, at, late, standing, method, first: false, waiting: false })
  }
  const code = await waitOnce(documents, {
    _id: lateCodeIdOf(activityId, memberId),
    activityId,
    branchId,
    memberId,
    ...facts,
    scannedAt,
    sentAt: now,
    settled: null,
  })
  if (code.settled) return refuse('not-counted')
  const { late, standing } = code
  const method = 'offline_qr' as const
  const first = code.sentAt === now
  return yes({
    ...{ activityId, theme, at: code.scannedAt, late, standing, method, first },
    waiting: true,
  })
}

/** Parts of one event are held in one room. */
const together = (a: Activity, b: Activity): boolean =>
  a.event !== null && a.event.eventId === b.event?.eventId
