import { objectionIdOf } from '../../core/domain/identity'
import { decideObjection } from '../../core/domain/objection'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { objectionOf, putObjection } from '../../core/store/objections'

/**
 * A person says that the own state on the register is wrong (C3.5b). Said again before the answer, the newer words
 * stand; after an answer it is open anew.
 */
export const objectionRaise: Action<'objection.raise'> = async (input, platform, caller) => {
  const found = await onActivity('objection.raise', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const decision = decideObjection(activity, me._id, now)
  if (!decision.ok) return decision
  const { _id: activityId, branchId, theme } = activity
  return documents.transact(async (tx) => {
    const before = await objectionOf(tx, activityId, me._id)
    const repeated = before?.answeredAt === null && before.text === input.text
    if (before && repeated) return yes({ at: before.at })
    await putObjection(tx, {
      _id: objectionIdOf(activityId, me._id),
      activityId,
      branchId,
      theme,
      memberId: me._id,
      name: decision.value.name,
      text: input.text,
      at: now,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    })
    return yes({ at: now })
  })
}
