import type { Instant, OrgId } from '../contract'
import { addDays, dayOf, instantOf } from '../domain/calendar'
import { lastEnds } from '../domain/phase'
import { BATCHES_WITHIN } from '../domain/sessions'
import type { Documents } from '../platform/ports'
import { type Activity, activitiesBetween, askedToJoin } from '../store/activities'

/** Further ahead nothing can be posted. */
const HORIZON_DAYS = 400

const horizon = (now: Instant): Instant => instantOf(addDays(dayOf(now), HORIZON_DAYS), '00:00')

/** Whether one of these branches has a day ahead that people were told of; such a branch does not end under them. */
export async function daysAhead(
  documents: Documents,
  branchIds: readonly OrgId[],
  now: Instant,
): Promise<boolean> {
  const to = horizon(now)
  const ahead = await activitiesBetween(documents, branchIds, { from: now - BATCHES_WITHIN, to })
  return ahead.some((one) => one.cancelled === null && lastEnds(one) > now)
}

/** Days of others ahead that one of these branches was asked to join (domain §7 #3). */
export const askedAhead = (
  documents: Documents,
  branchIds: readonly OrgId[],
  now: Instant,
): Promise<Activity[]> => askedToJoin(documents, branchIds, { from: now, to: horizon(now) })
