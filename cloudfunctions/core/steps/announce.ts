import type { Hint } from '../contract'
import { DAY, dayOf } from '../domain/calendar'
import { hintsOf } from '../domain/hints'
import { lastCloses } from '../domain/phase'
import { slotOn } from '../domain/slot'
import { isTelling } from '../domain/telling'
import { callReason } from '../domain/to-call'
import type { Platform } from '../platform/ports'
import { type Activity, involving } from '../store/activities'
import { messagesOf } from '../store/messages'
import { branchOf } from '../store/orgs'
import { deliverThese } from './deliver'
import { leadersOf } from './leaders'
import { oweStanding } from './owe'

/** How the telling of how things stand went: sent, to be sent in the morning, out of reach. */
type Sent = { messaged: number; waiting: number; unreached: number }

/** Sends what is owed of an activity. */
export async function sendOwed(platform: Platform, activity: Activity): Promise<Sent> {
  const { documents } = platform
  await deliverThese(platform, await messagesOf(documents, activity._id))
  const messages = await messagesOf(documents, activity._id)
  const telling = messages.filter((one) => isTelling(activity, one))
  const toCall = telling.filter((one) => callReason(one, platform.now) !== null)
  const inState = (state: string) =>
    telling.filter((one) => one.state === state && !toCall.includes(one)).length
  return { messaged: inState('sent'), waiting: inState('owed'), unreached: toCall.length }
}

export const dueCount = (activity: Activity): number =>
  activity.roster.filter((row) => row.standing === 'due').length

/** Tells everybody of a theme day just posted; a repeated call completes what is missing and sends nothing twice. */
export async function announce(
  platform: Platform,
  activity: Activity,
): Promise<{ dueCount: number } & Sent> {
  await oweStanding(platform, activity)
  return { dueCount: dueCount(activity), ...(await sendOwed(platform, activity)) }
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
