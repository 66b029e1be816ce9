import { decideUndo } from '../../core/domain/arrival'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { recount } from '../../core/steps/count-present'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { undoArrival } from '../../core/store/arrivals'

/** A tick made by mistake is taken back before the record is closed. */
export const arrivalUndo: Action<'arrival.undo'> = async (input, platform, caller) => {
  const found = await onActivity('arrival.undo', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId } = input
  const undone = await whileOpen(platform, activityId, async (tx, activity) => {
    const decision = decideUndo(activity)
    if (!decision.ok) return decision
    const removed = await undoArrival(tx, activityId, memberId)
    return removed ? yes({ memberId }) : refuse('not-registered')
  })
  // also when a call before took the tick back and broke off before counting
  if (undone.ok || undone.code === 'not-registered') await recount(platform, found.value.activity)
  return undone
}
