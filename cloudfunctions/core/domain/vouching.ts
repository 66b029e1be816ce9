import type { Day, MemberId, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { LEADING, OF_SCHOOL, OF_UNIT, type Office } from './offices-held'
import type { Relation } from './roles-table'

/** Offices that open what others may not read; whoever is let in under such a name must be that person. */
const TRUSTED = [...LEADING, ...OF_UNIT, ...OF_SCHOOL]

/** Whether one of these offices, held or to come, is such a one. */
export const isTrusted = (offices: readonly Office[], today: Day): boolean =>
  offices.some(({ role, to }) => TRUSTED.includes(role) && (to === null || to >= today))

/**
 * Whether a caller may say which telephone or WeChat is this person's, and so who comes in under the name. The secretary
 * vouches for the branch's people and deputies, who can do no more than the secretary; for the secretary the unit does;
 * for who holds an office above, nobody of a branch or a unit.
 * @param person with the offices held today
 * @returns refusals: `not-allowed`, `branch-vouches`, `office-guarded`
 */
export function decideVouching(
  person: { _id: MemberId; offices: readonly Office[] },
  caller: { _id: MemberId; relations: ReadonlySet<Relation> },
  branchId: OrgId,
): Decision<true> {
  const trusted = person.offices.filter((one) => TRUSTED.includes(one.role))
  if (caller.relations.has('secretary')) {
    const below = trusted.every((one) => one.orgId === branchId && one.role === 'deputy_secretary')
    return below || person._id === caller._id ? yes(true) : refuse('office-guarded')
  }
  if (!caller.relations.has('unit')) return refuse('not-allowed')
  // the unit vouches for those alone whom it could put in office
  if (trusted.length === 0) return refuse('branch-vouches')
  return trusted.every((one) => one.orgId === branchId) ? yes(true) : refuse('office-guarded')
}
