import type { Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import type { OnList } from './due-list'
import type { Times } from './phase'

/**
 * May this person ask for leave, or take it back? Before the start, by a person who is due and has not come
 * (domain §2.4, §7 #9).
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `leave-too-late`, `leave-not-due`, `leave-after-arrival`
 */
export function decideLeave(
  activity: Times & { roster: readonly OnList[] },
  memberId: MemberId,
  facts: { now: Instant; arrived: boolean },
): Decision<null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (facts.now >= activity.startsAt) return refuse('leave-too-late')
  const row = activity.roster.find((person) => person.memberId === memberId)
  if (row?.standing !== 'due') return refuse('leave-not-due')
  return facts.arrived ? refuse('leave-after-arrival') : yes(null)
}
