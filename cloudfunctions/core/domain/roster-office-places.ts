import type { Role } from '../contract'
import { isForOwnPeople } from './office'
import { type BranchRow, branchKey } from './roster-branches'
import type { UnitPerson } from './roster-check'
import type { RosterProblem } from './roster-problem'

export type PlacedOffice = { role: Role; unitName: string; branchName: string | null }

/**
 * Finds the organisation of every office. `书记@支部` means a branch of the same unit, else the one branch of that name
 * in the workbook. A branch and a unit have one secretary; who else holds an office of a branch belongs to it.
 */
export function placeOffices(
  people: readonly UnitPerson[],
  branches: readonly BranchRow[],
): { of: Map<string, PlacedOffice[]>; problems: RosterProblem[] } {
  const of = new Map<string, PlacedOffice[]>()
  const problems: RosterProblem[] = []
  const secretaries = new Map<string, UnitPerson>()
  for (const person of people) {
    const at = { sheet: person.sheet, row: person.row, column: '职务' }
    const placed: PlacedOffice[] = []
    for (const office of person.offices) {
      const place = placeOf(
        office.level === 'unit' ? null : office.branchName,
        office.level,
        person,
        branches,
      )
      if (typeof place === 'string') {
        problems.push({ ...at, text: place })
        continue
      }
      if (isForOwnPeople(office.role) && orgKey(place) !== orgKey(person)) {
        problems.push({ ...at, text: '委员、党小组组长应是本支部的党员，不写 @支部' })
        continue
      }
      const same = placed.some(
        (held) => held.role === office.role && orgKey(held) === orgKey(place),
      )
      if (same) problems.push({ ...at, text: '同一职务写了两次' })
      else placed.push({ role: office.role, ...place })
      if (same || (office.role !== 'secretary' && office.role !== 'unit_secretary')) continue
      const other = secretaries.get(orgKey(place))
      secretaries.set(orgKey(place), other ?? person)
      if (other) {
        const text = `${place.branchName ?? place.unitName}已有书记：第 ${other.row} 行${other.name}`
        problems.push({ ...at, text })
      }
    }
    of.set(person.schoolNo, placed)
  }
  return { of, problems }
}

const orgKey = (place: { unitName: string; branchName: string | null }) =>
  branchKey(place.unitName, place.branchName ?? '')

function placeOf(
  branchName: string | null,
  level: 'branch' | 'unit',
  person: UnitPerson,
  branches: readonly BranchRow[],
): { unitName: string; branchName: string | null } | string {
  const { unitName } = person
  if (level === 'unit') return { unitName, branchName: null }
  if (branchName === null) return { unitName, branchName: person.branchName }
  const named = branches.filter((branch) => branch.name === branchName)
  const near = named.find((branch) => branch.unitName === unitName)
  const [found = null] = near ? [near] : named
  if (found === null) return `“支部情况”里没有“${branchName}”`
  if (!near && named.length > 1) return `有 ${named.length} 个支部都叫“${branchName}”，无法确定`
  return { unitName: found.unitName, branchName }
}
