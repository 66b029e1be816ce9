import * as z from 'zod'
import {
  ActivityId,
  ARRIVAL_METHODS,
  EventId,
  Instant,
  MemberId,
  OrgId,
  STANDINGS,
} from '../contract'
import { arrivalIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/** The arrival register. Id: `att_<activity>_<member>`: scan twice, arrive once. */
export const arrivals: Collection = {
  name: 'arrivals',
  indexes: [
    {
      name: 'activity_at',
      keys: [
        ['activityId', 1],
        ['at', 1],
      ],
    },
    {
      name: 'member_entered',
      keys: [
        ['memberId', 1],
        ['enteredAt', -1],
      ],
    },
    {
      name: 'event_at',
      keys: [
        ['eventId', 1],
        ['at', -1],
      ],
    },
  ],
}

export const ArrivalDoc = z.object({
  _id: z.string(),
  activityId: ActivityId,
  /** Of a day of several branches; so one question tells who is in the room. */
  eventId: EventId.nullable().default(null),
  branchId: OrgId,
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  /** Null where nobody knows the minute: a list on paper, a tick after the last window. */
  at: Instant.nullable(),
  /** When it was written; null on what is older than this field. */
  enteredAt: Instant.nullable().default(null),
  late: z.boolean(),
  method: z.enum(ARRIVAL_METHODS),
  /** Who wrote it: the person, or the recorder who ticked. */
  by: MemberId,
  note: z.string().optional(),
})
export type ArrivalDoc = z.infer<typeof ArrivalDoc>

export async function arrivalOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<ArrivalDoc | null> {
  const doc = await db.get(arrivals.name, arrivalIdOf(activityId, memberId))
  return doc ? ArrivalDoc.parse(doc) : null
}

/** Who came to one activity since a moment, as far as the minute is known. Index: activity_at. */
export async function arrivalsSince(
  db: Documents,
  activityId: string,
  since: number,
): Promise<ArrivalDoc[]> {
  const where = { activityId, at: { gte: since } }
  const found = await db.find(arrivals.name, { where, limit: 1000 })
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** Everybody who came to one activity. Index: activity_at. */
export async function arrivalsOf(db: Documents, activityId: string): Promise<ArrivalDoc[]> {
  const found = await db.find(arrivals.name, { where: { activityId }, limit: 1000 })
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** Whether somebody is on the register of one of these activities. Index: activity_at. */
export const hasArrivals = async (
  db: Documents,
  activityIds: readonly string[],
): Promise<boolean> => (await db.count(arrivals.name, { activityId: { in: [...activityIds] } })) > 0

/**
 * One person's arrivals at some activities, by derived id; and in the same question everybody's at a few. Index:
 * activity_at.
 */
export async function arrivalsAt(
  db: Documents,
  memberId: string,
  activityIds: readonly string[],
  everybodyAt: readonly string[] = [],
): Promise<ArrivalDoc[]> {
  if (activityIds.length === 0) return []
  const own = activityIds.map((id) => arrivalIdOf(id, memberId))
  const found =
    everybodyAt.length === 0
      ? await db.getMany(arrivals.name, own)
      : await db.find(arrivals.name, {
          where: [{ _id: { in: own } }, { activityId: { in: [...everybodyAt] } }],
          limit: 1000,
        })
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** Arrivals by their derived ids. */
export async function arrivalsByIds(db: Documents, ids: readonly string[]): Promise<ArrivalDoc[]> {
  if (ids.length === 0) return []
  const found = await db.getMany(arrivals.name, [...ids])
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** Arrivals of some people at one activity, by derived id. */
export const arrivalsAmong = (
  db: Documents,
  activityId: string,
  memberIds: readonly string[],
): Promise<ArrivalDoc[]> =>
  arrivalsByIds(
    db,
    memberIds.map((id) => arrivalIdOf(activityId, id)),
  )

/** One person's latest arrivals, newest first. Index: member_entered. */
export async function latestArrivals(
  db: Documents,
  memberId: string,
  limit: number,
): Promise<ArrivalDoc[]> {
  const found = await db.find(arrivals.name, {
    where: { memberId },
    order: [['enteredAt', 'desc']],
    limit,
  })
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** All of one person's arrivals. Index: member_entered. */
export const arrivalsBy = async (db: Documents, memberId: string): Promise<ArrivalDoc[]> =>
  (await everything(db, arrivals, { memberId })).map((doc) => ArrivalDoc.parse(doc))

/** How many people of all branches are in the room of an event; who is online sits in none. Index: event_at. */
export const cameToEvent = (db: Documents, eventId: string): Promise<number> =>
  db.count(arrivals.name, { eventId, method: { neq: 'online' } })

/** Whether somebody is on the register of any branch of an event. Index: event_at. */
export const cameToSome = async (db: Documents, eventId: string): Promise<boolean> =>
  (await db.count(arrivals.name, { eventId })) > 0

/** Who came to an event last, of all branches, newest first. Index: event_at. */
export async function latestOfEvent(
  db: Documents,
  eventId: string,
  limit: number,
): Promise<ArrivalDoc[]> {
  const found = await db.find(arrivals.name, { where: { eventId }, order: [['at', 'desc']], limit })
  return found.map((doc) => ArrivalDoc.parse(doc))
}

/** Scan twice, arrive once: the first arrival stays and is given back. One write. */
export async function arriveOnce(
  db: Documents,
  arrival: ArrivalDoc,
): Promise<{ arrival: ArrivalDoc; first: boolean }> {
  const result = await db.insertOnce(arrivals.name, arrival)
  return result.created
    ? { arrival, first: true }
    : { arrival: ArrivalDoc.parse(result.existing), first: false }
}

/** As {@link arriveOnce}, inside a transaction. */
export async function markOnce(
  tx: PointDocuments,
  arrival: ArrivalDoc,
): Promise<{ arrival: ArrivalDoc; first: boolean }> {
  const existing = await arrivalOf(tx, arrival.activityId, arrival.memberId)
  if (existing) return { arrival: existing, first: false }
  await tx.put(arrivals.name, arrival)
  return { arrival, first: true }
}

export const undoArrival = (
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<boolean> => db.remove(arrivals.name, arrivalIdOf(activityId, memberId))
