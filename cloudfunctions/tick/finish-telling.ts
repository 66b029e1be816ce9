import type { Platform } from '../core/platform/ports'
import { eachSafely } from '../core/steps/in-turn'
import { dropGone, oweStanding } from '../core/steps/owe'
import { untoldOf } from '../core/store/activities'

/** Days in one run; the rest waits five minutes. */
const AT_MOST = 100

/** Completes the telling of days whose posting, change or calling off broke off half way. @returns how many */
export async function finishTelling(platform: Platform): Promise<number> {
  const untold = await untoldOf(platform.documents, AT_MOST)
  return eachSafely(platform, untold, async (activity) => {
    await dropGone(platform, activity)
    await oweStanding(platform, activity)
  })
}
