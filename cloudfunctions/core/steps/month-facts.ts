import type { Month, OrgId, ThemeSource } from '../contract'
import { schoolIdOf } from '../domain/identity'
import type { Platform } from '../platform/ports'
import { monthsSet } from '../store/months'
import { plansOf } from '../store/plans'

export type MonthFacts = {
  /** Months with a row in a branch's plan of that year; null when the branch keeps none (C2.1d). */
  plan(branchId: OrgId): Month[] | null
  isPlanned(branchId: OrgId): boolean
  /** Whose theme that is: set from above for the month, or the branch's own (C2.0c). */
  sourceOf(theme: string): ThemeSource
}

/** What stands ready for a month of some branches of one unit; two questions, whatever their number. */
export async function monthFacts(
  { documents }: Platform,
  of: { branchIds: readonly OrgId[]; unitId: OrgId; month: Month },
): Promise<MonthFacts> {
  const { branchIds, unitId, month } = of
  const [plans, set] = await Promise.all([
    plansOf(documents, branchIds, Number(month.slice(0, 4))),
    monthsSet(documents, [unitId, schoolIdOf()], { from: month, to: month }),
  ])
  const themes = set.flatMap((one) => (one.kind === 'theme' ? [one.theme] : []))
  const plan = (branchId: OrgId) =>
    plans.find((one) => one.branchId === branchId)?.rows.map((row) => row.month) ?? null
  return {
    plan,
    isPlanned: (branchId) => plan(branchId)?.includes(month) ?? false,
    sourceOf: (theme) => (themes.includes(theme) ? 'superior' : 'branch'),
  }
}
