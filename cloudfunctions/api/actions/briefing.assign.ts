import { decideBriefing } from '../../core/domain/briefing'
import { briefingIdOf } from '../../core/domain/identity'
import { hasClosed } from '../../core/domain/phase'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { registerNow } from '../../core/steps/register-of'
import { briefingOf, putBriefing } from '../../core/store/briefings'

/**
 * Who missed the day is told by a named person (domain §2.4). Assigned anew, the briefing goes to the new person unless
 * it was held already; all of them or nobody. Before the last window has closed, nobody has missed anything.
 */
export const briefingAssign: Action<'briefing.assign'> = async (input, platform, caller) => {
  const found = await onActivity('briefing.assign', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const { brieferId } = input
  if (activity.cancelled) return refuse('activity-cancelled')
  if (!hasClosed(activity, now)) return refuse('briefing-too-early')
  const { register } = await registerNow(platform, activity)
  const memberIds = [...new Set(input.memberIds)]
  const names = new Map<string, { name: string; briefer: string }>()
  for (const memberId of memberIds) {
    const decision = decideBriefing(register, memberId, brieferId)
    if (!decision.ok) return decision
    names.set(memberId, decision.value)
  }
  // two operations each; a transaction of the platform holds about a hundred
  for (let i = 0; i < memberIds.length; i += 40) {
    await documents.transact(async (tx) => {
      for (const memberId of memberIds.slice(i, i + 40)) {
        const known = await briefingOf(tx, activity._id, memberId)
        if (known?.doneAt || known?.brieferId === brieferId) continue
        const { name = '', briefer = '' } = names.get(memberId) ?? {}
        await putBriefing(tx, {
          _id: briefingIdOf(activity._id, memberId),
          activityId: activity._id,
          branchId: activity.branchId,
          theme: activity.theme,
          memberId,
          name,
          brieferId,
          briefer,
          assignedBy: me._id,
          assignedAt: now,
          on: null,
          note: '',
          doneAt: null,
          closedAt: null,
          closedBy: null,
        })
      }
    })
  }
  return yes({ assigned: memberIds })
}
