import type { Changeable, Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import type { OnList } from './due-list'
import { lastStarts, type Times } from './phase'

/**
 * May this person ask for leave? Before the start (of the last sitting, where there are
 * several), by a person who is due and has not come (domain §2.4, §7 #9).
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `leave-too-late`, `leave-not-due`, `leave-after-arrival`
 */
export function decideLeave(
  activity: Times & { roster: readonly OnList[] },
  memberId: MemberId,
  facts: { now: Instant; arrived: boolean },
): Decision<null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (facts.now >= lastStarts(activity)) return refuse('leave-too-late')
  const row = activity.roster.find((person) => person.memberId === memberId)
  if (row?.standing !== 'due') return refuse('leave-not-due')
  return facts.arrived ? refuse('leave-after-arrival') : yes(null)
}

/**
 * May the secretary enter leave for somebody? Until the record is closed; after the start it is late, and entering it is
 * the acceptance (domain §7 #9).
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `leave-not-due`, `leave-after-arrival`
 */
export function decideEnteredLeave(
  activity: Times & { roster: readonly OnList[] },
  memberId: MemberId,
  facts: { now: Instant; arrived: boolean },
): Decision<{ late: boolean }> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  const row = activity.roster.find((person) => person.memberId === memberId)
  if (row?.standing !== 'due') return refuse('leave-not-due')
  if (facts.arrived) return refuse('leave-after-arrival')
  return yes({ late: facts.now >= lastStarts(activity) })
}

/** What was changed of a day, and when. */
export type Moved = { revisions: readonly { at: Instant; changed: readonly Changeable[] }[] }

const MOVES: readonly Changeable[] = ['time', 'sessions']

/**
 * Whether leave was given before the day was moved and not said again since (domain §7 #1). It counts all the same;
 * its owner is asked.
 */
export function needsConfirming(
  leave: { askedAt: Instant; confirmedAt: Instant | null },
  { revisions }: Moved,
): boolean {
  const moved = revisions.filter((one) => MOVES.some((part) => one.changed.includes(part))).at(-1)
  return moved !== undefined && (leave.confirmedAt ?? leave.askedAt) < moved.at
}

/**
 * May leave be taken back? By its owner before the start (of the last sitting), by the secretary until the record is
 * closed. Who is not due any more, or came after all, takes the private reason back all the same (domain §7 #9).
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `leave-too-late`
 */
export function decideWithdrawing(
  activity: Times,
  { now, secretary }: { now: Instant; secretary: boolean },
): Decision<null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  return secretary || now < lastStarts(activity) ? yes(null) : refuse('leave-too-late')
}

/**
 * May leave given before a move be said again? As long as its owner could still take it back.
 * @returns refusals: those of {@link decideWithdrawing}
 */
export const decideConfirming = (activity: Times, now: Instant): Decision<null> =>
  decideWithdrawing(activity, { now, secretary: false })
