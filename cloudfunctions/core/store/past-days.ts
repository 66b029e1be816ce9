import * as z from 'zod'
import { EntryId, type MemberId, type Month, type OrgId } from '../contract'
import { entryIdOf } from '../domain/identity'
import type { Documents } from '../platform/ports'
import { Activity, activities } from './activities'
import { everything } from './everything'

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

/**
 * Theme days of some branches that have started, were not called off and list a person.
 * @param limit of the newest so many; null for all, in no order. Index: branch_start
 */
export async function startedListing(
  db: Documents,
  { branchIds, memberId, now }: { branchIds: readonly OrgId[]; memberId: MemberId; now: number },
  limit: number | null,
): Promise<Activity[]> {
  const where = {
    branchId: { in: branchIds },
    startsAt: { lte: now },
    cancelled: null,
    'roster.memberId': memberId,
  }
  const found =
    limit === null
      ? await everything(db, activities, where)
      : await db.find(activities.name, { where, order: [['startsAt', 'desc']], limit })
  return found.map((doc) => Activity.parse(doc))
}

/** Days of a branch that make up for a month, started in a span, soonest first. Index: branch_start. */
export async function makingUpFor(
  db: Documents,
  of: { branchId: OrgId; month: Month },
  span: { from: number; to: number },
): Promise<Activity[]> {
  const { branchId, month } = of
  const found = await db.find(activities.name, {
    where: { branchId, makesUpFor: month, startsAt: { gte: span.from, lt: span.to } },
    order: [['startsAt', 'asc']],
    limit: 20,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Closed records to be looked at once more by a moment, longest waiting first. Index: recheck. */
export async function toRecheck(db: Documents, moment: number, limit: number): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { recheckAt: { gt: 0, lte: moment } },
    order: [['recheckAt', 'asc']],
    limit,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** Days of a branch's series that were not called off, oldest first (C3.0c). Index: branch_series. */
export async function daysOfSeries(
  db: Documents,
  branchId: string,
  series: string,
): Promise<Activity[]> {
  if (series === '') return []
  const found = await db.find(activities.name, { where: { branchId, series }, limit: 36 })
  return found
    .map((doc) => Activity.parse(doc))
    .filter((one) => !one.cancelled)
    .sort((a, b) => a.startsAt - b.startsAt)
}

/** Theme days started by a moment whose present were not counted, oldest first. Index: uncounted. */
export async function uncountedBy(
  db: Documents,
  moment: number,
  limit: number,
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { presentCount: null, startsAt: { lte: moment }, cancelled: null },
    order: [['startsAt', 'asc']],
    limit,
  })
  return found.map((doc) => Activity.parse(doc))
}

/** How many records of these branches, or of all, are closed. Index: sealed. */
export const sealedIn = (db: Documents, branchIds: readonly OrgId[] | null): Promise<number> =>
  db.count(activities.name, {
    sealedAt: { gt: 0 },
    ...(branchIds ? { branchId: { in: branchIds } } : {}),
  })

/** How many closed records name one of these as their newest entry. Index: entry. */
export const countNaming = (db: Documents, entryIds: readonly EntryId[]): Promise<number> =>
  db.count(activities.name, { entryId: { in: entryIds } })

const Sealed = Activity.pick({ _id: true, branchId: true, branchName: true }).extend({
  entryId: z.string().catch(''),
})
/** A closed record, and the newest of its entries as it names it; empty when somebody took the name away. */
export type Sealed = z.infer<typeof Sealed>

const SEALED_PAGE = 1000
/** Closed records of these branches, or of all, behind one; `next` is null at the end. By id. */
export async function sealedAfter(
  db: Documents,
  after: string,
  branchIds: readonly OrgId[] | null,
): Promise<{ page: Sealed[]; next: string | null }> {
  const found = await db.find(activities.name, {
    where: {
      _id: { gt: after },
      sealedAt: { gt: 0 },
      ...(branchIds ? { branchId: { in: branchIds } } : {}),
    },
    order: [['_id', 'asc']],
    limit: SEALED_PAGE,
    select: Object.keys(Sealed.shape),
  })
  const next = found.length < SEALED_PAGE ? null : (found.at(-1)?._id ?? null)
  return { page: found.map((doc) => Sealed.parse(doc)), next }
}

/** The last place in a branch's chain that a closed record names; null before the first closing. Index: entry. */
export async function lastNamed(db: Documents, branchId: OrgId): Promise<EntryId | null> {
  const [doc] = await db.find(activities.name, {
    where: { entryId: { gte: entryIdOf(branchId, 0), lte: entryIdOf(branchId, 99_999) } },
    order: [['entryId', 'desc']],
    limit: 1,
    select: ['entryId'],
  })
  return doc ? EntryId.parse(doc.entryId) : null
}

/** Theme days of some branches that began before a moment and were never closed, the oldest first. Index: sealed. */
export async function neverClosed(
  db: Documents,
  branchIds: readonly string[],
  before: number,
): Promise<Activity[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(activities.name, {
    where: {
      branchId: { in: branchIds },
      sealedAt: null,
      startsAt: { lt: before },
      cancelled: null,
    },
    order: [['startsAt', 'asc']],
    limit: 10,
  })
  return found.map((doc) => Activity.parse(doc))
}
