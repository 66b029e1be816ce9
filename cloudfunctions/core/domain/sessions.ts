import type { Session } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { DAY } from './calendar'
import type { Sitting } from './phase'

/** All sittings of one day lie within a fortnight. */
export const BATCHES_WITHIN = 14 * DAY

/**
 * The further sittings of a day held in batches, in order of time (domain §7, batch sessions): each begins after the
 * first one, ends after it begins, overlaps no other and lies within two weeks.
 * @returns refusal `session-invalid`
 */
export function orderedSessions(first: Sitting, sessions: readonly Session[]): Decision<Session[]> {
  const ordered = [...sessions].sort((a, b) => a.startsAt - b.startsAt)
  let before = first
  for (const one of ordered) {
    const fits =
      one.startsAt > first.startsAt &&
      one.startsAt < one.endsAt &&
      one.startsAt >= before.endsAt &&
      one.endsAt <= first.startsAt + BATCHES_WITHIN
    if (!fits) return refuse('session-invalid', ['sessions'])
    before = one
  }
  return yes(ordered)
}
