import type { MemberId, Mobility, Stage, Standing } from '../contract'

/** What the due list needs to know of a person. */
export type Rostered = {
  _id: MemberId
  name: string
  stage: Stage
  group: string | null
  order: number
  mobility: Mobility
  exemptReason: string | null
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

/** Where a member stands towards the branch's theme days; null for people who are not members (C2.3c). */
export function standingOf(
  person: Pick<Rostered, 'stage' | 'mobility' | 'exemptReason'>,
): Exclude<Standing, 'invitee'> | null {
  if (!isMember(person.stage)) return null
  if (livesElsewhere(person.mobility)) return 'mobile'
  return person.exemptReason === null ? 'due' : 'exempt'
}

/**
 * The list of an activity, in roster order: every member of the branch with a standing, then the invited
 * (C2.3c, C2.3d: a leader is a row like every other; C2.3f: invitees stand outside the count).
 */
export function dueList(people: readonly Rostered[], invited: readonly MemberId[]): OnList[] {
  const ordered = [...people].sort((a, b) => a.order - b.order || (a._id < b._id ? -1 : 1))
  const members = ordered.flatMap((person) => {
    const standing = standingOf(person)
    return standing ? [row(person, standing)] : []
  })
  const guests = ordered
    .filter((person) => !isMember(person.stage) && invited.includes(person._id))
    .map((person) => row(person, 'invitee'))
  return [...members, ...guests]
}

const row = (person: Rostered, standing: Standing): OnList => ({
  memberId: person._id,
  name: person.name,
  stage: person.stage,
  group: person.group,
  standing,
})
