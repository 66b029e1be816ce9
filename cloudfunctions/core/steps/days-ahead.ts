import type { Instant, OrgId } from '../contract'
import { addDays, dayOf, instantOf } from '../domain/calendar'
import { lastEnds } from '../domain/phase'
import { BATCHES_WITHIN } from '../domain/sessions'
import type { Documents } from '../platform/ports'
import { activitiesBetween } from '../store/activities'

/** Further ahead nothing can be posted. */
const HORIZON_DAYS = 400

/** Whether one of these branches has a day ahead that people were told of; such a branch does not end under them. */
export async function daysAhead(
  documents: Documents,
  branchIds: readonly OrgId[],
  now: Instant,
): Promise<boolean> {
  const to = instantOf(addDays(dayOf(now), HORIZON_DAYS), '00:00')
  const ahead = await activitiesBetween(documents, branchIds, { from: now - BATCHES_WITHIN, to })
  return ahead.some((one) => one.cancelled === null && lastEnds(one) > now)
}
