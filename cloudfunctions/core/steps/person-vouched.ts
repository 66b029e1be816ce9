import type { ActionName, MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { homeOn } from '../domain/membership'
import { officesOn } from '../domain/offices-held'
import { decideVouching } from '../domain/vouching'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Member, memberOf } from '../store/members'
import { branchOf } from '../store/orgs'
import { officesOf } from '../store/roles'
import { allow, type Me, personBehind } from './person'

/**
 * A person of the branch, for a caller who may say which telephone and WeChat are that person's. Two stages after the
 * caller is known.
 * @returns refusals: `not-bound`, `not-allowed`, `member-unknown`, `branch-vouches`, `office-guarded`
 */
export async function personVouched(
  action: ActionName,
  platform: Platform,
  caller: Caller,
  { branchId, memberId }: { branchId: OrgId; memberId: MemberId },
): Promise<Decision<{ me: Me; person: Member }>> {
  const { documents, now } = platform
  const [me, branch, person, offices] = await Promise.all([
    personBehind(platform, caller),
    branchOf(documents, branchId),
    memberOf(documents, memberId),
    officesOf(documents, memberId),
  ])
  const about = branch ? { branchId, unitId: branch.parentId } : {}
  const allowed = allow(action, me, about)
  if (!allowed.ok) return allowed
  const today = dayOf(now)
  if (!person || homeOn(person, today)?.branchId !== branchId)
    return refuse('member-unknown', ['memberId'])
  const { relations } = allowed.value
  const vouched = decideVouching(
    { _id: memberId, offices: officesOn(offices, today) },
    { _id: allowed.value.me._id, relations },
    branchId,
  )
  return vouched.ok ? yes({ me: allowed.value.me, person }) : vouched
}
