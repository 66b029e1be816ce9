import * as z from 'zod'
import { Instant, MemberId, OrgId, PlanRow, PlanWords, Year } from '../contract'
import { planIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** The plan of a branch for a year, a row a month (C2.0b). Id: `plan_<branch>_<year>`. */
export const plans: Collection = {
  name: 'plans',
  indexes: [
    { name: 'year', keys: [['year', 1]] },
    {
      name: 'branch_year',
      keys: [
        ['branchId', 1],
        ['year', 1],
      ],
    },
  ],
}

/** A row as kept: the words, when adopted, and every wording it had before it was amended. */
export const StoredRow = PlanRow.omit({ earlier: true }).extend({
  writtenBy: MemberId,
  writtenAt: Instant,
  earlier: z.array(z.object({ words: PlanWords, at: Instant, by: MemberId, reason: z.string() })),
})
export type StoredRow = z.infer<typeof StoredRow>

export const Plan = z.object({
  _id: z.string(),
  branchId: OrgId,
  year: Year,
  /** Counts the changes; a change names the one it was made on. */
  revision: z.int(),
  /** In order of months, at most one a month. */
  rows: z.array(StoredRow),
})
export type Plan = z.infer<typeof Plan>

export async function planOf(
  db: PointDocuments,
  branchId: string,
  year: number,
): Promise<Plan | null> {
  const doc = await db.get(plans.name, planIdOf(branchId, year))
  return doc ? Plan.parse(doc) : null
}

export const putPlan = (tx: PointDocuments, plan: Plan): Promise<void> => tx.put(plans.name, plan)

/** Plans of several branches for one year, by derived id. */
export async function plansOf(
  db: Documents,
  branchIds: readonly string[],
  year: number,
): Promise<Plan[]> {
  if (branchIds.length === 0) return []
  const found = await db.getMany(
    plans.name,
    branchIds.map((id) => planIdOf(id, year)),
  )
  return found.map((doc) => Plan.parse(doc))
}

/** Plans of a branch for several years, by derived id. */
export async function plansOfYears(
  db: Documents,
  branchId: string,
  years: readonly number[],
): Promise<Plan[]> {
  if (years.length === 0) return []
  const found = await db.getMany(
    plans.name,
    [...new Set(years)].map((year) => planIdOf(branchId, year)),
  )
  return found.map((doc) => Plan.parse(doc))
}
