import type { Day, Instant, OrgId } from '../contract'
import { addDays, dayOf, instantOf } from '../domain/calendar'
import { lastEnds, lastStarts } from '../domain/phase'
import { BATCHES_WITHIN } from '../domain/sessions'
import type { Documents } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activitiesBetween, askedToJoin } from '../store/activities'

/** Further ahead nothing can be posted. */
const HORIZON_DAYS = 400

const horizon = (now: Instant): Instant => instantOf(addDays(dayOf(now), HORIZON_DAYS), '00:00')

/**
 * Whether branches may end on the eve of a day, as far as their own theme days go: none is ahead of which people were
 * told, and none was held on that day or later, whose people would have belonged to another branch (T6, domain §7 #19).
 * @param field the field of the call that names the branches
 * @returns refusals: `days-ahead`, `date-out-of-range`
 */
export async function daysAllow(
  documents: Documents,
  branchIds: readonly OrgId[],
  { on, now, field }: { on: Day; now: Instant; field: string },
): Promise<Decision<null>> {
  const first = Math.min(now, instantOf(on, '00:00'))
  const span = { from: first - BATCHES_WITHIN, to: horizon(now) }
  const days = (await activitiesBetween(documents, branchIds, span)).filter((one) => !one.cancelled)
  if (days.some((one) => lastEnds(one) > now)) return refuse('days-ahead', [field])
  const since = days.some((one) => dayOf(lastStarts(one)) >= on)
  return since ? refuse('date-out-of-range', ['on']) : yes(null)
}

/** Days of others ahead that one of these branches was asked to join (domain §7 #3). */
export const askedAhead = (
  documents: Documents,
  branchIds: readonly OrgId[],
  now: Instant,
): Promise<Activity[]> => askedToJoin(documents, branchIds, { from: now, to: horizon(now) })
