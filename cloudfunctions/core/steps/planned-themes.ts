import type { Month, OrgId } from '../contract'
import type { Documents } from '../platform/ports'
import { plansOfYears } from '../store/plans'

/**
 * What a branch planned for some months, of whatever years: a day that makes up for a month answers to the plan of that
 * month (domain §7 #15). One question.
 * @returns the theme of a month, null where nothing was planned
 */
export async function plannedThemes(
  documents: Documents,
  branchId: OrgId,
  months: readonly Month[],
): Promise<(month: Month) => string | null> {
  const years = months.map((month) => Number(month.slice(0, 4)))
  const plans = await plansOfYears(documents, branchId, years)
  const themes = new Map(plans.flatMap(({ rows }) => rows.map((row) => [row.month, row.theme])))
  return (month) => themes.get(month) ?? null
}
