import type { MemberId } from '../../core/contract'
import { type ArrivalFacts, decideArrival } from '../../core/domain/arrival'
import { arrivalIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { type Decision, yes } from '../../core/refuse'
import { recount } from '../../core/steps/count-present'
import { withFinalList } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import type { Activity } from '../../core/store/activities'
import { type ArrivalDoc, markOnce } from '../../core/store/arrivals'
import { arrivalCard } from './board.show'

/** As many as one transaction holds, at two operations each. */
const AT_ONCE = 40

/**
 * The recorder ticks people, with or without a phone, until the record is closed (domain §7 #11, #12). Nobody is ticked
 * unless all may be; a call that broke off in between is completed by repeating it.
 */
export const arrivalTick: Action<'arrival.tick'> = async (input, platform, caller) => {
  const found = await onActivity('arrival.tick', input.activityId, platform, caller)
  if (!found.ok) return found
  const { now } = platform
  const { method, late, note } = input
  const activity = await withFinalList(platform, found.value.activity)
  const facts = eachMay(activity, [...new Set(input.memberIds)], { now, method, late })
  if (!facts.ok) return facts
  const arrivals: ArrivalDoc[] = []
  for (let i = 0; i < facts.value.length; i += AT_ONCE) {
    const marked = await whileOpen(platform, activity._id, async (tx) => {
      const some: ArrivalDoc[] = []
      // one after the other: a transaction answers one question at a time
      for (const one of facts.value.slice(i, i + AT_ONCE)) {
        const { arrival } = await markOnce(tx, {
          _id: arrivalIdOf(activity._id, one.memberId),
          activityId: activity._id,
          eventId: activity.event?.eventId ?? null,
          branchId: activity.branchId,
          ...one,
          enteredAt: now,
          method,
          by: found.value.me._id,
          ...(note ? { note } : {}),
        })
        some.push(arrival)
      }
      return yes(some)
    })
    if (!marked.ok) return marked
    arrivals.push(...marked.value)
  }
  await recount(platform, activity)
  return yes({ arrivals: arrivals.map(arrivalCard) })
}

function eachMay(
  activity: Activity,
  memberIds: readonly MemberId[],
  how: Parameters<typeof decideArrival>[2],
): Decision<(ArrivalFacts & { memberId: MemberId })[]> {
  const facts: (ArrivalFacts & { memberId: MemberId })[] = []
  for (const memberId of memberIds) {
    const decision = decideArrival(activity, memberId, how)
    if (!decision.ok) return decision
    facts.push({ memberId, ...decision.value })
  }
  return yes(facts)
}
