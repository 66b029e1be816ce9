import { decideAnswering } from '../../core/domain/objection'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { heirBranches } from '../../core/steps/heirs'
import { leadersOf } from '../../core/steps/leaders'
import { onActivity } from '../../core/steps/on-activity'
import { objectionOf, putObjection } from '../../core/store/objections'

/**
 * A leader answers in words; what is wrong is put right by a tick, leave or a late entry. The first answer
 * stays, and who gives another one is told.
 * Nobody answers the own objection: that of a leader is answered by another one or by the unit (C3.5b).
 */
export const objectionAnswer: Action<'objection.answer'> = async (input, platform, caller) => {
  const found = await onActivity('objection.answer', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId, answer } = input
  const { documents, now } = platform
  const { me, activity, heirs, relations } = found.value
  const { branchId, unitId } = activity
  const { leaders } = await leadersOf(platform, branchId, heirBranches(heirs, unitId))
  const decision = decideAnswering(memberId, { by: me._id, relations, leaders })
  return documents.transact(async (tx) => {
    const objection = await objectionOf(tx, activityId, memberId)
    if (!objection) return refuse('objection-unknown')
    if (!decision.ok) return decision
    if (objection.answeredAt !== null) {
      if (objection.answer !== answer) return refuse('already-answered')
      return yes({ at: objection.answeredAt })
    }
    const answered = { answer, answeredAt: now, answeredBy: me._id }
    await putObjection(tx, { ...objection, ...answered })
    return yes({ at: now })
  })
}
