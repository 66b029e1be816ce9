import { MINUTE } from '../core/domain/calendar'
import type { Platform } from '../core/platform/ports'
import { withFinalList } from '../core/steps/final-list'
import { eachSafely } from '../core/steps/in-turn'
import { unfrozenBy } from '../core/store/activities'

/** Lists in one run; the rest waits five minutes. */
const AT_MOST = 300

/**
 * Makes due lists final when the register opens (C2.3c), the oldest first, however late the run comes.
 * @returns how many
 */
export async function finishLists(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const open = await unfrozenBy(documents, now + 30 * MINUTE, AT_MOST)
  return eachSafely(platform, open, (activity) => withFinalList(platform, activity))
}
