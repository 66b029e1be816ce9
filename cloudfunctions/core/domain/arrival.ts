import type { ArrivalMethod, Instant, MemberId, Standing } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { MINUTE } from './calendar'
import type { OnList } from './due-list'
import { firstOpens, phaseOf, type Sittings, sittingAt, sittingRunning, type Times } from './phase'

/** `sitting`: the start of the one whose codes were ended; moved to another time it is not ended. */
type Closable = Sittings & { codeClosed: { at: Instant; sitting: Instant } | null }

export type Arriving = Times & Closable & { roster: readonly OnList[]; graceMinutes: number }

/**
 * `now`: the moment of the arrival; of a code kept without network, when it was scanned. `shownAt`: when the code came
 * onto the screen. `late`: said by the recorder.
 */
type How = { now: Instant; shownAt?: Instant; method: ArrivalMethod; late?: boolean }
/** The facts of an arrival that the rules decide; `at` is null where the minute of the tick is not that of the arrival. */
export type ArrivalFacts = {
  name: string
  standing: Standing
  at: Instant | null
  late: boolean
}

/** Whether the recorder has ended the codes that come onto the screen at a moment; what was shown before counts. */
export function isCodeClosed(held: Closable, shownAt: Instant): boolean {
  const { codeClosed } = held
  if (codeClosed === null || shownAt < codeClosed.at) return false
  return sittingRunning(held, shownAt).startsAt === codeClosed.sitting
}

/** What is kept when the recorder ends the codes: for the sitting that runs, the next one has codes of its own. */
export const closingCode = (held: Sittings, now: Instant): Closable['codeClosed'] => ({
  at: now,
  sitting: sittingRunning(held, now).startsAt,
})

/**
 * May the recorder end the codes before their time, or open them again? While they are open by the clock.
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `window-not-open`, `window-closed`
 */
export function decideClosingCode(activity: Times, now: Instant): Decision<null> {
  const phase = phaseOf(activity, now)
  if (phase === 'cancelled') return refuse('activity-cancelled')
  if (phase === 'sealed') return refuse('activity-sealed')
  if (phase === 'upcoming') return refuse('window-not-open')
  return phase === 'open' ? yes(null) : refuse('window-closed')
}

/**
 * May this person register now, and how does it count? (C2.3c, domain §7 #10, #12, #13)
 * A person registers inside the window of a sitting. The recorder may tick from the first window until the record is
 * closed, since a list on paper is entered afterwards. A kept code counts by the moment it was scanned; sent after the
 * closing it is a declaration, which a second person judges.
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `window-not-open`, `window-closed`, `not-on-register`
 */
export function decideArrival(
  activity: Arriving,
  memberId: MemberId,
  how: How,
): Decision<ArrivalFacts> {
  const { now, method, shownAt = now } = how
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null && method !== 'offline_qr') return refuse('activity-sealed')
  if (now < firstOpens(activity)) return refuse('window-not-open')
  const phase = phaseOf({ ...activity, sealedAt: null }, now)
  const byCode = method === 'self_qr' || method === 'offline_qr'
  if (byCode && phase === 'upcoming') return refuse('window-not-open')
  if (byCode && (phase === 'ended' || isCodeClosed(activity, shownAt)))
    return refuse('window-closed')
  const row = activity.roster.find((person) => person.memberId === memberId)
  if (!row) return refuse('not-on-register')
  const { name, standing } = row
  // a list on paper, and a tick outside the windows, say nothing about the minute of the arrival
  const at = method === 'paper' || phase !== 'open' ? null : now
  return yes({ name, standing, at, late: isLate(activity, { standing, at }, how.late) })
}

/** Late after the minutes of grace of the sitting attended, or as the recorder says; only the due are (domain §7 #10). */
function isLate(
  activity: Arriving,
  { standing, at }: Pick<ArrivalFacts, 'standing' | 'at'>,
  said: boolean | undefined,
): boolean {
  if (standing !== 'due') return false
  if (said !== undefined) return said
  return at !== null && at > sittingAt(activity, at).startsAt + activity.graceMinutes * MINUTE
}

/** A tick by mistake is taken back until the record is closed. */
export function decideUndo(activity: Times): Decision<null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  return activity.sealedAt === null ? yes(null) : refuse('activity-sealed')
}
