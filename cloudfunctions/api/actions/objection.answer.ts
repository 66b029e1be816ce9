import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { leadersOf } from '../../core/steps/leaders'
import { onActivity } from '../../core/steps/on-activity'
import { objectionOf, putObjection } from '../../core/store/objections'

/**
 * A leader answers in words; what is wrong is put right by a tick, leave or a late entry. The first answer stays.
 * Nobody answers the own objection while the branch has another leader (C3.5b).
 */
export const objectionAnswer: Action<'objection.answer'> = async (input, platform, caller) => {
  const found = await onActivity('objection.answer', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId, answer } = input
  const { documents, now } = platform
  const { me, activity } = found.value
  if (memberId === me._id && (await hasOthers(platform, activity.branchId, me._id))) {
    return refuse('second-person-needed')
  }
  return documents.transact(async (tx) => {
    const objection = await objectionOf(tx, activityId, memberId)
    if (!objection) return refuse('objection-unknown')
    if (objection.answeredAt !== null) return yes({ at: objection.answeredAt })
    const answered = { answer, answeredAt: now, answeredBy: me._id }
    await putObjection(tx, { ...objection, ...answered })
    return yes({ at: now })
  })
}

async function hasOthers(platform: Platform, branchId: string, me: string): Promise<boolean> {
  const { leaders } = await leadersOf(platform, branchId)
  return leaders.some((one) => one !== me)
}
