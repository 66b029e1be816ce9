import type { Instant, Session } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { DAY } from './calendar'
import { hasOpened, type Sitting } from './phase'

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

const isSame = (a: Session, b: Session) =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.place === b.place

/** Whether two lists of further sittings, each in order of time, say the same. */
export const sameSittings = (a: readonly Session[], b: readonly Session[]): boolean =>
  a.length === b.length && a.every((one, i) => isSame(one, b[i] as Session))

/**
 * Whether further sittings differ. One whose register has been open stays as it was, and a new one is still to open.
 * @returns refusals: `activity-started` for a sitting that has opened, `start-in-past` for one that would have
 */
export function changedSittings({
  before,
  after,
  now,
}: {
  before: readonly Session[]
  after: readonly Session[]
  now: Instant
}): Decision<boolean> {
  if (sameSittings(before, after)) return yes(false)
  const kept = (one: Session, among: readonly Session[]) =>
    among.some((other) => isSame(one, other))
  const opened = before.filter((one) => hasOpened(one, now))
  if (opened.some((one) => !kept(one, after))) return refuse('activity-started', ['sessions'])
  const added = after.filter((one) => !kept(one, before))
  return added.some((one) => one.startsAt <= now)
    ? refuse('start-in-past', ['sessions'])
    : yes(true)
}

/** Where all sittings of a day were, each place once, in order of time. */
export const placesOf = (
  {
    place,
    sessions = [],
  }: {
    place: string
    sessions?: readonly Pick<Session, 'place'>[] | undefined
  },
  between = '；',
): string => [...new Set([place, ...sessions.map((one) => one.place)])].join(between)
