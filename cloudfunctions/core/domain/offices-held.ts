import type { Day, MemberId, OrgId, Role } from '../contract'
import { validOn } from './calendar'
import { schoolIdOf } from './identity'

/** An office as far as permissions depend on it; `to` is its last day. */
export type Office = { orgId: OrgId; role: Role; from: Day; to: Day | null }

export const LEADING: readonly Role[] = ['secretary', 'deputy_secretary']
const COMMISSIONERS = ['org', 'publicity', 'discipline', 'united_front'] as const
export const COMMITTEE: readonly Role[] = [
  ...LEADING,
  ...COMMISSIONERS.map((one) => `${one}_commissioner` as const),
]
/** The organisation officer of a unit may what its clerk may (docs/decisions/0031). */
export const OF_UNIT: readonly Role[] = ['unit_secretary', 'unit_clerk', 'org_officer']
export const OF_SCHOOL: readonly Role[] = ['school_secretary', 'org_officer']

/** Offices that hold on a day. */
export const officesOn = <O extends Office>(offices: readonly O[], day: Day): O[] =>
  offices.filter((office) => validOn(office, day))

/** Whether an office is one over a unit; the organisation officer of the school has the same title, and is none. */
export const isOverUnit = ({ orgId, role }: Office): boolean =>
  OF_UNIT.includes(role) && orgId !== schoolIdOf()

/** Units whose branches a person looks after, in the order of the offices. */
export const unitsOf = (offices: readonly Office[]): OrgId[] => [
  ...new Set(offices.filter(isOverUnit).map((one) => one.orgId)),
]

/** Branches whose theme days a person may post and record, in the order of the offices. */
export const ledBy = (offices: readonly Office[]): OrgId[] => [
  ...new Set(offices.filter((one) => LEADING.includes(one.role)).map((one) => one.orgId)),
]

/** Branches of whose committee a person is without leading them, in the order of the offices. */
export const committeesOf = (offices: readonly Office[]): OrgId[] => {
  const led = ledBy(offices)
  const within = offices.filter((one) => COMMITTEE.includes(one.role)).map((one) => one.orgId)
  return [...new Set(within)].filter((id) => !led.includes(id))
}

/** Who of these holds an office of the branch's committee, each once. */
export const committeeOf = (offices: readonly (Office & { memberId: MemberId })[]): MemberId[] => [
  ...new Set(offices.filter((one) => COMMITTEE.includes(one.role)).map((one) => one.memberId)),
]
