import type { Instant, MemberId, Output, UnreachedReason } from '../contract'
import { dayOf } from '../domain/calendar'
import { lastStarts } from '../domain/phase'
import { isTelling, toldBy } from '../domain/telling'
import { callReason } from '../domain/to-call'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { membersByIds } from '../store/members'
import { type Message, messagesOf } from '../store/messages'
import { concerned, teller } from './owe'

type Shown = Output<'activity.show'>
export type ToldPeople = Pick<Shown, 'told' | 'tellByPhone'>
export const NOBODY: ToldPeople = { told: [], tellByPhone: [] }

/**
 * How and when each person concerned was told how things stand, in roster order, and whom no message reached, with the
 * telephone a leader needs to call them (C2.2c). Who wrote it needs no telling.
 */
export async function toldPeople(
  { documents, now }: Platform,
  activity: Activity,
  reader: MemberId,
): Promise<ToldPeople> {
  const telling = (await messagesOf(documents, activity._id)).filter((one) =>
    isTelling(activity, one),
  )
  const messageOf = new Map(telling.map((one) => [one.memberId, one]))
  const people = new Set(concerned(activity).filter((id) => id !== teller(activity)))
  const rows = activity.roster.filter((row) => people.has(row.memberId))
  const told = rows.map(({ memberId, name }) => ({
    memberId,
    name,
    ...wayOf(messageOf.get(memberId)),
  }))
  const reasons = callsFor(activity, telling, { reader, now })
  const toCall = await membersByIds(documents, [...reasons.keys()])
  const tellByPhone = rows.flatMap((row) => {
    const person = toCall.find((one) => one._id === row.memberId)
    const why = reasons.get(row.memberId)
    if (!person || !why) return []
    const { _id: memberId, name, phone } = person
    return [{ memberId, name, phone, why }]
  })
  return { told, tellByPhone }
}

/** Whom a leader who reads it has to call until the last sitting begins, and why; who reads it and who wrote it know (C2.2c). */
export function callsFor(
  activity: Activity,
  messages: readonly Message[],
  { reader, now }: { reader: MemberId; now: Instant },
): Map<MemberId, UnreachedReason> {
  if (now >= lastStarts(activity)) return new Map()
  // who has left the list meanwhile is called no more
  const people = new Set(concerned(activity))
  const calls = new Map<MemberId, UnreachedReason>()
  for (const message of messages) {
    const { memberId } = message
    const why = callReason(message, now)
    const isFor = memberId !== reader && memberId !== teller(activity) && people.has(memberId)
    if (why && isFor && isTelling(activity, message)) calls.set(memberId, why)
  }
  return calls
}

/** Of a day in batches, who has been to a sitting is called about the next one no more. */
export function notYetThere<P extends { memberId: MemberId }>(
  people: readonly P[],
  there: readonly { memberId: MemberId }[],
): P[] {
  const came = new Set(there.map((one) => one.memberId))
  return people.filter((one) => !came.has(one.memberId))
}

function wayOf(message: Message | undefined): Pick<Shown['told'][number], 'by' | 'on'> {
  const way = message ? toldBy(message) : null
  return { by: way?.by ?? null, on: way ? dayOf(way.at) : null }
}
