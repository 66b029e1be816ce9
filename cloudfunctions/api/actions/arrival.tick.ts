import { decideArrival } from '../../core/domain/arrival'
import { arrivalIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { recount } from '../../core/steps/count-present'
import { withFinalList } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { markOnce } from '../../core/store/arrivals'
import { arrivalCard } from './board.show'

/** The recorder ticks a person, with or without a phone, until the record is closed (domain §7 #11, #12). */
export const arrivalTick: Action<'arrival.tick'> = async (input, platform, caller) => {
  const found = await onActivity('arrival.tick', input.activityId, platform, caller)
  if (!found.ok) return found
  const { now } = platform
  const { memberId, method, note } = input
  const activity = await withFinalList(platform, found.value.activity)
  const decision = decideArrival(activity, memberId, { now, method })
  if (!decision.ok) return decision
  const marked = await whileOpen(platform, activity._id, async (tx) =>
    yes(
      await markOnce(tx, {
        _id: arrivalIdOf(activity._id, memberId),
        activityId: activity._id,
        branchId: activity.branchId,
        memberId,
        ...decision.value,
        at: now,
        method,
        by: found.value.me._id,
        ...(note ? { note } : {}),
      }),
    ),
  )
  if (!marked.ok) return marked
  await recount(platform, activity)
  return yes({ arrival: arrivalCard(marked.value.arrival), first: marked.value.first })
}
