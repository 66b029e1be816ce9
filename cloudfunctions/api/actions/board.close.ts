import { closingCode, decideClosingCode, isCodeClosed } from '../../core/domain/arrival'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'
import { setCodeClosed } from '../../core/store/activity-writes'

/**
 * The recorder ends the codes of the sitting before their time, when everybody is there, or opens them again. A code
 * that was scanned before counts; said again it changes nothing.
 */
export const boardClose: Action<'board.close'> = async (input, platform, caller) => {
  const found = await onActivity('board.close', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, closed } = input
  const { now } = platform
  return whileOpen(platform, activityId, async (tx, activity) => {
    const decision = decideClosingCode(activity, now)
    if (!decision.ok) return decision
    if (isCodeClosed(activity, now) !== closed) {
      await setCodeClosed(tx, activityId, closed ? closingCode(activity, now) : null)
    }
    return yes({ closed })
  })
}
