import type { Day, Stage } from '../contract'
import { type DatedPerson, heldOn } from './membership'
import { isFurther } from './person-stage'
import type { StoredRoster } from './roster-changes'
import type { Roster } from './roster-check'
import type { RosterPlan } from './roster-plan'
import type { RosterProblem } from './roster-problem'
import { STAGE_WORDS } from './roster-words'

type Known = Pick<DatedPerson, 'exclusions'> & { stage: Stage }

/**
 * Where a good workbook disagrees with what is known of its own people and branches: a stage that goes back, an office for
 * somebody whose vote rests (`person-stage`, `office`), a relation of membership in a temporary branch (`person-moves`).
 */
export function rosterHistory(
  roster: Roster,
  plan: RosterPlan,
  { docs, openRoles }: StoredRoster,
  day: Day,
): RosterProblem[] {
  const held = new Set(openRoles.filter((one) => one.to === null).map(keyOf))
  const temporary = new Set(
    plan.branches
      .filter(({ _id, kind }) => (docs.get(_id)?.kind ?? kind) === 'temporary')
      .map(({ _id }) => _id),
  )
  return plan.members.flatMap(({ _id, stage, branchId }, index) => {
    const old = docs.get(_id) as Known | undefined
    const row = roster.people[index]
    if (!row) return []
    const at = { sheet: row.sheet, row: row.row }
    const problems: RosterProblem[] = []
    if (temporary.has(branchId)) {
      const text =
        '临时支部不转入组织关系：请填写组织关系所在的支部，编入临时支部在小程序名册里办理'
      problems.push({ ...at, column: '支部', text })
    }
    if (!old) return problems
    if (stage !== old.stage && !isFurther(stage, old.stage)) {
      const text = `库中是${wordOf(old.stage)}，不能改为${wordOf(stage)}，请核对身份和学号/工号`
      problems.push({ ...at, column: '身份', text })
    }
    const given = plan.roles.filter((role) => role.memberId === _id && !held.has(keyOf(role)))
    if (given.length > 0 && heldOn(old.exclusions, day) !== null) {
      problems.push({ ...at, column: '职务', text: '这位同志现在不计表决，恢复以后再任职' })
    }
    return problems
  })
}

const keyOf = ({ memberId, orgId, role }: Readonly<Record<string, unknown>>) =>
  `${memberId} ${orgId} ${role}`

const wordOf = (stage: Stage): string =>
  Object.entries(STAGE_WORDS).find(([, one]) => one === stage)?.[0] ?? stage
