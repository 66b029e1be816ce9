import type { MemberId } from '../../core/contract'
import { type ArrivalFacts, decideArrival } from '../../core/domain/arrival'
import { arrivalIdOf, lateCodeIdOf } from '../../core/domain/identity'
import { readCode } from '../../core/domain/sign-in-code'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { declareKept } from '../../core/steps/declare-strays'
import { ownPart, scannedParts } from '../../core/steps/own-part'
import type { Activity } from '../../core/store/activities'
import { arrivalOf, arriveOnce } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { type LateCode, waitOnce } from '../../core/store/late-codes'

/**
 * A person registers own arrival with the code of the room. Two stages and one write: the code is checked before the
 * database is asked, binding and activity are read side by side, the arrival is inserted under its derived id. At an
 * event of several branches one code serves all, and the person comes onto the register where the own place is. A code
 * kept without network and sent late waits for the recorder, so that a relayed picture signs nobody in.
 */
export const arrivalConfirm: Action<'arrival.confirm'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const code = readCode(input.code, now, platform.signInSecrets)
  if (!code.ok) return code
  const { what, shownAt, at, live } = code.value
  if (!live && !input.kept) return refuse('code-expired')
  const scanned = { coded: what, page: input.activityId, who: input.scannedFor }
  const [binding, known] = await Promise.all([
    bindingOf(documents, caller.openid),
    scannedParts(documents, scanned),
  ])
  if (!binding) return refuse('not-bound')
  const { memberId } = binding
  if (input.kept && (input.scannedFor ?? memberId) !== memberId) return refuse('code-of-another')
  const part = await ownPart(platform, scanned, known, memberId)
  if (!part.ok) return part
  const activity = part.value
  const decision = decideArrival(
    activity,
    memberId,
    live ? { now, shownAt, method: 'self_qr' } : { now: at, shownAt, method: 'offline_qr' },
  )
  if (!decision.ok) return decision
  const came = { activity, memberId, facts: decision.value }
  return live ? yes(await arrives(platform, came)) : waits(platform, came, at)
}

type Came = { activity: Activity; memberId: MemberId; facts: ArrivalFacts }

async function arrives({ documents, now }: Platform, { activity, memberId, facts }: Came) {
  const { _id: activityId, branchId, theme } = activity
  const eventId = activity.event?.eventId ?? null
  const { arrival, first } = await arriveOnce(documents, {
    _id: arrivalIdOf(activityId, memberId),
    activityId,
    eventId,
    branchId,
    memberId,
    ...facts,
    enteredAt: now,
    method: 'self_qr',
    by: memberId,
  })
  const { at, late, standing, method } = arrival
  return { activityId, theme, at, late, standing, method, first, waiting: false }
}

/**
 * Beside the register, unless the person stands on it already; once the recorder has looked at the code, that holds.
 * After the closing it becomes a late entry, which a second person looks at.
 */
async function waits(platform: Platform, { activity, memberId, facts }: Came, scannedAt: number) {
  const { documents, now } = platform
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
    name: facts.name,
    standing: facts.standing,
    late: facts.late,
    scannedAt,
    sentAt: now,
    settled: null,
  })
  if (code.settled) return refuse('not-counted')
  const waiting = activity.sealedAt === null || (await asLateEntry(platform, code, activity))
  if (waiting === null) return refuse('not-counted')
  const { late, standing } = code
  const method = 'offline_qr' as const
  const first = code.sentAt === now
  return yes({
    ...{ activityId, theme, at: code.scannedAt, late, standing, method, first },
    waiting,
  })
}

/** Whether it waits for the second person; null when that one did not agree. */
async function asLateEntry(
  platform: Platform,
  { memberId, name }: LateCode,
  activity: Activity,
): Promise<boolean | null> {
  const declared = await declareKept(platform, activity, { memberId, name })
  // the sealed register says already that the person was there
  if (!declared.ok) return declared.code === 'already-present' ? false : null
  return declared.value.ended ? null : true
}
