import type { Instant, MemberId, UnreachedReason } from '../contract'
import { HOUR } from './calendar'
import { unreachedReason, WHY } from './delivery'
import { isQuiet, latestFor } from './quiet-hours'

/** What says of a message about an event how it stands; `dueAt`: not before then, `settledAt`: last moved on, `until`: the event. */
export type Undelivered = {
  state: string
  memberId: MemberId
  why: string | null
  dueAt: Instant
  until: Instant | null
  settledAt: Instant | null
}

/** The timer comes every five minutes, and a refused template keeps its messages as long. */
const LAIN = HOUR

/**
 * Why somebody has to call a person about an event (C2.2c): no message can go, or none before the event begins; nobody
 * knows whether it went; or it still lies there after an hour in which it could have gone, so that a timer that stands
 * still leaves nobody out. Null while a message may reach the person, or has.
 */
export function callReason(message: Undelivered, now: Instant): UnreachedReason | null {
  const { state, why, settledAt, dueAt, until } = message
  if (state === 'unreachable') return unreachedReason(why)
  if (state === 'sending' && settledAt !== null && now - settledAt >= LAIN)
    return unreachedReason(WHY.uncertain)
  if (state !== 'owed') return null
  if (until !== null && dueAt >= until) return unreachedReason(WHY.outdated)
  return hasLain(message, now) ? 'delayed' : null
}

function hasLain({ dueAt, until }: Undelivered, now: Instant): boolean {
  const latest = until === null ? null : latestFor(until)
  return [now - LAIN, now].every((at) => dueAt <= at && !isQuiet(at, latest))
}
