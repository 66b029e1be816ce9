import type { Month, MonthState, OrgId } from '../../core/contract'
import { orgName } from '../../core/domain/activity-card'
import { addMonths, monthOf } from '../../core/domain/calendar'
import { schoolIdOf } from '../../core/domain/identity'
import { policyCard, themeCard } from '../../core/domain/month-card'
import { standingFor } from '../../core/domain/month-policy'
import { byBranch, monthState } from '../../core/domain/obligation'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { MADE_UP_WITHIN } from '../../core/steps/branch-year'
import { allow, personBehind } from '../../core/steps/person'
import { daysOfMonth, type MonthDay } from '../../core/store/month-days'
import { type MonthSet, monthsSet, policiesIn, themesIn } from '../../core/store/months'
import { type Branch, type Org, orgOf, orgsOfLevel } from '../../core/store/orgs'

/**
 * The school's month as numbers per unit, in the order in which units were founded; no single branch is shown (D6). As
 * many questions for ten branches as for six hundred.
 */
export const schoolShow: Action<'school.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const allowed = allow('school.show', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const month = input.month ?? monthOf(now)
  const [school, units, branches, days] = await Promise.all([
    orgOf(documents, schoolIdOf()),
    orgsOfLevel(documents, 'unit'),
    orgsOfLevel(documents, 'branch'),
    daysOfMonth(documents, month, addMonths(month, MADE_UP_WITHIN)),
  ])
  if (!school) return refuse('org-unknown')
  const above = [school._id, ...units.map((one) => one._id)]
  const set = await monthsSet(documents, above, { from: month, to: month })
  const beside = await neighbours(platform, above, set)
  const held = byBranch([...days, ...beside.days])
  const states = statesOf(platform, { month, branches, days: held, set: [...set, ...beside.set] })
  const ofSchool = { policies: policiesIn(set), themes: themesIn(set) }
  const policy = standingFor(ofSchool.policies, school._id, month)
  const theme = standingFor(ofSchool.themes, school._id, month)
  return yes({
    now,
    month,
    school: orgName(school),
    units: units
      .filter((one) => livedIn(one, month) || states.has(one._id))
      .map((one) => {
        const counted = states.get(one._id) ?? new Map<MonthState, number>()
        const inScope = [...counted.values()].reduce((sum, count) => sum + count, 0)
        return { unit: orgName(one), branches: inScope, states: Object.fromEntries(counted) }
      }),
    policy: policy && policyCard(policy),
    theme: theme && themeCard(theme),
  })
}

/** Days and policies of the months that a combined one leans on; nothing is asked when none is (domain §7 #2). */
async function neighbours(
  { documents }: Platform,
  above: readonly OrgId[],
  set: readonly MonthSet[],
): Promise<{ days: MonthDay[]; set: MonthSet[] }> {
  const months = [...new Set(policiesIn(set).flatMap((one) => one.combinedWith ?? []))]
  const found = await Promise.all(
    months.map(async (month) => ({
      days: await daysOfMonth(documents, month, addMonths(month, MADE_UP_WITHIN)),
      set: await monthsSet(documents, above, { from: month, to: month }),
    })),
  )
  return { days: found.flatMap((one) => one.days), set: found.flatMap((one) => one.set) }
}

const livedIn = ({ validFrom, validTo }: Org, month: Month) =>
  validFrom.slice(0, 7) <= month && (validTo === null || validTo.slice(0, 7) >= month)

/** How many branches of a unit are in which state; a branch that owes nothing is in none. */
function statesOf(
  { now }: Platform,
  facts: {
    month: Month
    branches: readonly Org[]
    days: ReadonlyMap<OrgId, readonly MonthDay[]>
    set: readonly MonthSet[]
  },
): Map<OrgId, Map<MonthState, number>> {
  const { month, days, set } = facts
  const branches = facts.branches.filter((one): one is Branch => one.level === 'branch')
  const byId = new Map(branches.map((one) => [one._id, one]))
  const policies = policiesIn(set)
  const states = new Map<OrgId, Map<MonthState, number>>()
  for (const branch of branches) {
    const standing = (of: Month) => standingFor(policies, branch.parentId, of)
    const { state } = monthState(branch, month, {
      now,
      branches: byId,
      days,
      policyOf: (of) => standing(of)?.policy ?? 'normal',
      combinedWith: (of) => standing(of)?.combinedWith ?? null,
    })
    if (state === 'none') continue
    const counted = states.get(branch.parentId) ?? new Map<MonthState, number>()
    states.set(branch.parentId, counted.set(state, (counted.get(state) ?? 0) + 1))
  }
  return states
}
