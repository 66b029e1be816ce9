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
export type MonthsAtHome = Pick<Home, 'month' | 'year'> & { asked: MonthAsked[] }

/** Nobody leads more; further ones are found on the page of the year. */
const LED_AT_MOST = 5

/**
 * The year of the own branch, for its members, and the month that runs of the branches led, the first one whole. Side by
 * side; a branch that is both is asked once.
 */
export async function monthsAtHome(
  platform: Platform,
  facts: { me: Me; orgs: Orgs; leads: readonly string[]; settings: Settings },
): Promise<MonthsAtHome> {
  const { documents, now } = platform
  const { me, orgs, leads, settings } = facts
  const year = yearOf(now)
  const own = isMember(me.stage) && me.at.includes(me.branchId) ? branchIn(orgs, me.branchId) : null
  const led = leads.slice(0, LED_AT_MOST).flatMap((id) => branchIn(orgs, id) ?? [])
  const yearIn = (branch: Branch | null) =>
    branch && branchYear(platform, branch, { from: `${year}-01`, to: `${year}-12` })
  const ofOwn = yearIn(own)
  const [itsOwn, years, plan] = await Promise.all([
    ofOwn,
    Promise.all(led.map((one) => (one._id === own?._id ? ofOwn : yearIn(one)))),
    led[0] ? planOf(documents, led[0]._id, year) : null,
  ])
  const months = itsOwn && monthsOfYear(year).map((month) => itsOwn.stateOf(month))
  const about = { plan, month: monthOf(now), leadDays: settings.leadDays }
  const ofLeader = led.flatMap((one, i) => {
    const itsYear = years[i]
    return itsYear ? [monthOfLeader(one, itsYear, about)] : []
  })
  return {
    year: months && { year, months },
    month: ofLeader[0]?.month ?? null,
    asked: ofLeader.map(({ asked }) => asked),
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
): { month: NonNullable<Home['month']>; asked: MonthAsked } {
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
    asked: {
      branch: orgName(branch),
      ...{ month, posted, noticeBy: latest, state: year.stateOf(month).state, decided },
    },
  }
}
