import { firstOpens } from '../domain/phase'
import type { Platform } from '../platform/ports'
import { cameToSome, hasArrivals } from '../store/arrivals'
import { hasCodesWaiting } from '../store/late-codes'
import { isHost } from './event-parts'
import type { OnActivity } from './on-activity'

/**
 * Whether a day is not called off any more, as its page can tell in one stage: somebody came to it, for the host to any
 * part of the event, or a code kept without network waits here. Of a code that waits at another branch the calling off
 * itself says so.
 */
export async function hasTakenPlace(
  { documents, now }: Platform,
  found: OnActivity,
): Promise<boolean> {
  const { activity } = found
  const { _id, event } = activity
  if (now < firstOpens(activity)) return false
  const [came, waits] = await Promise.all([
    event && isHost(found) ? cameToSome(documents, event.eventId) : hasArrivals(documents, [_id]),
    hasCodesWaiting(documents, [_id]),
  ])
  return came || waits
}
