import { orgName } from '../../core/domain/activity-card'
import { dayOf, monthsOfYear, validOn, yearOf } from '../../core/domain/calendar'
import { contentOfYear } from '../../core/domain/content-year'
import { isMember } from '../../core/domain/due-list'
import { policyCard, themeCard } from '../../core/domain/month-card'
import { isHeld, monthCounted } from '../../core/domain/obligation'
import { ledBy, unitsOf } from '../../core/domain/offices-held'
import { phaseOf } from '../../core/domain/phase'
import { rowShown } from '../../core/domain/plan'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { branchYear } from '../../core/steps/branch-year'
import { allow, type Me, personBehind } from '../../core/steps/person'
import type { MonthDay } from '../../core/store/month-days'
import { type Branch, branchesOfUnits, orgsByIds } from '../../core/store/orgs'
import { planOf } from '../../core/store/plans'

/** A branch's year: what was planned, what was held, and what follows (C1.3, C2.0b, C2.1b). */
export const planShow: Action<'plan.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const branches = await branchesOf(platform, me)
  const branch = input.branchId
    ? branches.find((one) => one._id === input.branchId)
    : (branches[0] ?? null)
  const about = branch ? { branchId: branch._id, unitId: branch.parentId } : {}
  const allowed = allow('plan.show', me, about)
  if (!allowed.ok || !branch) return refuse('not-allowed')
  const year = input.year ?? yearOf(now)
  const months = monthsOfYear(year)
  const [plan, itsYear] = await Promise.all([
    planOf(documents, branch._id, year),
    branchYear(platform, branch, { from: `${year}-01`, to: `${year}-12` }),
  ])
  const leads = allowed.value.relations.has('leader')
  const lives = validOn({ from: branch.validFrom, to: branch.validTo }, dayOf(now))
  return yes({
    now,
    year,
    branch: orgName(branch),
    branches: branches.map(orgName),
    revision: plan?.revision ?? 0,
    months: months.map((month) => {
      const row = plan?.rows.find((one) => one.month === month)
      const [policy, superior] = [itsYear.policyOf(month), itsYear.superiorOf(month)]
      return {
        ...itsYear.stateOf(month),
        row: row ? rowShown(row) : null,
        superior: superior && themeCard(superior),
        policy: policy && policyCard(policy),
        activities: itsYear.days
          .filter((one) => monthCounted(one) === month)
          .map((one) => dayShown(one, now)),
      }
    }),
    content: contentOfYear(
      itsYear.days
        .filter((one) => !one.cancelled && isHeld(one, now))
        .map((one) => ({ month: monthCounted(one), items: one.items }))
        .filter((one) => months.includes(one.month)),
    ),
    may: { edit: leads && lives, post: leads && lives },
  })
}

/** Branches whose year the caller may open: the own one, those led, those of the own units. */
async function branchesOf({ documents }: Platform, me: Me): Promise<Branch[]> {
  const near = [...(isMember(me.stage) ? me.at : []), ...ledBy(me.offices)]
  const [byId, below] = await Promise.all([
    orgsByIds(documents, near),
    branchesOfUnits(documents, unitsOf(me.offices)),
  ])
  const own = near.flatMap((id) => byId.get(id) ?? [])
  const all = [...own, ...below].filter((one): one is Branch => one.level === 'branch')
  return [...new Map(all.map((one) => [one._id, one])).values()]
}

const dayShown = (day: MonthDay, now: number) => ({
  activityId: day._id,
  theme: day.theme,
  startsAt: day.startsAt,
  phase: phaseOf(day, now),
  makesUpFor: day.makesUpFor,
})
