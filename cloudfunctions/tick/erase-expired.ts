import { dayOf, monthOf } from '../core/domain/calendar'
import { yearsOver } from '../core/domain/retention'
import type { Platform } from '../core/platform/ports'
import { eraseExpired } from '../core/steps/erase-expired'
import { isDone, markDone } from '../core/store/jobs'
import { settingsOf } from '../core/store/settings'

/** No round of erasing is begun after so many milliseconds of a run; messages are sent after it. */
const ERASE_UNTIL = 20_000

/**
 * Erases what the school keeps no longer (D5): looked for once a month and whenever the years of keeping are changed, a
 * part in every run until nothing is left. @returns how many things
 */
export async function eraseOver(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const { retention } = await settingsOf(documents)
  const over = yearsOver(dayOf(now), retention)
  const job = `erased_${monthOf(now)}_${over.text}_${over.media}`
  if (await isDone(documents, job)) return 0
  const isLate = () => platform.elapsed() > ERASE_UNTIL
  const { erased, finished } = await eraseExpired(platform, over, isLate)
  if (finished) await markDone(documents, job, now)
  return erased
}
