import type { Output } from '../contract'
import { dayOf } from '../domain/calendar'
import { unreachedReason } from '../domain/delivery'
import { lastStarts } from '../domain/phase'
import { isTelling, toldBy } from '../domain/telling'
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
  if (now >= lastStarts(activity)) return { told, tellByPhone: [] }
  const unreached = new Map(
    telling.filter((one) => one.state === 'unreachable').map((one) => [one.memberId, one.why]),
  )
  const toCall = await membersByIds(documents, [...unreached.keys()])
  // who has left the list meanwhile is called no more
  const tellByPhone = rows.flatMap((row) => {
    const person = toCall.find((one) => one._id === row.memberId)
    if (!person) return []
    const { _id: memberId, name, phone } = person
    return [{ memberId, name, phone, why: unreachedReason(unreached.get(memberId) ?? null) }]
  })
  return { told, tellByPhone }
}

function wayOf(message: Message | undefined): Pick<Shown['told'][number], 'by' | 'on'> {
  const way = message ? toldBy(message) : null
  return { by: way?.by ?? null, on: way ? dayOf(way.at) : null }
}
