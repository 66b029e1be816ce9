import type { ActivityId, Instant, MemberId, MessageKind, ToldBy } from '../contract'
import { messageIdOf } from './identity'

/** As much of an activity as says how things stand: as first noticed, changed, or called off. */
export type Standing = {
  _id: ActivityId
  revisions: readonly unknown[]
  cancelled: object | null
}
export type Telling = { _id: string; kind: MessageKind; memberId: MemberId }

/** What the messages of how things stand are about; every change is told anew (C2.2b). */
export function tellingSubject({ _id, revisions, cancelled }: Standing): string {
  if (cancelled) return `${_id}_off`
  return revisions.length > 0 ? `${_id}_${revisions.length}` : _id
}

/** Whether a message tells how things stand now; an earlier one is outdated. */
export const isTelling = (activity: Standing, message: Telling): boolean =>
  message._id === messageIdOf(message.kind, tellingSubject(activity), message.memberId)

/** How and when a message reached its person; null while it did not (C2.2c). */
export function toldBy(message: {
  state: string
  settledAt: Instant | null
  toldBy: ToldBy | null
}): { by: ToldBy; at: Instant } | null {
  const { state, settledAt } = message
  if (settledAt === null) return null
  if (state === 'sent') return { by: 'message', at: settledAt }
  // told in person before the ways were told apart
  return state === 'told' ? { by: message.toldBy ?? 'in_person', at: settledAt } : null
}
