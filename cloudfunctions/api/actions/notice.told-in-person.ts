import { dayOf } from '../../core/domain/calendar'
import { messageIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { concerned, tellingKind } from '../../core/steps/owe'
import { messageOf, moveOn } from '../../core/store/messages'

/** Somebody was told by telephone or in person: equal to a message (C2.2c). Told once, told. */
export const noticeToldInPerson: Action<'notice.told-in-person'> = async (
  input,
  platform,
  caller,
) => {
  const found = await onActivity('notice.told-in-person', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { activity } = found.value
  if (!concerned(activity).includes(input.memberId)) return refuse('member-unknown')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (now >= activity.startsAt) return refuse('activity-started')
  const id = messageIdOf(tellingKind(activity), activity._id, input.memberId)
  const message = await messageOf(documents, id)
  if (message?.state === 'told') return yes({ toldOn: dayOf(message.settledAt ?? now) })
  // a message already on its way or sent has told the person before
  if (message?.state === 'owed' || message?.state === 'unreachable') {
    await moveOn(documents, id, message.state, { state: 'told', settledAt: now, why: null })
  }
  return yes({ toldOn: dayOf(now) })
}
