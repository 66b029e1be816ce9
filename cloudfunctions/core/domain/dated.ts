import type { Day } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addDays } from './calendar'
import type { Span } from './membership'

/** Entries of which none holds from a day on: what runs ends the day before, what is past stays as it was (T6). */
export const endedBefore = <S extends Span>(entries: readonly S[], day: Day): S[] =>
  entries.map((one) => (one.to === null || one.to >= day ? { ...one, to: addDays(day, -1) } : one))

/** One entry after the other: the new one holds from its first day on. */
export const followedBy = <S extends Span>(entries: readonly S[], next: S): S[] => [
  ...endedBefore(entries, next.from),
  next,
]

/** Whether two periods share a day. */
export const overlaps = (a: Span, b: Span): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)

/** Whether a period was meant to hold at all; one replaced on its first day never held. */
export const everHeld = (one: Span): boolean => one.to === null || one.from <= one.to

/** Whether the entry that runs ended the day before, which a repeated call finds. */
export const endedOnEveOf = (one: Span, day: Day): boolean => one.to === addDays(day, -1)

/**
 * The first day of a change: never in the future and never before what it follows (T6).
 * @param after first day of the last entry the new one follows; null when there is none
 * @returns refusals: `date-in-future`, `date-out-of-range`
 */
export function decideDay(on: Day, today: Day, after: Day | null): Decision<Day> {
  if (on > today) return refuse('date-in-future', ['on'])
  return after !== null && on < after ? refuse('date-out-of-range', ['on']) : yes(on)
}

/**
 * Adds a period.
 * @returns the periods, or null when it stands there already; refusals: `date-out-of-range`, `period-overlaps`
 */
export function withPeriod<S extends Span>(
  periods: readonly S[],
  added: S,
  same: (one: S) => boolean,
): Decision<S[] | null> {
  if (added.to !== null && added.to < added.from) return refuse('date-out-of-range', ['to'])
  if (periods.some((one) => one.from === added.from && one.to === added.to && same(one))) {
    return yes(null)
  }
  const before = periods.filter(everHeld)
  if (before.some((one) => overlaps(one, added))) return refuse('period-overlaps', ['on'])
  if (before.some((one) => one.from > added.from)) return refuse('date-out-of-range', ['on'])
  return yes([...periods, added])
}

/**
 * Ends the period that runs.
 * @param on first day on which it does not hold any more
 * @returns the periods, or null when it ended so already; refusals: `date-out-of-range`
 */
export function withoutPeriod<S extends Span>(
  periods: readonly S[],
  on: Day,
): Decision<S[] | null> {
  const runs = (one: S) => one.from <= on && (one.to === null || one.to >= on)
  if (periods.some(runs)) {
    return yes(periods.map((one) => (runs(one) ? { ...one, to: addDays(on, -1) } : one)))
  }
  if (periods.some((one) => endedOnEveOf(one, on))) return yes(null)
  return refuse('date-out-of-range', ['on'])
}
