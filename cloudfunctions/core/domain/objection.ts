import type { Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import type { OnList } from './due-list'
import type { Times } from './phase'
import type { Relation } from './roles-table'

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

/**
 * Whether the unit may answer an objection: of somebody who leads the branch, and where nobody leads it (C3.5b).
 * @param leaders of the branch today
 */
export const goesToUnit = (objectorId: MemberId, leaders: readonly MemberId[]): boolean =>
  leaders.length === 0 || leaders.includes(objectorId)

/**
 * May this person answer an objection? A leader of the branch; the unit where {@link goesToUnit}; the objector never
 * (C3.5b).
 * @returns refusals: `second-person-needed`, `not-allowed`
 */
export function decideAnswering(
  objectorId: MemberId,
  facts: { by: MemberId; relations: ReadonlySet<Relation>; leaders: readonly MemberId[] },
): Decision<null> {
  const { by, relations, leaders } = facts
  if (by === objectorId) return refuse('second-person-needed')
  const may = relations.has('leader') || goesToUnit(objectorId, leaders)
  return may ? yes(null) : refuse('not-allowed')
}
