import type { Instant, PublicationScope } from '../contract'
import type { Documents } from '../platform/ports'
import { ResolutionDoc, resolutions } from './resolutions'

/** Asked at once at most; more are asked for again. */
const PAGE = 1000

const NEWEST = [
  ['publishedAt', 'desc'],
  ['_id', 'desc'],
] as const

/** How many of each activity's matters are public in some branches. Index: branch_decided. */
export async function publishedIn(
  db: Documents,
  branchIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let after = ''; ; ) {
    const page = await db.find(resolutions.name, {
      where: { branchId: { in: [...branchIds] }, readable: { neq: null }, _id: { gt: after } },
      order: [['_id', 'asc']],
      select: ['activityId'],
      limit: PAGE,
    })
    for (const { activityId } of page) {
      counts.set(String(activityId), (counts.get(String(activityId)) ?? 0) + 1)
    }
    after = page.at(-1)?._id ?? after
    if (page.length < PAGE) return counts
  }
}

/** What some branches published for these readers since a moment, newest first. Index: branch_decided. */
export async function publishedSince(
  db: Documents,
  of: {
    branchIds: readonly string[]
    scopes: readonly PublicationScope[]
    since: Instant
    limit: number
  },
): Promise<ResolutionDoc[]> {
  const { branchIds, scopes, since, limit } = of
  const found = await db.find(resolutions.name, {
    where: { branchId: { in: branchIds }, readable: { in: scopes }, publishedAt: { gte: since } },
    order: NEWEST,
    limit,
  })
  return found.map((doc) => ResolutionDoc.parse(doc))
}

/** Where a reader stopped reading. */
type Place = { publishedAt: Instant; resolutionId: string }

/**
 * Things public for a reader, newest first. Indexes: readable, unit_readable, branch_decided.
 * @param of.unitId only what branches of this unit say beyond themselves
 * @param of.after only what is older than this place
 */
export async function readableBy(
  db: Documents,
  reader: { branchIds: readonly string[]; unitIds: readonly string[] },
  of: { unitId?: string; after?: Place; limit: number },
): Promise<ResolutionDoc[]> {
  const { unitId, after, limit } = of
  const { branchIds, unitIds } = reader
  const units = unitId === undefined ? unitIds : unitIds.filter((id) => id === unitId)
  const scopes: Where[] = [
    { readable: 'public', ...(unitId === undefined ? {} : { unitId }) },
    ...(units.length > 0 ? [{ unitId: { in: units }, readable: 'unit' }] : []),
    ...(branchIds.length > 0 && unitId === undefined
      ? [{ branchId: { in: branchIds }, readable: 'branch' }]
      : []),
  ]
  // several may have been published within the same millisecond
  const spans: Where[] = after
    ? [
        { publishedAt: after.publishedAt, _id: { lt: after.resolutionId } },
        { publishedAt: { lt: after.publishedAt } },
      ]
    : [{}]
  const found = await Promise.all(
    scopes.flatMap((scope) =>
      spans.map((span) =>
        db.find(resolutions.name, { where: { ...scope, ...span }, order: NEWEST, limit }),
      ),
    ),
  )
  return found
    .flat()
    .map((doc) => ResolutionDoc.parse(doc))
    .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || (a._id < b._id ? 1 : -1))
    .slice(0, limit)
}
type Where = Parameters<Documents['find']>[1]['where']
