import { decideUndo } from '../../core/domain/arrival'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { undoArrival } from '../../core/store/arrivals'

/** A tick made by mistake is taken back before the record is closed. */
export const arrivalUndo: Action<'arrival.undo'> = async (input, platform, caller) => {
  const found = await onActivity('arrival.undo', input.activityId, platform, caller)
  if (!found.ok) return found
  const decision = decideUndo(found.value.activity)
  if (!decision.ok) return decision
  const undone = await undoArrival(platform.documents, input.activityId, input.memberId)
  return undone ? yes({ memberId: input.memberId }) : refuse('not-registered')
}
