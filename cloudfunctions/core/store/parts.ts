import type { Documents } from '../platform/ports'
import { activities } from './activities'
import { Activity } from './activity-shape'

/** The parts of an event of several branches (domain §7 #3, #4). */

/** Every branch's part of one event. Index: event_listed. A unit has at most forty branches. */
export async function partsOf(db: Documents, eventId: string): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { 'event.eventId': eventId },
    limit: 100,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** The parts of an event on whose list a person stands. Index: event_listed. */
export async function partsListing(
  db: Documents,
  eventId: string,
  memberId: string,
): Promise<Activity[]> {
  const where = { 'event.eventId': eventId, 'roster.memberId': memberId }
  const found = await db.find(activities.name, { where, limit: PARTS_OF_ONE })
  return found.map((doc) => Activity.parse(doc))
}
/** More than one person is ever listed on: the own branch, a temporary one, and as a guest. */
const PARTS_OF_ONE = 10

/** The parts that some branches have in an event. Index: event_listed. */
export async function partsOfBranches(
  db: Documents,
  eventId: string,
  branchIds: readonly string[],
): Promise<Activity[]> {
  const where = { 'event.eventId': eventId, branchId: { in: [...branchIds] } }
  const found = await db.find(activities.name, { where, limit: PARTS_OF_ONE })
  return found.map((doc) => Activity.parse(doc))
}
