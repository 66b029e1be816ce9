import type { MemberId } from '../contract'
import { dayOf, spokenTime } from '../domain/calendar'
import { WHY } from '../domain/delivery'
import { isGuest } from '../domain/due-list'
import { messageIdOf } from '../domain/identity'
import { sittingAhead } from '../domain/phase'
import { latestFor, sendableFrom } from '../domain/quiet-hours'
import { changeWords } from '../domain/revision'
import { isTelling, tellingSubject } from '../domain/telling'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { markTold } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { membersByIds } from '../store/members'
import { type Message, messagesOf, moveOn, oweOnce } from '../store/messages'
import { fewAtATime } from './in-turn'

type Place = { startsAt: number; endsAt: number; place: string }

const detailPage = (activityId: string) => `pages/event/detail/detail?activityId=${activityId}`

const about = (activity: Activity, { startsAt, place }: { startsAt: number; place: string }) => ({
  theme: activity.theme,
  time: spokenTime(startsAt),
  place,
  branch: activity.branchName,
})

/**
 * Whom an activity concerns: the due and the guests, invited or visiting (domain §2.8); people elsewhere are told by
 * their liaison (C2.2c, C2.3h).
 */
export const concerned = (activity: Pick<Activity, 'roster'>): MemberId[] =>
  activity.roster
    .filter((row) => row.standing === 'due' || isGuest(row.standing))
    .map((row) => row.memberId)

/** Who wrote what people are told last, and so needs no telling. */
export const teller = (activity: Activity): MemberId =>
  activity.cancelled?.by ?? activity.revisions.at(-1)?.by ?? activity.postedBy

/** The message about how things stand now. */
export const tellingMessage = (
  activity: Activity,
  memberId: MemberId,
  telling: { kind: 'notice' | 'change'; at: number; facts?: Record<string, string> },
): Message => {
  const ahead = sittingAhead<Place>(activity, telling.at)
  return {
    _id: messageIdOf(telling.kind, tellingSubject(activity), memberId),
    kind: telling.kind,
    memberId,
    branchId: activity.branchId,
    activityId: activity._id,
    facts: { ...about(activity, ahead), ...telling.facts },
    page: detailPage(activity._id),
    state: 'owed',
    dueAt: sendableFrom(telling.at, latestFor(ahead.startsAt)),
    until: ahead.startsAt,
    settledAt: null,
    toldBy: null,
    why: null,
    run: null,
  }
}

const oweEach = (
  { documents }: Platform,
  people: readonly MemberId[],
  messageFor: (memberId: MemberId) => Message,
): Promise<void> => fewAtATime(people, (memberId) => oweOnce(documents, messageFor(memberId)))

/**
 * Owes everybody concerned the notice, but not the one who wrote it; what is owed already stays, so a posting that
 * broke off is completed. Who was told before, outside the app, is owed nothing more (C2.2c).
 */
const oweNotices = async (platform: Platform, activity: Activity): Promise<void> => {
  const comers = await cameSince(platform, activity)
  // guests who were asked at the posting have their message, and this one does not replace it
  const guests = activity.arranged > 0 ? [...activity.invited, ...activity.visiting] : []
  return oweEach(
    platform,
    concerned(activity).filter((memberId) => memberId !== activity.postedBy),
    (memberId) => {
      const message = tellingMessage(activity, memberId, { kind: 'notice', at: activity.postedAt })
      const { toldBefore, firstNotice } = activity
      const cameLater = comers.has(memberId) || guests.includes(memberId)
      if (!toldBefore || cameLater) return message
      return { ...message, state: 'told', settledAt: firstNotice.at, toldBy: toldBefore }
    },
  )
}

