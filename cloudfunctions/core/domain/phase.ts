import type { Instant, Phase } from '../contract'
import { MINUTE } from './calendar'

/** The register opens half an hour before the start and closes half an hour after the end. */
const AROUND = 30 * MINUTE

export type Times = {
  startsAt: Instant
  endsAt: Instant
  cancelled: { at: Instant; reason: string } | null
  sealedAt: Instant | null
}

export const opensAt = (times: { startsAt: Instant }): Instant => times.startsAt - AROUND
export const closesAt = (times: { endsAt: Instant }): Instant => times.endsAt + AROUND

/** Where an activity stands; computed, never stored. Both ends of the window belong to it. */
export function phaseOf(times: Times, now: Instant): Phase {
  if (times.cancelled) return 'cancelled'
  if (times.sealedAt !== null) return 'sealed'
  if (now < opensAt(times)) return 'upcoming'
  return now <= closesAt(times) ? 'open' : 'ended'
}
