import type { Day, MemberId, OrgId, Role } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addDays } from './calendar'
import { everHeld, overlaps } from './dated'
import { type DatedPerson, heldOn, homeOn, relationOn, stageOn } from './membership'
import type { Relation } from './roles-table'

export type Level = 'school' | 'unit' | 'branch'
type Held = { _id: string; memberId: MemberId; role: Role; from: Day; to: Day | null }

const COMMISSIONERS: readonly Role[] = [
  'org_commissioner',
  'publicity_commissioner',
  'discipline_commissioner',
  'united_front_commissioner',
  'group_leader',
]
/** Whether an office of a branch is for its own people alone; a secretary or deputy may belong to another branch. */
export const isForOwnPeople = (role: Role): boolean => COMMISSIONERS.includes(role)

/** Offices of each level; a branch under seven full members needs the secretary alone (domain §2.1, §3). */
const OF_LEVEL: Record<Level, readonly Role[]> = {
  branch: ['secretary', 'deputy_secretary', ...COMMISSIONERS],
  unit: ['unit_secretary', 'unit_clerk', 'org_officer'],
  school: ['school_secretary', 'org_officer'],
}
/** Held by one person at a time. */
const SINGLE: readonly Role[] = ['secretary', 'unit_secretary', 'school_secretary']

/**
 * The offices a caller may give and end: secretary and deputy of a branch by unit or school, what else a branch has
 * also by its leaders, those of a unit by the school. Offices of the school are the operator's.
 */
export function appointable(relations: ReadonlySet<Relation>, level: Level): readonly Role[] {
  const above = relations.has('school') || relations.has('unit')
  if (level === 'branch') {
    return above ? OF_LEVEL.branch : relations.has('leader') ? COMMISSIONERS : []
  }
  return level === 'unit' && relations.has('school') ? OF_LEVEL.unit : []
}

export const isOfficeOf = (level: Level, role: Role): boolean => OF_LEVEL[level].includes(role)

/**
 * Gives an office from a day on.
 * @param held offices of the organisation, past ones too
 * @returns null when it was given before (a repeated call); refusals: `date-in-future`, `date-out-of-range`,
 * `org-ended`, `office-holder-not-member`, `office-of-branch`, `office-overlaps`, `office-taken`
 */
export function decideOffice(
  wanted: { _id: string; memberId: MemberId; role: Role; from: Day },
  facts: {
    today: Day
    org: { _id: OrgId; validFrom: Day; validTo: Day | null }
    holder: DatedPerson
    held: readonly Held[]
  },
): Decision<Held | null> {
  const { today, org, holder, held } = facts
  const { memberId, role, from } = wanted
  if (held.some((one) => one._id === wanted._id && one.to === null)) return yes(null)
  if (from > today) return refuse('date-in-future', ['from'])
  if (org.validTo !== null && org.validTo < today) return refuse('org-ended', ['orgId'])
  if (from < org.validFrom) return refuse('date-out-of-range', ['from'])
  if (!isEligible(holder, { today, from })) return refuse('office-holder-not-member', ['memberId'])
  if (isForOwnPeople(role) && !relationOn(holder, org._id, from)) {
    return refuse('office-of-branch', ['memberId'])
  }
  const office = { ...wanted, to: null }
  const same = held.filter((one) => one.role === role && everHeld(one) && overlaps(one, office))
  if (same.some((one) => one.memberId === memberId)) return refuse('office-overlaps', ['from'])
  if (SINGLE.includes(role) && same.length > 0) return refuse('office-taken', ['role'])
  return yes(office)
}

/** Full members of the school who can be elected: neither excluded nor gone (domain §2.8). */
export const isEligible = (
  holder: DatedPerson,
  { today, from }: { today: Day; from: Day },
): boolean =>
  [today, from].every(
    (day) =>
      homeOn(holder, day) !== null &&
      stageOn(holder, day) === 'full' &&
      heldOn(holder.exclusions, day) === null,
  )

/**
 * Ends an office; permissions go with the midnight after its last day.
 * @returns the last day, or null when it ended so already; refusals: `date-in-future`, `date-out-of-range`
 */
export function decideOfficeEnd(
  office: { from: Day; to: Day | null },
  to: Day,
  today: Day,
): Decision<Day | null> {
  if (office.to === to) return yes(null)
  if (to > today) return refuse('date-in-future', ['to'])
  // given by mistake: with the eve of its first day it never held
  if (to < addDays(office.from, -1) || office.to !== null)
    return refuse('date-out-of-range', ['to'])
  return yes(to)
}
