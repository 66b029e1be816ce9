import type { Day } from '../contract'
import { monthOfDay } from '../domain/calendar'
import { planIdOf } from '../domain/identity'
import type { Documents } from '../platform/ports'
import type { Branch } from '../store/orgs'
import { type Plan, planOf, plansOf, putPlan, type StoredRow } from '../store/plans'
import type { Write } from './write-in-order'

/**
 * What was planned for the months still to come goes on as a draft in the branches that come out of the old ones (domain
 * §7 #19); of several plans the one of the branch named first. A new branch adopts its own plan.
 */
export async function inheritedPlans(
  documents: Documents,
  old: readonly Branch[],
  branches: readonly Branch[],
  on: Day,
): Promise<Write[]> {
  const year = Number(on.slice(0, 4))
  const plans = (
    await Promise.all([year, year + 1].map((one) => plansOf(documents, idsOf(old), one)))
  ).flat()
  const rows = new Map<string, StoredRow>()
  for (const id of idsOf(old)) {
    for (const plan of plans.filter((one) => one.branchId === id)) {
      for (const row of plan.rows) if (!rows.has(row.month)) rows.set(row.month, row)
    }
  }
  const coming = [...rows.values()]
    .filter((row) => row.month >= monthOfDay(on))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map((row) => ({ ...row, adoptedAt: null, earlier: [] }))
  return branches.flatMap(({ _id }) =>
    [year, year + 1].flatMap((one) => {
      const own = coming.filter((row) => row.month.startsWith(String(one)))
      return own.length > 0 ? [planting({ branchId: _id, year: one, rows: own })] : []
    }),
  )
}

/** A branch that keeps a plan already, because the call is repeated, keeps it. */
const planting = (plan: Pick<Plan, 'branchId' | 'year' | 'rows'>): Write => ({
  ops: 2,
  async run(tx) {
    if (await planOf(tx, plan.branchId, plan.year)) return
    await putPlan(tx, { _id: planIdOf(plan.branchId, plan.year), revision: 1, ...plan })
  },
})

const idsOf = (branches: readonly Branch[]) => branches.map((one) => one._id)
