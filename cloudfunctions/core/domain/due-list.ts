import type { Day, MemberId, Mobility, OrgId, Stage, Standing } from '../contract'
import {
  type DatedPerson,
  heldOn,
  isLetterOut,
  isSuspendedOn,
  mobilityOn,
  relationOn,
  stageOn,
} from './membership'

/** What the due list needs to know of a person. */
export type Rostered = DatedPerson & {
  _id: MemberId
  name: string
  group: string | null
  order: number
}

/** One person on an activity's list. */
export type OnList = {
  memberId: MemberId
  name: string
  stage: Stage
  group: string | null
  standing: Standing
}

/** Members of the branch are full and probationary members; both attend, only the first vote (domain §2.8). */
export const isMember = (stage: Stage): boolean => stage === 'full' || stage === 'probationary'

/** Who may be asked to come: people confirmed as activists or prospects (C2.3f). */
export const isInvitable = (stage: Stage): boolean => stage === 'prospect' || stage === 'activist'

/** Who is contacted each month instead of being due; somebody merely away stays due (C2.3g, domain §2.3). */
export const livesElsewhere = (mobility: Mobility): boolean =>
  mobility === 'mobile' || mobility === 'overseas' || mobility === 'retained_graduate'

export type OwnStanding = Exclude<Standing, 'invitee' | 'visiting_leader'>

/**
 * Where a person stands towards the theme days of a branch on a day; null for those who are not its members (C2.3c).
 * A member is due in one branch only: where the relation sits, or in the temporary branch beside it (domain §7 #5, #7).
 */
export function standingOn(person: DatedPerson, branchId: OrgId, day: Day): OwnStanding | null {
  const relation = relationOn(person, branchId, day)
  const stage = stageOn(person, day)
  if (!relation || !stage || !isMember(stage)) return null
  if (isSuspendedOn(person, day)) return 'excluded'
  if (isLetterOut(relation, day)) return 'in_transfer'
  if (livesElsewhere(mobilityOn(person, day))) return 'mobile'
  const elsewhere = person.relations.some(
    (one) => one.temporary && one.branchId !== branchId && heldOn([one], day) !== null,
  )
  if (!relation.temporary && elsewhere) return 'seconded'
  return heldOn(person.exemptions, day) === null ? 'due' : 'exempt'
}

/**
 * The list of an activity, in roster order: every member of the branch with a standing, then the invited, then
 * leaders who visit (C2.3c; C2.3d: a leader is a row like every other; C2.3f: guests stand outside the count).
 * @param people everybody who ever belonged to the branch, and the guests
 * @param day the day of the start; for a past day the same list comes out again (T6)
 */
export function dueList(
  people: readonly Rostered[],
  event: {
    branchId: OrgId
    day: Day
    invited: readonly MemberId[]
    visiting: readonly MemberId[]
  },
): OnList[] {
  const { branchId, day, invited, visiting } = event
  const members = [...people].sort(byOrder).flatMap((person) => {
    const standing = standingOn(person, branchId, day)
    return standing ? [row(person, day, standing)] : []
  })
  return withGuests(members, people, { day, invited, visiting })
}

/** The members' rows of a list as they are, and the guests anew: the invited, then leaders who visit (C2.3f). */
export function withGuests(
  list: readonly OnList[],
  people: readonly Rostered[],
  event: { day: Day; invited: readonly MemberId[]; visiting: readonly MemberId[] },
): OnList[] {
  const { day, invited, visiting } = event
  const members = list.filter((one) => !isGuest(one.standing))
  const own = new Set(members.map((one) => one.memberId))
  const guests = (ids: readonly MemberId[], standing: Standing) =>
    [...people]
      .sort(byOrder)
      .filter((person) => !own.has(person._id) && ids.includes(person._id))
      .map((person) => row(person, day, standing))
  return [...members, ...guests(invited, 'invitee'), ...guests(visiting, 'visiting_leader')]
}

/** Who is asked to come from beside the members: outside the count (C2.3f, domain §7 #6). */
export const isGuest = (standing: Standing): boolean =>
  standing === 'invitee' || standing === 'visiting_leader'

const byOrder = (a: Rostered, b: Rostered) => a.order - b.order || (a._id < b._id ? -1 : 1)

const row = (person: Rostered, day: Day, standing: Standing): OnList => ({
  memberId: person._id,
  name: person.name,
  stage: stageOn(person, day) ?? 'applicant',
  group: person.group,
  standing,
})
