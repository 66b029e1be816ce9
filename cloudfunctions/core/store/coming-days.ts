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

/**
 * Theme days somebody comes to as a guest, invited or visiting, and that start from a moment on, soonest first (domain
 * §2.8). Indexes: invited_start, visiting_start.
 */
export async function asGuest(db: Documents, memberId: string, from: number): Promise<Activity[]> {
  const startsAt = { gte: from }
  const found = await db.find(activities.name, {
    where: [
      { invited: memberId, startsAt },
      { visiting: memberId, startsAt },
    ],
    order: [['startsAt', 'asc']],
    limit: 10,
  })
  return found.map((doc) => Activity.parse(doc))
}
