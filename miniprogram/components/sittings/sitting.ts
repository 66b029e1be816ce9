import type { Day, Instant, Session } from '../../../typings/contract'
import { addDays, dayOf, dayWords, later, minutesBetween, timeOf } from '../../lib/calendar'
import { oneLine, startsAt } from '../event-fields/fields'

/** A further sitting of a day held in batches, as its form holds it. */
export type Sitting = {
  day: Day
  time: string
  place: string
  /** Its own length; left out, it is as long as the first one. */
  minutes?: number
  /** Its register has been open: it stays as it was. */
  fixed?: boolean
}
type First = { day: Day; time: string; place: string; minutes: number }

export const SITTINGS_AT_MOST = 5

export const sittingOf = (session: Session, fixed = false): Sitting => ({
  day: dayOf(session.startsAt),
  time: timeOf(session.startsAt),
  place: session.place,
  minutes: minutesBetween(session.startsAt, session.endsAt),
  ...(fixed ? { fixed } : {}),
})

/** One more: a day after the one before, same time and place. */
export function withSitting(first: First, sittings: readonly Sitting[]): Sitting[] {
  const { day, time, place } = sittings[sittings.length - 1] ?? first
  return [...sittings, { day: addDays(day, 1), time, place }]
}

export const sittingChanged = (
  sittings: readonly Sitting[],
  index: number,
  part: Partial<Sitting>,
): Sitting[] => sittings.map((one, at) => (at === index ? { ...one, ...part } : one))

export const withoutSitting = (sittings: readonly Sitting[], index: number): Sitting[] =>
  sittings.filter((_, at) => at !== index)

const lengthOf = (sitting: { minutes?: number }, first: First): number =>
  sitting.minutes ?? first.minutes

/** Sittings follow one another; the server knows the limits. */
export function sittingsLack(first: First, sittings: readonly Sitting[]): string {
  const all = [first, ...sittings]
  const ordered = all.every((one, index) => {
    const before = all[index - 1]
    return !before || startsAt(one) >= later(startsAt(before), lengthOf(before, first))
  })
  if (!ordered) return '每一批要在前一批结束之后，请检查时间'
  return sittings.every(({ place }) => oneLine(place)) ? '' : '请写每一批的地点'
}

export function sessionOf(sitting: Sitting, first: First): Session {
  const start = startsAt(sitting)
  return {
    startsAt: start,
    endsAt: later(start, lengthOf(sitting, first)),
    place: oneLine(sitting.place),
  }
}

/** The rows of the list. */
export const sittingRows = (sittings: readonly Sitting[], now: Instant) =>
  sittings.map(({ day, time, place, fixed = false }, index) => ({
    index,
    title: `第${index + 2}批`,
    day,
    time,
    place,
    fixed,
    dayLine: dayWords(day, now),
  }))

export const sittingsLine = (sittings: readonly Sitting[]): string =>
  sittings.length > 0 ? `共${sittings.length + 1}批` : '一次开展'
