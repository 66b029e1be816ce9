import type * as z from 'zod'
import type { Documents, PointDocuments } from '../platform/ports'
import { Activity } from './activity-shape'
import type { Collection } from './collection'

export * from './activity-shape'

/** Theme days. The due list is frozen inside, so that registering needs no other question (C2.3c). */
export const activities: Collection = {
  name: 'activities',
  indexes: [
    {
      name: 'branch_start',
      keys: [
        ['branchId', 1],
        ['startsAt', -1],
      ],
    },
    {
      name: 'branch_series',
      keys: [
        ['branchId', 1],
        ['series', 1],
      ],
    },
    { name: 'start', keys: [['startsAt', 1]] },
    {
      name: 'invited_start',
      keys: [
        ['invited', 1],
        ['startsAt', -1],
      ],
    },
    {
      name: 'visiting_start',
      keys: [
        ['visiting', 1],
        ['startsAt', -1],
      ],
    },
    {
      name: 'unit_month',
      keys: [
        ['unitId', 1],
        ['month', 1],
      ],
    },
    { name: 'month', keys: [['month', 1]] },
    {
      name: 'made_up',
      keys: [
        ['makesUpFor', 1],
        ['month', 1],
      ],
    },
    {
      name: 'asked_start',
      keys: [
        ['asked', 1],
        ['startsAt', 1],
      ],
    },
    {
      name: 'event_listed',
      keys: [
        ['event.eventId', 1],
        ['roster.memberId', 1],
      ],
    },
    {
      name: 'sealed',
      keys: [
        ['branchId', 1],
        ['sealedAt', 1],
      ],
    },
    { name: 'entry', keys: [['entryId', 1]] },
    // what the timer has still to do, however long ago
    { name: 'recheck', keys: [['recheckAt', 1]] },
    { name: 'untold', keys: [['untold', 1]] },
    {
      name: 'unfrozen',
      keys: [
        ['frozenAt', 1],
        ['startsAt', 1],
      ],
    },
    {
      name: 'uncounted',
      keys: [
        ['presentCount', 1],
        ['startsAt', 1],
      ],
    },
  ],
}

export async function activityOf(db: PointDocuments, activityId: string): Promise<Activity | null> {
  const doc = await db.get(activities.name, activityId)
  return doc ? Activity.parse(doc) : null
}

const BOARD_FACTS = {
  branchId: true,
  event: true,
  recorderId: true,
  startsAt: true,
  endsAt: true,
  sessions: true,
  cancelled: true,
  sealedAt: true,
  frozenAt: true,
  codeClosed: true,
  version: true,
} as const
const BoardFacts = Activity.pick({ _id: true, ...BOARD_FACTS })
export type BoardFacts = z.infer<typeof BoardFacts>

/** What a board asks for every few seconds, without the list: the same size for any branch. By id. */
export async function boardFactsOf(db: Documents, activityId: string): Promise<BoardFacts | null> {
  const select = Object.keys(BOARD_FACTS)
  const [doc] = await db.find(activities.name, { where: { _id: activityId }, limit: 1, select })
  return doc ? BoardFacts.parse(doc) : null
}

export async function activitiesByIds(db: Documents, ids: readonly string[]): Promise<Activity[]> {
  const found = ids.length > 0 ? await db.getMany(activities.name, [...new Set(ids)]) : []
  return found.map((doc) => Activity.parse(doc))
}

/** Branches asked at once: own and led ones. */
const BRANCHES_AT_MOST = 20

/**
 * Theme days of some branches that start in a span, soonest first. Index: branch_start. A branch holds few a
 * month, so one page is enough.
 */
export async function activitiesBetween(
  db: Documents,
  branchIds: readonly string[],
  span: { from: number; to: number },
): Promise<Activity[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(activities.name, {
    where: {
      branchId: { in: branchIds.slice(0, BRANCHES_AT_MOST) },
      startsAt: { gte: span.from, lt: span.to },
    },
    order: [['startsAt', 'asc']],
    limit: 100,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Theme days of a branch that start in a span, soonest first, a page at a time. Index: branch_start. */
export async function activitiesFrom(
  db: Documents,
  branchId: string,
  span: { from: number; to: number },
  page: { skip: number; limit: number },
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { branchId, startsAt: { gte: span.from, lt: span.to } },
    order: [['startsAt', 'asc']],
    ...page,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Coming events of others that some branches were asked to join, soonest first. Index: asked_start. */
export async function askedToJoin(
  db: Documents,
  branchIds: readonly string[],
  span: { from: number; to: number },
): Promise<Activity[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(activities.name, {
    where: {
      asked: { in: branchIds.slice(0, BRANCHES_AT_MOST) },
      startsAt: { gt: span.from, lt: span.to },
      cancelled: null,
    },
    order: [['startsAt', 'asc']],
    limit: 10,
  })
  return found.map((doc) => Activity.parse(doc))
}

/**
 * Theme days that start in a span and have one of these people on their list or were posted by one of them: where
 * somebody is meant to be in two places. Index: start. Two questions side by side, whatever the number of people.
 */
export async function involving(
  db: Documents,
  memberIds: readonly string[],
  span: { from: number; to: number },
): Promise<Activity[]> {
  if (memberIds.length === 0) return []
  const startsAt = { gte: span.from, lt: span.to }
  const some = { in: memberIds.slice(0, PEOPLE_AT_MOST) }
  const found = await Promise.all([
    db.find(activities.name, { where: { startsAt, 'roster.memberId': some }, limit: 50 }),
    db.find(activities.name, { where: { startsAt, postedBy: some }, limit: 50 }),
  ])
  return found.flat().map((doc) => Activity.parse(doc))
}
const PEOPLE_AT_MOST = 200

/** Theme days that start by a moment and whose due list is not final, oldest first. Index: unfrozen. */
export async function unfrozenBy(
  db: Documents,
  moment: number,
  limit: number,
  skip = 0,
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { frozenAt: null, startsAt: { lte: moment }, cancelled: null },
    order: [['startsAt', 'asc']],
    limit,
    skip,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Counts a change of what the record closes over; two such changes never commit side by side unseen. */
export const countChange = (tx: PointDocuments, activity: Activity): Promise<boolean> =>
  tx.patch(activities.name, activity._id, { version: activity.version + 1 })

/** Theme days of which somebody may still have to be told. Index: untold. */
export async function untoldOf(db: Documents, limit: number): Promise<Activity[]> {
  const found = await db.find(activities.name, { where: { untold: { neq: null } }, limit })
  return found.map((doc) => Activity.parse(doc))
}
