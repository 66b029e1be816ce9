import type { Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import type { OnList } from './due-list'
import type { Times } from './phase'

/**
 * May somebody object to the own state on the register? Who is on the list, from the start of the day on, sealed or not
 * (C3.5b).
 * @returns refusals: `activity-cancelled`, `window-not-open`, `not-on-register`
 */
export function decideObjection(
  activity: Times & { roster: readonly OnList[] },
  memberId: MemberId,
  now: Instant,
): Decision<{ name: string }> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (now < activity.startsAt) return refuse('window-not-open')
  const row = activity.roster.find((one) => one.memberId === memberId)
  return row ? yes({ name: row.name }) : refuse('not-on-register')
}
