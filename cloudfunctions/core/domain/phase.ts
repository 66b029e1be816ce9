import type { Instant, Phase } from '../contract'
import { MINUTE } from './calendar'

/** The register opens half an hour before the start of a sitting and closes half an hour after its end. */
const AROUND = 30 * MINUTE

export type Sitting = { startsAt: Instant; endsAt: Instant }
/** When a day is held; `sessions` are further sittings of the same day, each with its own window. */
export type Sittings = Sitting & { sessions?: readonly Sitting[] }
export type Times = Sittings & {
  cancelled: { at: Instant; reason: string } | null
  sealedAt: Instant | null
}

/** Every sitting, the first one first. */
export const sittingsOf = ({
  startsAt,
  endsAt,
  sessions = [],
}: Sittings): [Sitting, ...Sitting[]] => [{ startsAt, endsAt }, ...sessions]

const isOpen = (sitting: Sitting, now: Instant) =>
  sitting.startsAt - AROUND <= now && now <= sitting.endsAt + AROUND

/**
 * The sitting a moment belongs to: the one whose window is open (where two overlap, the later one), else the next
 * one, else the last.
 */
export function sittingAt(held: Sittings, now: Instant): Sitting {
  const sittings = sittingsOf(held)
  const open = sittings.filter((one) => isOpen(one, now)).at(-1)
  return open ?? sittings.find((one) => now < one.startsAt) ?? sittings.at(-1) ?? held
}

/**
 * The sitting that runs at a moment, where windows overlap: of those open the last to have begun, before any has begun
 * the first.
 */
export function sittingRunning(held: Sittings, now: Instant): Sitting {
  const open = sittingsOf(held).filter((one) => isOpen(one, now))
  return open.filter((one) => one.startsAt <= now).at(-1) ?? open[0] ?? sittingAt(held, now)
}

/**
 * The sitting people are told of at a moment: the first one, once that has begun the next to begin, at the end the last.
 */
export const sittingAhead = <S extends Sitting>(
  held: S & { sessions?: readonly S[] },
  at: Instant,
): S => {
  const sittings: readonly S[] = [held, ...(held.sessions ?? [])]
  return sittings.find((one) => at < one.startsAt) ?? sittings.at(-1) ?? held
}

/** Whether the register of a sitting has been open; what happened there is not moved. */
export const hasOpened = (sitting: Sitting, now: Instant): boolean =>
  sitting.startsAt - AROUND <= now

/** The window of the register at a moment: the one that is open, or the next, or the last. */
export const opensAt = (held: Sittings, now: Instant): Instant =>
  sittingAt(held, now).startsAt - AROUND
export const closesAt = (held: Sittings, now: Instant): Instant =>
  sittingAt(held, now).endsAt + AROUND

/** When the first window opens: from then on the due list is final. */
export const firstOpens = (held: Sittings): Instant => held.startsAt - AROUND
/** When the last window closes: from then on the register is counted. */
export const lastCloses = (held: Sittings): Instant => lastEnds(held) + AROUND
/** Whether the register is past: its last window has closed, or the record has. Only then has anybody missed the day. */
export const hasClosed = (times: Omit<Times, 'cancelled'>, now: Instant): boolean =>
  times.sealedAt !== null || now > lastCloses(times)
/** When the last sitting ends; the register stays open a while longer. */
export const lastEnds = (held: Sittings): Instant => (sittingsOf(held).at(-1) ?? held).endsAt
/** Until when somebody can still say that they will not come: the start of the last sitting. */
export const lastStarts = (held: Sittings): Instant => (sittingsOf(held).at(-1) ?? held).startsAt

/** Where an activity stands; computed, never stored. Both ends of a window belong to it. */
export function phaseOf(times: Times, now: Instant): Phase {
  if (times.cancelled) return 'cancelled'
  if (times.sealedAt !== null) return 'sealed'
  if (now > lastCloses(times)) return 'ended'
  return isOpen(sittingAt(times, now), now) ? 'open' : 'upcoming'
}
