import type { MemberId, Output } from '../contract'
import { monthOf } from '../domain/calendar'
import { planIdOf, schoolIdOf } from '../domain/identity'
import { type Comparison, comparePlan, importedRows } from '../domain/plan-import'
import type { PlanTable } from '../domain/plan-table'
import { problemLine } from '../domain/roster-problem'
import type { Documents } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { monthsSet } from '../store/months'
import { type Branch, branchOf } from '../store/orgs'
import { type Plan, planOf, putPlan } from '../store/plans'

export type PlanImport = {
  branchId: Branch['_id']
  year: number
  /** False shows what would be written. */
  write: boolean
  /** The revision that was looked at; null takes the plan as it is. */
  revision: number | null
  reason?: string
  by: MemberId
  now: number
}
export type Imported = Output<'forms.plan-import'>

/**
 * A plan as a workbook says it, written as a whole or not at all (C2.0b). A plan that already says all of it is an
 * answer, not an error, so that a repeated tap meets the first result.
 * @returns refusals: `plan-changed`, `amendment-needs-reason`
 */
export async function importPlan(
  documents: Documents,
  table: PlanTable,
  asked: PlanImport,
): Promise<Decision<Imported>> {
  const { branchId, year, now } = asked
  const fresh: Plan = { _id: planIdOf(branchId, year), branchId, year, revision: 0, rows: [] }
  const stored = (await planOf(documents, branchId, year)) ?? fresh
  const first = compare(stored, table, now)
  if (!asked.write || first.problems.length > 0) return yes(answerOf(stored, first, false))
  const superior = await superiorThemes(documents, branchId, year)
  return documents.transact(async (tx): Promise<Decision<Imported>> => {
    const plan = (await planOf(tx, branchId, year)) ?? fresh
    const compared = compare(plan, table, now)
    const { rows, amends } = compared
    if (rows.every(({ change }) => change === 'same')) return yes(answerOf(plan, compared, true))
    if (asked.revision !== null && plan.revision !== asked.revision) return refuse('plan-changed')
    if (compared.problems.length > 0) return yes(answerOf(plan, compared, false))
    if (amends && asked.reason === undefined) return refuse('amendment-needs-reason')
    const next = {
      ...plan,
      revision: plan.revision + 1,
      rows: importedRows(plan.rows, rows, { ...asked, superior }),
    }
    await putPlan(tx, next)
    return yes(answerOf(next, compared, true))
  })
}

function compare(plan: Plan, table: PlanTable, now: number): Comparison {
  const compared = comparePlan(plan.rows, table.rows, monthOf(now))
  return { ...compared, problems: [...table.problems, ...compared.problems] }
}

/** More than anybody reads on a phone. */
const MOST_PROBLEMS = 50

const answerOf = (plan: Plan, { rows, problems }: Comparison, written: boolean): Imported => ({
  revision: plan.revision,
  rows: rows.map(({ month, words, change }) => ({ month, theme: words.theme, change })),
  problems: problems.slice(0, MOST_PROBLEMS).map(problemLine),
  written,
})

/** Themes set from above; the unit's stands before the school's (C2.0c). */
async function superiorThemes(
  documents: Documents,
  branchId: string,
  year: number,
): Promise<Map<string, string>> {
  const branch = await branchOf(documents, branchId)
  const above = [schoolIdOf(), ...(branch ? [branch.parentId] : [])]
  const set = await monthsSet(documents, above, { from: `${year}-01`, to: `${year}-12` })
  const themes = above.flatMap((orgId) =>
    set.flatMap((one) =>
      one.orgId === orgId && one.kind === 'theme' ? [[one.month, one.theme] as const] : [],
    ),
  )
  return new Map(themes)
}
