import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { onResolution } from '../../core/steps/on-resolution'
import { feedbackById, putFeedback } from '../../core/store/feedback'

/**
 * The branch answers, and says whether readers see the words; the content check only hints. The first answer stays: of
 * two leaders at once the second one is told. Names of members do not belong into an answer (C3.3d).
 */
export const feedbackAnswer: Action<'feedback.answer'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const said = await feedbackById(documents, input.feedbackId)
  if (!said) return refuse('feedback-unknown')
  const found = await onResolution('feedback.answer', said.resolutionId, platform, caller)
  if (!found.ok) return found
  const answered = await documents.transact(async (tx) => {
    const current = await feedbackById(tx, input.feedbackId)
    if (!current) return refuse('feedback-unknown')
    const { answer, shown } = input
    if (current.answer !== null && current.answer !== answer) return refuse('already-answered')
    if (current.answer === answer && current.shown === shown) {
      return yes({ at: current.answeredAt ?? now })
    }
    const answeredBy = found.value.me._id
    await putFeedback(tx, { ...current, answer, shown, answeredAt: now, answeredBy })
    return yes({ at: now })
  })
  if (!answered.ok) return answered
  return yes({ ...answered.value, doubt: await isRisky(platform, caller, [input.answer]) })
}
