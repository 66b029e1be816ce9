import type { Instant } from '../contract'
import type { Documents } from '../platform/ports'
import { Activity, activities } from './activities'

/** More theme days than a school of 600 branches holds on one day. */
const AT_MOST = 1000

/** Theme days that start within a span and are not called off. Index: start. */
export async function startingBetween(
  db: Documents,
  span: { from: Instant; to: Instant },
): Promise<Activity[]> {
  const found = await db.find(activities.name, {
    where: { startsAt: { gte: span.from, lt: span.to }, cancelled: null },
    limit: AT_MOST,
  })
  return found.map((doc) => Activity.parse(doc))
}
