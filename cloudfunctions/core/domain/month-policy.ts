import type { Instant, Month, MonthPolicy, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addMonths, monthOf } from './calendar'
import { schoolIdOf } from './identity'

/** What was decided about a month (C2.1c). */
export type Policy = { policy: MonthPolicy; reason: string; combinedWith: Month | null }

/**
 * Of what unit and school set for a month, what holds for the branches of a unit: the unit's own word stands before the
 * school's, also when it says that the month is a normal one (C2.1c).
 */
export const standingFor = <S extends { orgId: OrgId; month: Month }>(
  set: readonly S[],
  unitId: OrgId,
  month: Month,
): S | null => {
  const by = (orgId: OrgId) => set.find((one) => one.orgId === orgId && one.month === month)
  return by(unitId) ?? by(schoolIdOf()) ?? null
}

/**
 * The policy of a month for the branches of a unit. A month that the unit holds another one together with is held as
 * usual, whatever the school sets for it: else that other one, which may be over, would be missed (domain §7 #2).
 */
export function policyFor<S extends { orgId: OrgId; month: Month; combinedWith: Month | null }>(
  set: readonly S[],
  unitId: OrgId,
  month: Month,
): S | null {
  const standing = standingFor(set, unitId, month)
  const leaned = set.some((one) => one.orgId === unitId && one.combinedWith === month)
  return leaned && standing?.orgId !== unitId ? null : standing
}

/** What {@link policyFor} says, as the state of a month asks for it. */
export const policiesFor = (
  set: readonly (Omit<Policy, 'reason'> & { orgId: OrgId; month: Month })[],
  unitId: OrgId,
) => ({
  policyOf: (month: Month): MonthPolicy => policyFor(set, unitId, month)?.policy ?? 'normal',
  combinedWith: (month: Month): Month | null => policyFor(set, unitId, month)?.combinedWith ?? null,
})

/**
 * May the month be set so? Only before it ends, so that nothing past is ever changed; a combined month names the
 * neighbour of the same year in which one day stands for both, and that one is held as usual (C2.1c, domain §7 #2).
 * @param standing what holds for another month, null when nothing was set
 * @returns refusals: `policy-month-over`, `month-leaned-on`, `combined-month-invalid`
 */
export function decidePolicy(facts: {
  now: Instant
  month: Month
  policy: MonthPolicy
  reason: string
  combinedWith: Month | null
  standing: (month: Month) => Pick<Policy, 'policy' | 'combinedWith'> | null
}): Decision<Policy> {
  const { month, policy, reason, combinedWith, standing } = facts
  if (month < monthOf(facts.now)) return refuse('policy-month-over', ['month'])
  const neighbours = [addMonths(month, -1), addMonths(month, 1)]
  const isNormal = (one: Month) => (standing(one)?.policy ?? 'normal') === 'normal'
  const named =
    combinedWith !== null &&
    neighbours.includes(combinedWith) &&
    combinedWith.slice(0, 4) === month.slice(0, 4) &&
    isNormal(combinedWith)
  const wanted = policy === 'combined' ? named : combinedWith === null
  // a neighbour that is held together with this month needs it to be held
  const leaned = neighbours.some((one) => standing(one)?.combinedWith === month)
  if (policy !== 'normal' && leaned) return refuse('month-leaned-on', ['month'])
  if (!wanted) return refuse('combined-month-invalid', ['combinedWith'])
  return yes({ policy, reason, combinedWith })
}
