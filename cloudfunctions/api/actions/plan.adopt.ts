import { decideAdoption } from '../../core/domain/plan'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { planOf, putPlan } from '../../core/store/plans'

/**
 * The branch adopts the drafts of a span of months within one year; afterwards they are amended with a reason only
 * (C2.0b). Said again, the answer is that of the first time.
 */
export const planAdopt: Action<'plan.adopt'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { branchId, from, to, revision } = input
  const allowed = allow('plan.adopt', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const year = from.slice(0, 4)
  if (to.slice(0, 4) !== year || to < from) return refuse('plan-row-missing')
  return documents.transact(async (tx) => {
    const plan = await planOf(tx, branchId, Number(year))
    if (!plan) return refuse('plan-row-missing')
    const decision = decideAdoption(plan.rows, { from, to, now })
    if (!decision.ok) return decision
    const { rows, adopted, changed } = decision.value
    if (!changed) return yes({ revision: plan.revision, adopted })
    if (plan.revision !== revision) return refuse('plan-changed')
    const next = { ...plan, revision: plan.revision + 1, rows }
    await putPlan(tx, next)
    return yes({ revision: next.revision, adopted })
  })
}
