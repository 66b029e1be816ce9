import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { feedbackById, putFeedback } from '../../core/store/feedback'

/** The branch answers; names of members do not belong into an answer (C3.3d). */
export const feedbackAnswer: Action<'feedback.answer'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const said = await feedbackById(documents, input.feedbackId)
  if (!said) return refuse('feedback-unknown')
  const found = await onResolution('feedback.answer', said.resolutionId, platform, caller)
  if (!found.ok) return found
  return documents.transact(async (tx) => {
    const current = await feedbackById(tx, input.feedbackId)
    if (!current) return refuse('feedback-unknown')
    if (current.answer === input.answer) return yes({ at: current.answeredAt ?? now })
    const answeredBy = found.value.me._id
    await putFeedback(tx, { ...current, answer: input.answer, answeredAt: now, answeredBy })
    return yes({ at: now })
  })
}
