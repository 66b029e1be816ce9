import { DAY, dayOf } from '../core/domain/calendar'
import type { Platform } from '../core/platform/ports'
import { renew } from '../core/steps/final-list'
import { eachSafely } from '../core/steps/in-turn'
import { unfrozenBy } from '../core/store/activities'
import { isDone, markDone } from '../core/store/jobs'

/** How far ahead lists are brought up to date. */
const AHEAD = 31 * DAY
const PAGE = 300

/** Once a day the lists of the days to come follow the roster, so that somebody new is told in time (C2.2c). */
export async function renewLists(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const job = `lists_${dayOf(now)}`
  if (await isDone(documents, job)) return 0
  let seen = 0
  for (;;) {
    const page = await unfrozenBy(documents, now + AHEAD, PAGE, seen)
    await eachSafely(
      platform,
      page.filter((activity) => activity.startsAt > now),
      (activity) => renew(platform, activity),
    )
    seen += page.length
    if (page.length < PAGE) break
  }
  await markDone(documents, job, now)
  return seen
}
