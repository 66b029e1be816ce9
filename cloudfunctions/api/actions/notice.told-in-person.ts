import { dayOf } from '../../core/domain/calendar'
import { lastStarts } from '../../core/domain/phase'
import { isTelling } from '../../core/domain/telling'
import { Busy } from '../../core/platform/documents'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { fewAtATime } from '../../core/steps/in-turn'
import { onActivity } from '../../core/steps/on-activity'
import { concerned, teller, tellingMessage } from '../../core/steps/owe'
import type { Activity } from '../../core/store/activities'
import { type Message, messagesOf, moveOn, oweOnce } from '../../core/store/messages'

/**
 * Some people were told by telephone, in the group or in person: equal to a message (C2.2c). Told once, told; the first
 * way and day stay. What broke off half way is completed by the same call again.
 */
export const noticeToldInPerson: Action<'notice.told-in-person'> = async (
  input,
  platform,
  caller,
) => {
  const found = await onActivity('notice.told-in-person', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { by = 'phone' } = input
  const memberIds = [...new Set(input.memberIds)]
  const { activity } = found.value
  const listed = concerned(activity)
  if (memberIds.some((one) => !listed.includes(one))) return refuse('member-unknown')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (now >= lastStarts(activity)) return refuse('activity-started')
  const messages = await messagesOf(documents, activity._id)
  const messageOf = (memberId: string) =>
    messages.find((one) => one.memberId === memberId && isTelling(activity, one))
  await fewAtATime(memberIds, (memberId) =>
    tellOne(platform, { activity, memberId, message: messageOf(memberId), by }),
  )
  const before = memberIds.flatMap((memberId) => {
    const message = messageOf(memberId)
    return message?.state === 'told' ? [message.settledAt ?? now] : []
  })
  return yes({ toldOn: dayOf(Math.min(now, ...before)) })
}

type Told = {
  activity: Activity
  memberId: string
  message: Message | undefined
  by: NonNullable<Message['toldBy']>
}

async function tellOne(
  { documents, now }: Platform,
  { activity, memberId, message, by }: Told,
): Promise<void> {
  const told = { state: 'told', settledAt: now, toldBy: by, why: null } as const
  if (!message && memberId !== teller(activity)) {
    // nothing was owed yet, so nothing will be sent
    const kind = activity.cancelled || activity.revisions.length > 0 ? 'change' : 'notice'
    await oweOnce(documents, { ...tellingMessage(activity, memberId, { kind, at: now }), ...told })
  }
  // a message that was sent has told the person before; one on its way may not arrive
  if (message && message.state !== 'sent' && message.state !== 'told') {
    const moved = await moveOn(documents, message._id, message.state, told)
    if (!moved) throw new Busy('the message moved on meanwhile')
  }
}
