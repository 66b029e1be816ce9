import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { objectionOf, putObjection } from '../../core/store/objections'

/** A leader answers in words; what is wrong is put right by a tick, leave or a late entry. The first answer stays. */
export const objectionAnswer: Action<'objection.answer'> = async (input, platform, caller) => {
  const found = await onActivity('objection.answer', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId, answer } = input
  const { documents, now } = platform
  return documents.transact(async (tx) => {
    const objection = await objectionOf(tx, activityId, memberId)
    if (!objection) return refuse('objection-unknown')
    if (objection.answeredAt !== null) return yes({ at: objection.answeredAt })
    const answered = { answer, answeredAt: now, answeredBy: found.value.me._id }
    await putObjection(tx, { ...objection, ...answered })
    return yes({ at: now })
  })
}
