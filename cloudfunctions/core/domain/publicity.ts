import type { Day, Instant, Month } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, firstDayOf } from './calendar'

/**
 * May a report be written down? One that is out, and not from before the month of its theme day (C4.4a).
 * @returns the link without what tells who passed it on; refusals: `activity-cancelled`, `date-in-future`,
 * `date-out-of-range`
 */
export function decidePublicity(
  activity: { month: Month; cancelled: object | null },
  report: { on: Day; link: string | null },
  now: Instant,
): Decision<string | null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (report.on > dayOf(now)) return refuse('date-in-future', ['on'])
  if (report.on < firstDayOf(activity.month)) return refuse('date-out-of-range', ['on'])
  return yes(report.link && withoutSharer(report.link))
}

const SHARER = /^(utm_|share|sharer)/i
/** What an article of an official account carries about the person who passed it on. */
const SHARER_OF_ACCOUNTS = new Set(['scene', 'from', 'isappinstalled', 'subscene', 'clicktime'])

/** The same page, without the parts of the address that count who passed it on (C4.4b). */
export function withoutSharer(link: string): string {
  const url = new URL(link)
  const ofAccount = url.hostname === 'mp.weixin.qq.com'
  const names = [...url.searchParams.keys()].filter(
    (name) => SHARER.test(name) || (ofAccount && SHARER_OF_ACCOUNTS.has(name)),
  )
  // an address without such parts stays as it was typed
  if (names.length === 0) return link
  for (const name of names) url.searchParams.delete(name)
  return url.toString()
}
