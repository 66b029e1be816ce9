import type { Day, Month, Output } from '../contract'
import { orgName } from '../domain/activity-card'
import { addMonths, dayOf, monthOf, monthsOfYear, yearOf } from '../domain/calendar'
import { isMember } from '../domain/due-list'
import { preparedFor } from '../domain/month-card'
import { monthCounted } from '../domain/obligation'
import { isPressing } from '../domain/prompts'
import { noticeBy, slotFor } from '../domain/slot'
import { isOpenMonth, type MonthAsked } from '../domain/todo'
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
 * The year of the own branch, for its members, and of the branches led the month that runs, the first one whole, and the
 * next where it presses. Side by side; a branch that is both is asked once.
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
  const running = monthOf(now)
  const next = addMonths(running, 1)
  const span = { from: `${year}-01`, to: `${year + 1}-01` }
  const yearIn = (branch: Branch | null) => branch && branchYear(platform, branch, span)
  const ofOwn = yearIn(own)
  const [itsOwn, years, plan] = await Promise.all([
    ofOwn,
    Promise.all(led.map((one) => (one._id === own?._id ? ofOwn : yearIn(one)))),
    led[0] ? planOf(documents, led[0]._id, year) : null,
  ])
  const months = itsOwn && monthsOfYear(year).map((month) => itsOwn.stateOf(month))
  const today = dayOf(now)
  const about = (month: Month): About => ({ month, today, leadDays: settings.leadDays })
  const ofLeader = led.flatMap((one, i) => {
    const itsYear = years[i]
    return itsYear ? [{ branch: one, itsYear }] : []
  })
  const [first] = ofLeader
  return {
    year: months && { year, months },
    month: first ? cardOfLeader(first.branch, first.itsYear, { plan, ...about(running) }) : null,
    asked: ofLeader.flatMap(({ branch, itsYear }) => {
      const ahead = askedOf(branch, itsYear, about(next))
      return [
        askedOf(branch, itsYear, about(running)),
        // the first days of a month are prepared in the one before
        ...(isPressing(ahead.noticeBy, today) ? [ahead] : []),
      ]
    }),
  }
}

function branchIn(orgs: Orgs, id: string | undefined): Branch | null {
  const org = orgs.get(id ?? '')
  return org?.level === 'branch' ? org : null
}

const isPosted = (year: BranchYear, month: Month): boolean =>
  year.days.some((one) => monthCounted(one) === month && !one.cancelled)

type About = { month: Month; leadDays: number; today: Day }
const latestNotice = (branch: Branch, { month, leadDays, today }: About) =>
  noticeBy(slotFor(branch, month, today), month, leadDays)

const cardOfLeader = (
  branch: Branch,
  year: BranchYear,
  { plan, ...about }: About & { plan: Plan | null },
): Home['month'] => {
  const asked = askedOf(branch, year, about)
  const prepared = preparedFor(about.month, plan?.rows ?? [], year.superiorOf(about.month))
  return {
    branch: asked.branch,
    month: asked.month,
    posted: asked.posted,
    open: isOpenMonth(asked),
    noticeBy: asked.noticeBy,
    prepared: prepared?.theme ?? null,
  }
}

const askedOf = (branch: Branch, year: BranchYear, about: About): MonthAsked => ({
  branch: orgName(branch),
  month: about.month,
  posted: isPosted(year, about.month),
  noticeBy: latestNotice(branch, about),
  state: year.stateOf(about.month).state,
  decided: (year.policyOf(about.month)?.policy ?? 'normal') !== 'normal',
})
