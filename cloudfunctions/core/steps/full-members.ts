import type { Day, OrgId } from '../contract'
import { homeOn, stageOn } from '../domain/membership'
import type { Documents } from '../platform/ports'
import { membersOfBranch } from '../store/members'

/** How many full members a branch has on a day. */
export async function fullMembersOn(db: Documents, branchId: OrgId, day: Day): Promise<number> {
  const people = await membersOfBranch(db, branchId)
  return people.filter(
    (one) => stageOn(one, day) === 'full' && homeOn(one, day)?.branchId === branchId,
  ).length
}
