import type { Day, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { homeOn, stageOn } from '../domain/membership'
import type { Documents, Platform } from '../platform/ports'
import { membersOfBranch } from '../store/members'

/** How many full members a branch has on a day. */
export async function fullMembersOn(db: Documents, branchId: OrgId, day: Day): Promise<number> {
  const people = await membersOfBranch(db, branchId)
  return people.filter(
    (one) => stageOn(one, day) === 'full' && homeOn(one, day)?.branchId === branchId,
  ).length
}

/** A branch of fewer works with a secretary alone (domain §2.1). */
const OF_A_COMMITTEE = 7

/** Whether one of some branches has so many full members today that a committee leads it. */
export async function isLedByCommittee(
  { documents, now }: Platform,
  branchIds: readonly OrgId[],
): Promise<boolean> {
  const counts = await Promise.all(branchIds.map((id) => fullMembersOn(documents, id, dayOf(now))))
  return counts.some((count) => count >= OF_A_COMMITTEE)
}
