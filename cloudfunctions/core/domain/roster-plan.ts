import type { Day, Mobility, OrgId, Role, Stage } from '../contract'
import { branchIdOf, memberIdOf, schoolIdOf, unitIdOf } from './identity'
import type { Roster } from './roster-check'
import type { BranchKind, UnitKind } from './roster-words'

/** What the workbook decides about each document; ids are derived, so a repeated import meets the same ones. */
export type UnitPlan = {
  _id: string
  level: 'unit'
  kind: UnitKind
  name: string
  parentId: string
}
export type BranchPlan = {
  _id: string
  level: 'branch'
  kind: BranchKind
  name: string
  parentId: string
  /** Groups that its people name, in the order of the sheet. */
  groups: string[]
  slot: { nth: number; weekday: number; time: string; minutes: number; place: string } | null
}
export type MemberPlan = {
  _id: string
  schoolNo: string
  name: string
  phone: string
  stage: Stage
  branchId: string
  group: string | null
  order: number
  joinedOn: Day | null
  fullOn: Day | null
  mobility: Mobility
  exemptReason: string | null
  liaisonId: string | null
}
export type RolePlan = { memberId: string; orgId: string; role: Role }
export type RosterPlan = {
  units: UnitPlan[]
  branches: BranchPlan[]
  members: MemberPlan[]
  roles: RolePlan[]
}

/** Ids of organisations that live under these names now, whatever they were founded as; null when there is none. */
export type KnownOrgs = {
  unit(name: string): OrgId | null
  branch(unitName: string, name: string): OrgId | null
}
const NOBODY: KnownOrgs = { unit: () => null, branch: () => null }

/**
 * The documents a good workbook stands for (domain §3). A name means the organisation that bears it today; only one that
 * nobody bears gets an id of its own.
 */
export function planRoster(roster: Roster, known: KnownOrgs = NOBODY): RosterPlan {
  const unitId = (name: string) => known.unit(name) ?? unitIdOf(name)
  const branchId = (unitName: string, name: string) =>
    known.branch(unitName, name) ?? branchIdOf(unitName, name)
  return {
    units: roster.units.map(({ name, kind }) => ({
      _id: unitId(name),
      level: 'unit',
      kind,
      name,
      parentId: schoolIdOf(),
    })),
    branches: roster.branches.map(({ name, unitName, kind, slot }) => ({
      _id: branchId(unitName, name),
      level: 'branch',
      kind,
      name,
      parentId: unitId(unitName),
      groups: groupsOf(roster, unitName, name),
      slot,
    })),
    members: roster.people.map((person) => ({
      _id: memberIdOf(person.schoolNo),
      schoolNo: person.schoolNo,
      name: person.name,
      phone: person.phone,
      stage: person.stage,
      branchId: branchId(person.unitName, person.branchName),
      group: person.group,
      order: person.order,
      joinedOn: person.joinedOn,
      fullOn: person.fullOn,
      mobility: person.mobility,
      exemptReason: person.exemptReason,
      liaisonId: person.liaisonNo === null ? null : memberIdOf(person.liaisonNo),
    })),
    roles: roster.people.flatMap(({ schoolNo, offices }) =>
      offices.map(({ role, unitName, branchName }) => {
        const memberId = memberIdOf(schoolNo)
        const orgId = branchName === null ? unitId(unitName) : branchId(unitName, branchName)
        return { memberId, orgId, role }
      }),
    ),
  }
}

const groupsOf = ({ people }: Roster, unitName: string, branchName: string): string[] => [
  ...new Set(
    people.flatMap((one) =>
      one.unitName === unitName && one.branchName === branchName && one.group ? [one.group] : [],
    ),
  ),
]
