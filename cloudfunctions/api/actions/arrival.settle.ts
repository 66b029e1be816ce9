import { decideUndo } from '../../core/domain/arrival'
import { arrivalIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { recount } from '../../core/steps/count-present'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { arrivalOf, markOnce, undoArrival } from '../../core/store/arrivals'
import { lateCodeOf, settle } from '../../core/store/late-codes'

/**
 * A code that was kept without network counts once the recorder, or later the secretary, has said that the person was
 * there; the moment of the scan stands on the register. Said again the other way, the newer word holds.
 */
export const arrivalSettle: Action<'arrival.settle'> = async (input, platform, caller) => {
  const found = await onActivity('arrival.settle', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId, wasThere } = input
  const by = found.value.me._id
  const settled = await whileOpen(platform, activityId, async (tx, activity) => {
    const decision = decideUndo(activity)
    if (!decision.ok) return decision
    const code = await lateCodeOf(tx, activityId, memberId)
    if (!code) return refuse('not-waiting')
    await settle(tx, code, { at: platform.now, by, wasThere })
    if (!wasThere) {
      const arrival = await arrivalOf(tx, activityId, memberId)
      // what stands on the register by another way stays
      const counted = arrival !== null && arrival.method !== 'offline_qr'
      if (arrival && !counted) await undoArrival(tx, activityId, memberId)
      return yes({ memberId, counted })
    }
    const { branchId, name, standing, late, scannedAt } = code
    await markOnce(tx, {
      _id: arrivalIdOf(activityId, memberId),
      activityId,
      eventId: activity.event?.eventId ?? null,
      branchId,
      memberId,
      name,
      standing,
      late,
      at: scannedAt,
      enteredAt: platform.now,
      method: 'offline_qr',
      by,
    })
    return yes({ memberId, counted: true })
  })
  if (settled.ok) await recount(platform, found.value.activity)
  return settled
}
