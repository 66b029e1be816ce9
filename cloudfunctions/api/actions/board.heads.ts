import { decideUndo } from '../../core/domain/arrival'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { cameToRoom } from '../../core/steps/room'
import { whileOpen } from '../../core/steps/while-open'
import { setHeads } from '../../core/store/activity-writes'
import { arrivalsOf } from '../../core/store/arrivals'

/**
 * The recorder counts the people in the room, so that a relayed code shows (domain §7 #13). The two numbers are told to
 * who keeps the record and to nobody else; nothing happens by itself.
 */
export const boardHeads: Action<'board.heads'> = async (input, platform, caller) => {
  const found = await onActivity('board.heads', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, heads } = input
  const counted = { count: heads, by: found.value.me._id, at: platform.now }
  const set = await whileOpen(platform, activityId, async (tx, activity) => {
    const decision = decideUndo(activity)
    if (!decision.ok) return decision
    await setHeads(tx, activityId, counted)
    return yes(null)
  })
  if (!set.ok) return set
  const arrivals = await arrivalsOf(platform.documents, activityId)
  const came = await cameToRoom(platform.documents, found.value.activity, arrivals)
  return yes({ heads, came })
}
