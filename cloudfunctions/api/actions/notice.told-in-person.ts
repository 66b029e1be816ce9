import { dayOf } from '../../core/domain/calendar'
import { isTelling } from '../../core/domain/telling'
import { Busy } from '../../core/platform/documents'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { concerned, teller, tellingMessage } from '../../core/steps/owe'
import { messagesOf, moveOn, oweOnce } from '../../core/store/messages'

/**
 * Somebody was told by telephone, in the group or in person: equal to a message (C2.2c). Told once, told; the first
 * way and day stay.
 */
export const noticeToldInPerson: Action<'notice.told-in-person'> = async (
  input,
  platform,
  caller,
) => {
  const found = await onActivity('notice.told-in-person', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { memberId, by = 'phone' } = input
  const { activity } = found.value
  if (!concerned(activity).includes(memberId)) return refuse('member-unknown')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (now >= activity.startsAt) return refuse('activity-started')
  const messages = await messagesOf(documents, activity._id)
  const message = messages.find((one) => one.memberId === memberId && isTelling(activity, one))
  if (message?.state === 'told') return yes({ toldOn: dayOf(message.settledAt ?? now) })
  const told = { state: 'told', settledAt: now, toldBy: by, why: null } as const
  if (!message && memberId !== teller(activity)) {
    // nothing was owed yet, so nothing will be sent
    const kind = activity.cancelled || activity.revisions.length > 0 ? 'change' : 'notice'
    await oweOnce(documents, { ...tellingMessage(activity, memberId, { kind, at: now }), ...told })
  }
  // a message that was sent has told the person before; one on its way may not arrive
  if (message && message.state !== 'sent') {
    const moved = await moveOn(documents, message._id, message.state, told)
    if (!moved) throw new Busy('the message moved on meanwhile')
  }
  return yes({ toldOn: dayOf(now) })
}
