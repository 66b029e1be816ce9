import type { Month, MonthState, OrgId } from '../../core/contract'
import { orgName } from '../../core/domain/activity-card'
import { addMonths, monthOf } from '../../core/domain/calendar'
import { schoolIdOf } from '../../core/domain/identity'
import { policyCard, themeCard } from '../../core/domain/month-card'
import { policiesFor, standingFor } from '../../core/domain/month-policy'
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
  // a month may be held together with the one before or after it
  const set = await monthsSet(documents, above, {
    from: addMonths(month, -1),
    to: addMonths(month, 1),
  })
  const held = byBranch([...days, ...(await leanedOn(platform, month, set))])
  const states = statesOf(platform, { month, branches, days: held, set })
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

/** Days of the months that a combined one leans on; nothing is asked when none is (domain §7 #2). */
async function leanedOn(
  { documents }: Platform,
  month: Month,
  set: readonly MonthSet[],
): Promise<MonthDay[]> {
  const own = policiesIn(set).filter((one) => one.month === month)
  const months = [...new Set(own.flatMap((one) => one.combinedWith ?? []))]
  const found = await Promise.all(
    months.map((one) => daysOfMonth(documents, one, addMonths(one, MADE_UP_WITHIN))),
  )
  return found.flat()
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
    const { state } = monthState(branch, month, {
      now,
      branches: byId,
      days,
      ...policiesFor(policies, branch.parentId),
    })
    if (state === 'none') continue
    const counted = states.get(branch.parentId) ?? new Map<MonthState, number>()
    states.set(branch.parentId, counted.set(state, (counted.get(state) ?? 0) + 1))
  }
  return states
}
