import { lateEntryIdOf } from '../../core/domain/identity'
import { decideDeclaring } from '../../core/domain/late-entry'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { activityOf } from '../../core/store/activities'
import { lateEntryOf, putLateEntry } from '../../core/store/late-entries'
import { entryOf } from '../../core/store/ledger'

/**
 * After the closing somebody turns out to have been there: said with a reason, by the server's clock, and without effect
 * until a second person agrees. Said again while it waits, the first words stay.
 */
export const entryDeclare: Action<'entry.declare'> = async (input, platform, caller) => {
  const found = await onActivity('entry.declare', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, memberId, reason } = input
  const { branchId } = found.value.activity
  return platform.documents.transact(async (tx) => {
    const activity = await activityOf(tx, activityId)
    const entry = activity?.entryId ? await entryOf(tx, activity.entryId) : null
    const decision = decideDeclaring(entry?.sealed.register ?? null, memberId)
    if (!decision.ok) return decision
    const waiting = await lateEntryOf(tx, activityId, memberId)
    if (!waiting || waiting.ended) {
      await putLateEntry(tx, {
        _id: lateEntryIdOf(activityId, memberId),
        activityId,
        branchId,
        memberId,
        name: decision.value.name,
        reason,
        declaredBy: found.value.me._id,
        declaredAt: platform.now,
        ended: false,
        answer: null,
      })
    }
    return yes({ memberId })
  })
}
