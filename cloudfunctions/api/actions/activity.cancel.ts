import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { deliverThese } from '../../core/steps/deliver'
import { onActivity } from '../../core/steps/on-activity'
import { oweCallingOff } from '../../core/steps/owe'
import { type Activity, activityOf, callOff } from '../../core/store/activities'
import { messagesOf } from '../../core/store/messages'

/** Calls a theme day off, with the reason that everybody told is shown. A repeated call completes the first. */
export const activityCancel: Action<'activity.cancel'> = async (input, platform, caller) => {
  const found = await onActivity('activity.cancel', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { activity } = found.value
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  await callOff(documents, activity._id, {
    at: now,
    reason: input.reason,
    postponed: input.postponed ?? false,
  })
  const after = await activityOf(documents, activity._id)
  // the record was closed between the two questions
  if (!after?.cancelled) return refuse('activity-sealed')
  await tell(platform, after, after.cancelled)
  return yes({ activityId: activity._id })
}

async function tell(
  platform: Platform,
  activity: Activity,
  cancelled: NonNullable<Activity['cancelled']>,
): Promise<void> {
  await oweCallingOff(platform, activity, cancelled)
  await deliverThese(platform, await messagesOf(platform.documents, activity._id))
}
