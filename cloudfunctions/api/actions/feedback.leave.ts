import { feedbackIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { onPublished } from '../../core/steps/on-published'
import {
  FEEDBACK_AT_MOST,
  feedbackOn,
  leaveFeedback,
  STRANGERS_AT_MOST,
} from '../../core/store/feedback'

/**
 * Says something about a published decision (C3.3d, F11). Without a name nobody is stored with it, not even in the id:
 * the same words without a name are one.
 */
export const feedbackLeave: Action<'feedback.leave'> = async (input, platform, caller) => {
  const found = await onPublished('feedback.leave', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { resolution, me } = found.value
  const { documents, now } = platform
  if (input.text === '') return refuse('feedback-empty', ['text'])
  const [said, doubt] = await Promise.all([
    feedbackOn(documents, resolution._id),
    isRisky(platform, caller, [input.text]),
  ])
  const named = !input.anonymous && me !== null
  const _id = feedbackIdOf(resolution._id, named ? caller.openid : '', input.text)
  const isNew = said.every((one) => one._id !== _id)
  const room = me ? FEEDBACK_AT_MOST : STRANGERS_AT_MOST
  if (isNew && said.length >= room) return refuse('feedback-full')
  const left = await leaveFeedback(documents, {
    _id,
    resolutionId: resolution._id,
    branchId: resolution.branchId,
    text: input.text,
    at: now,
    memberId: named ? me._id : null,
    doubt,
    shown: true,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  })
  return yes({ at: left.created ? now : Number(left.existing.at) })
}
