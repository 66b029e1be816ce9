import type { Documents } from '../platform/ports'
import type { Activity } from '../store/activities'
import { cameToEvent, latestOfEvent } from '../store/arrivals'

type Part = Pick<Activity, 'branchId' | 'event'>

/**
 * The event whose whole room a part's board shows: the host's, and at a day of the unit, which has no board of its own,
 * that of any branch. Null at an own day, and for a branch that is a guest.
 */
const roomOf = ({ branchId, event }: Part): string | null =>
  event && (event.organiser === 'unit' || event.orgId === branchId) ? event.eventId : null

/** Named as just come. */
const NAMED = 20

/**
 * Who is in the room from all branches, so that a relayed code shows there too (domain §7 #13): how many, and who came
 * last. Two questions of the same size for any event.
 */
export async function roomNow(documents: Documents, part: Part) {
  const eventId = roomOf(part)
  if (eventId === null) return null
  const [present, latest] = await Promise.all([
    cameToEvent(documents, eventId),
    latestOfEvent(documents, eventId, NAMED),
  ])
  const just = latest.flatMap(({ memberId, name, at }) =>
    at === null ? [] : [{ memberId, name, at }],
  )
  return { present, just }
}

/** How many a head-count is compared with: everybody on the registers of the room, without people online. */
export async function cameToRoom(
  documents: Documents,
  part: Part,
  own: readonly { method: string | null }[],
): Promise<number> {
  const eventId = roomOf(part)
  if (eventId !== null) return cameToEvent(documents, eventId)
  return own.filter((one) => one.method !== 'online').length
}
