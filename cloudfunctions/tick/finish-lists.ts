import { DAY, MINUTE } from '../core/domain/calendar'
import type { Platform } from '../core/platform/ports'
import { withFinalList } from '../core/steps/final-list'
import { fewAtATime } from '../core/steps/in-turn'
import { unfrozenBetween } from '../core/store/activities'

/** How far back a list that nobody made final is still looked for. */
const BACK = 7 * DAY
const AT_MOST = 200

/** Makes due lists final when the register opens (C2.3c). @returns how many */
export async function finishLists(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const span = { from: now - BACK, to: now + 30 * MINUTE }
  const open = await unfrozenBetween(documents, span, AT_MOST)
  await fewAtATime(open, (activity) => withFinalList(platform, activity))
  return open.length
}
