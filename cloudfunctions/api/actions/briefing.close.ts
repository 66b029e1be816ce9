import { briefingState } from '../../core/domain/briefing'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { briefingOf, putBriefing } from '../../core/store/briefings'

/** A leader has looked at a briefing that was held, and it is closed; closing again changes nothing. */
export const briefingClose: Action<'briefing.close'> = async (input, platform, caller) => {
  const found = await onActivity('briefing.close', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId } = input
  const closedBy = found.value.me._id
  return platform.documents.transact(async (tx) => {
    const briefing = await briefingOf(tx, activityId, memberId)
    if (!briefing) return refuse('briefing-unknown')
    if (briefing.doneAt === null) return refuse('briefing-not-done')
    const closed = briefing.closedAt ? briefing : { ...briefing, closedAt: platform.now, closedBy }
    if (!briefing.closedAt) await putBriefing(tx, closed)
    return yes({ memberId, state: briefingState(closed) })
  })
}
