import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { publicityById, removePublicity } from '../../core/store/publicity'

/** Takes away what was written down about a report; who did so and when stays. Said twice, the first stands. */
export const publicityRemove: Action<'publicity.remove'> = async (input, platform, caller) => {
  const found = await onActivity('publicity.remove', input.activityId, platform, caller)
  if (!found.ok) return found
  const { _id: by, name: byName } = found.value.me
  const { activityId, publicityId } = input
  return platform.documents.transact(async (tx) => {
    const report = await publicityById(tx, publicityId)
    if (report?.activityId !== activityId) return refuse('entry-unknown')
    if (!report.removed) await removePublicity(tx, publicityId, { by, byName, at: platform.now })
    return yes({ publicityId })
  })
}
