import type { Month, Output } from '../contract'
import { orgName } from '../domain/activity-card'
import { monthOf, monthsOfYear, yearOf } from '../domain/calendar'
import { isMember } from '../domain/due-list'
import { preparedFor } from '../domain/month-card'
import { monthCounted } from '../domain/obligation'
import { noticeBy, slotOn } from '../domain/slot'
import type { MonthAsked } from '../domain/todo'
import type { Platform } from '../platform/ports'
import type { Branch } from '../store/orgs'
import { type Plan, planOf } from '../store/plans'
import type { Settings } from '../store/settings'
import { type BranchYear, branchYear } from './branch-year'
import type { Orgs } from './me-card'
import type { Me } from './person'

type Home = Output<'home.show'>
export type MonthsAtHome = Pick<Home, 'month' | 'year'> & { asked: MonthAsked | null }

/**
 * The year of the own branch, for its members, and the month that runs of the first branch led. Side by side; where both
 * are the same branch, it is asked once.
 */
export async function monthsAtHome(
  platform: Platform,
  facts: { me: Me; orgs: Orgs; leads: readonly string[]; settings: Settings },
): Promise<MonthsAtHome> {
  const { documents, now } = platform
  const { me, orgs, leads, settings } = facts
  const year = yearOf(now)
  const own = isMember(me.stage) && me.at.includes(me.branchId) ? branchIn(orgs, me.branchId) : null
  const led = branchIn(orgs, leads[0])
  const yearIn = (branch: Branch | null) =>
    branch && branchYear(platform, branch, { from: `${year}-01`, to: `${year}-12` })
  const [ofOwn, ofLed, plan] = await Promise.all([
    yearIn(own),
    led?._id === own?._id ? null : yearIn(led),
    led && planOf(documents, led._id, year),
  ])
  const months = ofOwn && monthsOfYear(year).map((month) => ofOwn.stateOf(month))
  const itsYear = ofLed ?? (led?._id === own?._id ? ofOwn : null)
  return {
    year: months && { year, months },
    ...(led && itsYear
      ? monthOfLeader(led, itsYear, { plan, month: monthOf(now), leadDays: settings.leadDays })
      : { month: null, asked: null }),
  }
}

function branchIn(orgs: Orgs, id: string | undefined): Branch | null {
  const org = orgs.get(id ?? '')
  return org?.level === 'branch' ? org : null
}

function monthOfLeader(
  branch: Branch,
  year: BranchYear,
  { plan, month, leadDays }: { plan: Plan | null; month: Month; leadDays: number },
): Pick<MonthsAtHome, 'month' | 'asked'> {
  const posted = year.days.some((one) => monthCounted(one) === month && !one.cancelled)
  const latest = noticeBy(slotOn(branch, `${month}-01`), month, leadDays)
  const decided = (year.policyOf(month)?.policy ?? 'normal') !== 'normal'
  return {
    month: {
      branch: orgName(branch),
      month,
      posted,
      noticeBy: latest,
      prepared: preparedFor(month, plan?.rows ?? [], year.superiorOf(month))?.theme ?? null,
    },
    asked: { month, posted, noticeBy: latest, state: year.stateOf(month).state, decided },
  }
}
