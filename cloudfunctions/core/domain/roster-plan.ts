import type { Day, Mobility, Role, Stage } from '../contract'
import { branchIdOf, memberIdOf, unitIdOf } from './identity'
import type { Roster } from './roster-check'
import type { BranchKind, UnitKind } from './roster-words'

/** What the workbook decides about each document; ids are derived, so a repeated import meets the same ones. */
export type UnitPlan = { _id: string; level: 'unit'; kind: UnitKind; name: string; parentId: null }
export type BranchPlan = {
  _id: string
  level: 'branch'
  kind: BranchKind
  name: string
  parentId: string
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

/** The documents a good workbook stands for (domain §3). */
export function planRoster(roster: Roster): RosterPlan {
  return {
    units: roster.units.map(({ name, kind }) => ({
      _id: unitIdOf(name),
      level: 'unit',
      kind,
      name,
      parentId: null,
    })),
    branches: roster.branches.map(({ name, unitName, kind, slot }) => ({
      _id: branchIdOf(unitName, name),
      level: 'branch',
      kind,
      name,
      parentId: unitIdOf(unitName),
      slot,
    })),
    members: roster.people.map((person) => ({
      _id: memberIdOf(person.schoolNo),
      schoolNo: person.schoolNo,
      name: person.name,
      phone: person.phone,
      stage: person.stage,
      branchId: branchIdOf(person.unitName, person.branchName),
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
        const orgId = branchName === null ? unitIdOf(unitName) : branchIdOf(unitName, branchName)
        return { memberId, orgId, role }
      }),
    ),
  }
}
