import type { Day, MemberId, OrgId } from '../contract'
import { validOn } from './calendar'
import type { OnList } from './due-list'
import { type DatedPerson, NOT_DUE } from './membership'

/**
 * Who has a vote at a meeting: full members whose relation sits in the branch, unless excluded (domain §2.2). What each
 * was when it began stands on the final list, so that nothing written down during the meeting, whatever day it bears,
 * gives a vote or takes one (§7 #18). What no list tells, an exclusion from the vote alone, goes by the day.
 */
export function votingDueAt(
  people: readonly (DatedPerson & { _id: MemberId })[],
  { branchId, roster }: { branchId: OrgId; roster: readonly OnList[] },
  day: Day,
): MemberId[] {
  const full = roster.filter((row) => row.stage === 'full' && row.standing !== 'excluded')
  const listed = new Set(full.map((row) => row.memberId))
  return people
    .filter((one) => listed.has(one._id) && isOwn(one, branchId, day) && !hasNoVote(one, day))
    .map((one) => one._id)
}

/** Who is here for a time only has the vote elsewhere (domain §7 #5); who moved away since was still of the branch. */
const isOwn = ({ relations }: DatedPerson, branchId: OrgId, day: Day): boolean =>
  relations.some((one) => !one.temporary && one.branchId === branchId && one.from <= day)

const hasNoVote = ({ exclusions }: DatedPerson, day: Day): boolean =>
  exclusions.some((one) => validOn(one, day) && !NOT_DUE.includes(one.reason))
