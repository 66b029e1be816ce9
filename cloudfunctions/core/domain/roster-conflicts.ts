import { memberIdOf } from './identity'
import type { StoredRoster } from './roster-changes'
import type { Roster } from './roster-check'
import type { RosterPlan } from './roster-plan'
import type { RosterProblem } from './roster-problem'

type Stored = { _id: string } & Record<string, unknown>

/** Members who have nobody to keep in touch yet, here or in the app (C2.3g). */
export const openNotices = (
  { notices, people }: Roster,
  { docs }: Pick<StoredRoster, 'docs'>,
): RosterProblem[] =>
  notices.filter(({ sheet, row }) => {
    const person = people.find((one) => one.sheet === sheet && one.row === row)
    return !docs.get(memberIdOf(person?.schoolNo ?? ''))?.liaisonId
  })

/** What the import reads from the database besides the planned documents. */
export type Surroundings = {
  /** People who have one of the workbook's phones or belong to one of its branches. */
  people: readonly Stored[]
  /** Offices of the workbook's branches and units that have not ended. */
  openRoles: readonly Stored[]
}

/**
 * Where a good workbook disagrees with people who are not in it: a phone that somebody else has, a secretary in office.
 * `left` are people of its branches who are missing from it; the import leaves them as they are.
 */
export function rosterConflicts(
  roster: Roster,
  plan: RosterPlan,
  around: Surroundings,
): { problems: RosterProblem[]; left: Stored[] } {
  const inside = new Set(plan.members.map((member) => member._id))
  const outside = around.people.filter((person) => !inside.has(person._id))
  const byPhone = new Map(outside.map((person) => [String(person.phone), person]))
  const problems: RosterProblem[] = []
  roster.people.forEach(({ sheet, row, phone }) => {
    const other = phone === '' ? undefined : byPhone.get(phone)
    if (!other) return
    const text = `与已在库中、不在本表的${other.name}（${other.schoolNo}）相同`
    problems.push({ sheet, row, column: '手机', text })
  })
  const rowOf = new Map(plan.members.map((member, index) => [member._id, roster.people[index]]))
  for (const role of plan.roles) {
    if (role.role !== 'secretary' && role.role !== 'unit_secretary') continue
    const other = around.openRoles.find(
      (held) =>
        held.orgId === role.orgId && held.role === role.role && !inside.has(String(held.memberId)),
    )
    const at = rowOf.get(role.memberId)
    if (!other || !at) continue
    const text = '库中现任书记不在本表，请把这位同志也列入表中（职务留空即为离任）'
    problems.push({ sheet: at.sheet, row: at.row, column: '职务', text })
  }
  const branches = new Set(plan.branches.map((branch) => branch._id))
  return { problems, left: outside.filter((person) => branches.has(String(person.branchId))) }
}
