import type { MemberId } from '../contract'
import { spokenTime } from '../domain/calendar'
import { WHY } from '../domain/delivery'
import { messageIdOf } from '../domain/identity'
import { sendableFrom } from '../domain/quiet-hours'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { type Message, messagesOf, moveOn, oweOnce } from '../store/messages'
import { fewAtATime } from './in-turn'

const detailPage = (activityId: string) => `pages/event/detail/detail?activityId=${activityId}`

const about = (activity: Activity) => ({
  theme: activity.theme,
  time: spokenTime(activity.startsAt),
  place: activity.place,
  branch: activity.branchName,
})

/** Whom an activity concerns: the due and the invited; people elsewhere are told by their liaison (C2.2c, C2.3h). */
export const concerned = (activity: Activity): MemberId[] =>
  activity.roster
    .filter((row) => row.standing === 'due' || row.standing === 'invitee')
    .map((row) => row.memberId)

type Kind = 'notice' | 'change'

/** Which message tells people how things stand: the notice, or that it is called off. */
export const tellingKind = (activity: Pick<Activity, 'cancelled'>): Kind =>
  activity.cancelled ? 'change' : 'notice'

const messageFor = (
  activity: Activity,
  memberId: MemberId,
  kind: Kind,
  madeAt: number,
  facts: Record<string, string>,
): Message => ({
  _id: messageIdOf(kind, activity._id, memberId),
  kind,
  memberId,
  branchId: activity.branchId,
  activityId: activity._id,
  facts,
  page: detailPage(activity._id),
  state: 'owed',
  dueAt: sendableFrom(madeAt),
  settledAt: null,
  toldBy: null,
  why: null,
})

/**
 * Owes everybody concerned the notice, but not the one who wrote it; what is owed already stays, so a posting that
 * broke off is completed.
 */
export const oweNotices = (platform: Platform, activity: Activity): Promise<void> =>
  fewAtATime(
    concerned(activity).filter((memberId) => memberId !== activity.postedBy),
    (memberId) =>
      oweOnce(
        platform.documents,
        messageFor(activity, memberId, 'notice', activity.postedAt, about(activity)),
      ),
  )

/** Owes everybody concerned the word that a theme day is called off; notices still waiting are dropped. */
export async function oweCallingOff(
  platform: Platform,
  activity: Activity,
  cancelled: { at: number; reason: string },
): Promise<void> {
  const { documents } = platform
  const waiting = (await messagesOf(documents, activity._id)).filter(
    (message) => message.kind === 'notice' && message.state === 'owed',
  )
  const outdated = { state: 'unreachable', settledAt: cancelled.at, why: WHY.outdated } as const
  await fewAtATime(waiting, (message) => moveOn(documents, message._id, 'owed', outdated))
  const facts = { ...about(activity), state: '已取消', reason: cancelled.reason }
  await fewAtATime(concerned(activity), (memberId) =>
    oweOnce(documents, messageFor(activity, memberId, 'change', cancelled.at, facts)),
  )
}
