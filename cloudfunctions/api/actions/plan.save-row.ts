import { monthOf } from '../../core/domain/calendar'
import { planIdOf, schoolIdOf } from '../../core/domain/identity'
import { standingFor } from '../../core/domain/month-policy'
import { decideRow, type KeptRow, rowShown, sameWords } from '../../core/domain/plan'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { monthsSet, themesIn } from '../../core/store/months'
import { branchOf } from '../../core/store/orgs'
import { planOf, putPlan } from '../../core/store/plans'

/**
 * Writes a row of the plan (C2.0b). Two people never overwrite each other: a change names the revision it started from.
 * The same words said again get the answer of the first time.
 */
export const planSaveRow: Action<'plan.save-row'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { branchId, month, words, reason } = input
  const allowed = allow('plan.save-row', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const branch = await branchOf(documents, branchId)
  if (!branch) return refuse('not-allowed')
  const year = Number(month.slice(0, 4))
  const set = await monthsSet(documents, [branch.parentId, schoolIdOf()], {
    from: month,
    to: month,
  })
  const superior = standingFor(themesIn(set), branch.parentId, month)?.theme ?? null
  const by = allowed.value.me._id
  const rowIn = (rows: readonly KeptRow[]) => rows.find((row) => row.month === month)
  return documents.transact(async (tx) => {
    const fresh = { _id: planIdOf(branchId, year), branchId, year, revision: 0, rows: [] }
    const plan = (await planOf(tx, branchId, year)) ?? fresh
    const old = rowIn(plan.rows)
    if (old && sameWords(old, words) && month >= monthOf(now)) {
      return yes({ revision: plan.revision, row: rowShown(old) })
    }
    if (plan.revision !== input.revision) return refuse('plan-changed')
    const decision = decideRow(plan.rows, { month, words, now, by, reason, superior })
    if (!decision.ok) return decision
    const row = rowIn(decision.value)
    if (!row) throw new Error(`the row of ${month} was not written`)
    const revision = plan.revision + 1
    await putPlan(tx, { ...plan, revision, rows: decision.value })
    return yes({ revision, row: rowShown(row) })
  })
}
