import * as z from 'zod'
import {
  ActivityId,
  ContentItem,
  EntryId,
  Instant,
  MemberId,
  MODES,
  Month,
  NOTICE_VERDICTS,
  OrgId,
  STAGES,
  STANDINGS,
} from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

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
    { name: 'start', keys: [['startsAt', 1]] },
    {
      name: 'invited_start',
      keys: [
        ['invited', 1],
        ['startsAt', -1],
      ],
    },
  ],
}

/** One person on the list as they stood when it was frozen. */
export const Listed = z.object({
  memberId: MemberId,
  name: z.string(),
  stage: z.enum(STAGES),
  group: z.string().nullable(),
  standing: z.enum(STANDINGS),
})
export type Listed = z.infer<typeof Listed>

export const Activity = z.object({
  _id: ActivityId,
  branchId: OrgId,
  branchName: z.string(),
  month: Month,
  theme: z.string(),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  notice: z.object({
    at: Instant,
    leadDays: z.int(),
    verdict: z.enum(NOTICE_VERDICTS),
    reason: z.string().optional(),
  }),
  roster: z.array(Listed),
  /** When the due list became final; null before the register opens. */
  frozenAt: Instant.nullable(),
  /** Ids of invited people, as in `roster`; kept apart for the index. */
  invited: z.array(MemberId),
  recorderId: MemberId.nullable(),
  cancelled: z.object({ at: Instant, reason: z.string() }).nullable(),
  sealedAt: Instant.nullable(),
  /** The sealed entry of the ledger, once closed. */
  entryId: EntryId.nullable(),
  postedBy: MemberId,
  postedAt: Instant,
  /** Minutes after the start that still count as punctual, as the school had them set that day. */
  graceMinutes: z.int(),
  /** The rules of that day apply (C0.2). */
  regulationVersion: z.string(),
})
export type Activity = z.infer<typeof Activity>

export async function activityOf(db: PointDocuments, activityId: string): Promise<Activity | null> {
  const doc = await db.get(activities.name, activityId)
  return doc ? Activity.parse(doc) : null
}

export async function activitiesByIds(db: Documents, ids: readonly string[]): Promise<Activity[]> {
  const found = ids.length > 0 ? await db.getMany(activities.name, [...new Set(ids)]) : []
  return found.map((doc) => Activity.parse(doc))
}

/** The first posting of an intention stays; a repeated one gets it back. */
export async function postOnce(db: Documents, activity: Activity): Promise<Activity> {
  const result = await db.insertOnce(activities.name, activity)
  return result.created ? activity : Activity.parse(result.existing)
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

/** Theme days of a branch that have started, newest first. Index: branch_start. */
export async function startedActivities(
  db: Documents,
  branchId: string,
  now: number,
  limit: number,
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { branchId, startsAt: { lte: now } },
    order: [['startsAt', 'desc']],
    limit,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Theme days somebody is invited to and that start from a moment on, soonest first. Index: invited_start. */
export async function invitedTo(
  db: Documents,
  memberId: string,
  from: number,
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { invited: memberId, startsAt: { gte: from } },
    order: [['startsAt', 'asc']],
    limit: 10,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Theme days in a span whose due list is not final yet. Index: start. */
export async function unfrozenBetween(
  db: Documents,
  span: { from: number; to: number },
  limit: number,
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { startsAt: { gte: span.from, lte: span.to }, frozenAt: null, cancelled: null },
    order: [['startsAt', 'asc']],
    limit,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Makes the due list final, once. False when somebody else was faster. */
export const freeze = (
  db: Documents,
  activityId: string,
  roster: readonly Listed[],
  at: number,
): Promise<boolean> =>
  db.patchIf(activities.name, activityId, { frozenAt: null }, { roster, frozenAt: at })

/** Calls a theme day off unless its record is closed. False when it was closed or called off before. */
export const callOff = (
  db: Documents,
  activityId: string,
  cancelled: { at: number; reason: string },
): Promise<boolean> =>
  db.patchIf(activities.name, activityId, { sealedAt: null, cancelled: null }, { cancelled })

export const markSealed = (
  tx: PointDocuments,
  activityId: string,
  sealed: { sealedAt: number; entryId: string },
): Promise<boolean> => tx.patch(activities.name, activityId, sealed)
