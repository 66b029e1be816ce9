import type { Day, Instant, MemberId, Month } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, firstDayOf, lastDayOf } from './calendar'
import type { OnList } from './due-list'

type About = {
  month: Month
  cancelled: object | null
  roster: readonly (OnList & { name: string })[]
}

/**
 * May a service be written down? It belongs to the month of its theme day, is over or of today, and was done by people of
 * the day's list, members or invited (C3.4). Sealed or not: it is a fact of its own.
 * @returns who took part, as the list names them; refusals: `activity-cancelled`, `date-in-future`,
 * `date-out-of-range`, `not-on-register`
 */
export function decideService(
  activity: About,
  service: { on: Day; participants: readonly MemberId[] },
  now: Instant,
): Decision<{ memberId: MemberId; name: string }[]> {
  if (activity.cancelled) return refuse('activity-cancelled')
  if (service.on > dayOf(now)) return refuse('date-in-future', ['on'])
  if (service.on < firstDayOf(activity.month) || service.on > lastDayOf(activity.month))
    return refuse('date-out-of-range', ['on'])
  const asked = new Set(service.participants)
  const found = activity.roster.filter((row) => asked.has(row.memberId))
  return found.length === asked.size
    ? yes(found.map(({ memberId, name }) => ({ memberId, name })))
    : refuse('not-on-register', ['participants'])
}
