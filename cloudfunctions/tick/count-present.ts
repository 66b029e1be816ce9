import { lastCloses } from '../core/domain/phase'
import type { Platform } from '../core/platform/ports'
import { countPresent } from '../core/steps/count-present'
import { eachSafely } from '../core/steps/in-turn'
import { uncountedBy } from '../core/store/past-days'

/** Registers in one run; the rest waits five minutes. */
const AT_MOST = 300

/**
 * Counts who came once the last window of a day has closed (C2.1b), the oldest first, however late the run comes.
 * @returns how many days were counted
 */
export async function countOver(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const started = await uncountedBy(documents, now, AT_MOST)
  const over = started.filter((activity) => now > lastCloses(activity))
  return eachSafely(platform, over, (activity) => countPresent(platform, activity._id))
}
