import type { Hint, ToldBy } from '../contract'
import { DAY, dayOf } from '../domain/calendar'
import { hintsOf } from '../domain/hints'
import { lastCloses } from '../domain/phase'
import { slotOn } from '../domain/slot'
import { isTelling } from '../domain/telling'
import type { Platform } from '../platform/ports'
import { type Activity, involving } from '../store/activities'
import { messagesOf } from '../store/messages'
import { branchOf } from '../store/orgs'
import { deliverThese } from './deliver'
import { leadersOf } from './leaders'
import { oweNotices } from './owe'

/** Sends what is owed of an activity. @returns how many got how things stand as a message */
export async function sendOwed(platform: Platform, activity: Activity): Promise<number> {
  const { documents } = platform
  await deliverThese(platform, await messagesOf(documents, activity._id))
  const messages = await messagesOf(documents, activity._id)
  return messages.filter((one) => one.state === 'sent' && isTelling(activity, one)).length
}

export const dueCount = (activity: Activity): number =>
  activity.roster.filter((row) => row.standing === 'due').length

/** Tells everybody of a theme day just posted; a repeated call completes what is missing and sends nothing twice. */
export async function announce(
  platform: Platform,
  activity: Activity,
  before?: { by: ToldBy },
): Promise<{ dueCount: number; messaged: number }> {
  const stands = !activity.cancelled && activity.revisions.length === 0
  if (stands) await oweNotices(platform, activity, before)
  return { dueCount: dueCount(activity), messaged: await sendOwed(platform, activity) }
}

/** Hints for the leaders of a branch (C3.9b); who is meant to be elsewhere is looked for until the day is over. */
export async function hintsFor(platform: Platform, activity: Activity): Promise<Hint[]> {
  const { documents, now } = platform
  const [branch, { leaders }] = await Promise.all([
    branchOf(documents, activity.branchId),
    leadersOf(platform, activity.branchId),
  ])
  const due = activity.roster.filter((row) => row.standing === 'due').map((row) => row.memberId)
  const over = activity.cancelled !== null || now > lastCloses(activity)
  const elsewhere = over
    ? []
    : await involving(documents, [...leaders, ...due], {
        from: activity.startsAt - DAY,
        to: lastCloses(activity),
      })
  const slot = branch && slotOn(branch, dayOf(activity.startsAt))
  return hintsOf(activity, { slot, leaders, elsewhere })
}
