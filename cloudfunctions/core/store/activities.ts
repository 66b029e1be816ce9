import * as z from 'zod'
import {
  ActivityId,
  CHANGEABLE,
  ContentItem,
  EntryId,
  EventId,
  Instant,
  MemberId,
  MODES,
  Month,
  Notice,
  OffCampus,
  ORGANISERS,
  OrgId,
  Session,
  STAGES,
  STANDINGS,
  THEME_SOURCES,
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
    {
      name: 'unit_month',
      keys: [
        ['unitId', 1],
        ['month', 1],
      ],
    },
    { name: 'month', keys: [['month', 1]] },
    {
      name: 'asked_start',
      keys: [
        ['asked', 1],
        ['startsAt', 1],
      ],
    },
    { name: 'event', keys: [['event.eventId', 1]] },
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

/** What was changed after the notice, with the words of before (C2.2b, domain §7 #1). */
export const Revision = z.object({
  at: Instant,
  by: MemberId,
  changed: z.array(z.enum(CHANGEABLE)),
  before: z.object({
    theme: z.string(),
    items: z.array(ContentItem),
    mode: z.enum(MODES),
    place: z.string(),
    startsAt: Instant,
    endsAt: Instant,
  }),
  /** Changed on the day itself. */
  late: z.boolean(),
})
export type Revision = z.infer<typeof Revision>

export const Activity = z.object({
  _id: ActivityId,
  branchId: OrgId,
  branchName: z.string(),
  /** The unit above on the day of posting. */
  unitId: OrgId,
  /** The month of the start; also for a day that crosses midnight. */
  month: Month,
  /** The missed month this day makes up for; then it counts for that one alone (domain §7 #15). */
  makesUpFor: Month.nullable(),
  theme: z.string(),
  themeSource: z.enum(THEME_SOURCES),
  /** Whether a row of the plan stood for the month; if not, why (C2.1d). */
  plan: z.object({ planned: z.boolean(), reason: z.string().nullable() }),
  /** This branch's part in an event of several (C2.3b, domain §7 #3, #4); null for the branch's own day. */
  event: z
    .object({
      eventId: EventId,
      organiser: z.enum(ORGANISERS),
      /** The host branch or the unit. */
      orgId: OrgId,
      orgName: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Branches asked to join; each decides for itself. */
  asked: z.array(OrgId),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** More sittings of the same day, for people on duty (分批开展); each has its own window. */
  sessions: z.array(Session),
  offCampus: OffCampus.nullable(),
  notice: Notice,
  /** The first notice given; the verdict after a move looks back to it. */
  firstNotice: Notice,
  /** Oldest first. */
  revisions: z.array(Revision),
  roster: z.array(Listed),
  /** When the due list became final; null before the register opens. */
  frozenAt: Instant.nullable(),
  /** Ids of invited people, as in `roster`; kept apart for the index. */
  invited: z.array(MemberId),
  /** Leaders from elsewhere who come as guides (domain §7 #6). */
  visiting: z.array(MemberId),
  recorderId: MemberId.nullable(),
  /** Called off or put off; a postponed one has no new day yet. */
  cancelled: z.object({ at: Instant, reason: z.string(), postponed: z.boolean() }).nullable(),
  /** Due people present, counted after the end; null until then. The month is held when it is above nought. */
  presentCount: z.int().nullable(),
  sealedAt: Instant.nullable(),
  /** The sealed entry of the ledger, once closed. */
  entryId: EntryId.nullable(),
  postedBy: MemberId,
  postedAt: Instant,
  /** Minutes after the start that still count as punctual, as the school had them set that day. */
  graceMinutes: z.int(),
  /** Counts changes of what the record closes over (register, minutes, pictures), so that a seal never misses one. */
  version: z.int().default(0),
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
  cancelled: { at: number; reason: string; postponed: boolean },
): Promise<boolean> =>
  db.patchIf(activities.name, activityId, { sealedAt: null, cancelled: null }, { cancelled })

export const markSealed = (
  tx: PointDocuments,
  activityId: string,
  sealed: { sealedAt: number; entryId: string },
): Promise<boolean> => tx.patch(activities.name, activityId, sealed)

/** Counts a change of what the record closes over; two such changes never commit side by side unseen. */
export const countChange = (tx: PointDocuments, activity: Activity): Promise<boolean> =>
  tx.patch(activities.name, activity._id, { version: activity.version + 1 })
