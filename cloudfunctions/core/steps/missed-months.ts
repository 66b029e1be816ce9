import type { Month } from '../contract'
import { addMonths, monthOf } from '../domain/calendar'
import { lastEnds } from '../domain/phase'
import type { Platform } from '../platform/ports'
import type { Branch } from '../store/orgs'
import { type BranchYear, branchYear, MADE_UP_WITHIN } from './branch-year'

/** Months of the last twelve that a branch owed and did not hold, oldest first (C2.1b, domain §7 #15). */
export async function missedMonths(
  platform: Platform,
  branch: Branch,
  now: number,
): Promise<Month[]> {
  const span = { from: addMonths(monthOf(now), -MADE_UP_WITHIN), to: monthOf(now) }
  return missedIn(await branchYear(platform, branch, span), now)
}

/** As {@link missedMonths}, of what was read before; a month that a day ahead makes up for is not asked for again. */
export function missedIn(year: Pick<BranchYear, 'stateOf' | 'days'>, now: number): Month[] {
  const running = monthOf(now)
  const past = Array.from({ length: MADE_UP_WITHIN }, (_, i) =>
    addMonths(running, i - MADE_UP_WITHIN),
  )
  const coming = year.days.filter((one) => !one.cancelled && lastEnds(one) > now)
  const isAhead = (month: Month) => coming.some((one) => one.makesUpFor === month)
  return past.filter((month) => year.stateOf(month).state === 'missed' && !isAhead(month))
}