/** Who came to the branch after everybody there was told, and so was told nothing (C2.2c). */
async function cameSince({ documents }: Platform, activity: Activity): Promise<Set<MemberId>> {
  if (!activity.toldBefore) return new Set()
  const toldOn = dayOf(activity.firstNotice.at)
  const people = await membersByIds(documents, concerned(activity))
  const came = people.filter(({ relations }) => {
    const here = relations.filter((one) => one.branchId === activity.branchId)
    return here.length > 0 && here.every((one) => one.from > toldOn)
  })
  return new Set(came.map((one) => one._id))
}

/** Owes the notice to people who came onto the list after everybody was told (C2.2c). */
export const oweNewcomers = (
  platform: Platform,
  activity: Activity,
  people: readonly MemberId[],
): Promise<void> =>
  oweEach(platform, people, (memberId) =>
    tellingMessage(activity, memberId, { kind: 'notice', at: platform.now }),
  )

/** Who has left the list is sent nothing about the day any more. */
export async function dropGone(platform: Platform, activity: Activity): Promise<void> {
  const listed = new Set(concerned(activity))
  const messages = await messagesOf(platform.documents, activity._id)
  await drop(
    platform,
    messages.filter((message) => !listed.has(message.memberId)),
  )
}

/** Owes everybody concerned what changed, but not the one who changed it, nor who has been to a sitting (C2.2b). */
async function oweChange(platform: Platform, activity: Activity): Promise<void> {
  const last = activity.revisions.at(-1)
  if (!last) return
  const owed = await dropOutdated(platform, activity)
  const facts = changeWords(last.changed)
  const came = await beenThere(platform, activity, last.at)
  await oweEach(
    platform,
    concerned(activity).filter(
      (memberId) => memberId !== last.by && !owed.has(memberId) && !came.has(memberId),
    ),
    (memberId) => tellingMessage(activity, memberId, { kind: 'change', at: last.at, facts }),
  )
}

/** Who has come to a sitting of a day in batches when a later one is changed. */
async function beenThere(
  { documents }: Platform,
  activity: Activity,
  at: number,
): Promise<Set<MemberId>> {
  const came = at < activity.startsAt ? [] : await arrivalsOf(documents, activity._id)
  return new Set(came.map((one) => one.memberId))
}

/** Owes everybody concerned the word that a theme day is called off or put off. */
async function oweCallingOff(
  platform: Platform,
  activity: Activity,
  { at, by, reason, postponed }: NonNullable<Activity['cancelled']>,
): Promise<void> {
  const owed = await dropOutdated(platform, activity)
  const facts = { state: postponed ? '已延期' : '已取消', reason }
  await oweEach(
    platform,
    concerned(activity).filter((memberId) => memberId !== by && !owed.has(memberId)),
    (memberId) => tellingMessage(activity, memberId, { kind: 'change', at, facts }),
  )
}

/**
 * Owes everybody concerned how things stand, and notes that this is done: after a posting, a change, a calling off, and
 * for the timer after a run that broke off.
 */
export async function oweStanding(platform: Platform, activity: Activity): Promise<void> {
  if (activity.cancelled) await oweCallingOff(platform, activity, activity.cancelled)
  else if (activity.revisions.length > 0) await oweChange(platform, activity)
  else await oweNotices(platform, activity)
  await markTold(platform.documents, activity._id, tellingSubject(activity))
}

/** What still waits to be sent and is not true any more is dropped. @returns who is owed how things stand already */
async function dropOutdated(platform: Platform, activity: Activity): Promise<Set<MemberId>> {
  const messages = await messagesOf(platform.documents, activity._id)
  await drop(
    platform,
    messages.filter((message) => !isTelling(activity, message)),
  )
  const current = messages.filter((message) => isTelling(activity, message))
  return new Set(current.map((message) => message.memberId))
}

/** What of these still waits will never be sent. */
async function drop({ documents, now }: Platform, messages: readonly Message[]): Promise<void> {
  const waiting = messages.filter((message) => message.state === 'owed')
  const outdated = { state: 'unreachable', settledAt: now, why: WHY.outdated } as const
  await fewAtATime(waiting, (message) => moveOn(documents, message._id, 'owed', outdated))
}
