import type { Day, Instant, Notice } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addDays, DAY, dayOf, instantOf, leadDays } from './calendar'

/** Nobody plans a day further ahead. */
const YEAR = 400 * DAY

/**
 * Whether a notice is in good time (C2.2c): on time when it leads by the school's days or more; more is never a
 * fault. A short notice needs a written reason and is never blocked.
 * @param at when people were told; `now` when left out
 * @param required calendar days of lead that count as on time (settings; the regulation says 2)
 * @returns refusals: `start-in-past`, `start-too-far`, `short-notice-needs-reason`
 */
export function judgeNotice(facts: {
  at: Instant
  now?: Instant
  startsAt: Instant
  required: number
  reason?: string
}): Decision<Notice> {
  const { at, now = at, startsAt, required, reason } = facts
  if (startsAt <= now) return refuse('start-in-past', ['startsAt'])
  if (startsAt > now + YEAR) return refuse('start-too-far', ['startsAt'])
  const lead = leadDays(at, startsAt)
  if (lead >= required) return yes({ at, leadDays: lead, verdict: 'on_time' })
  if (!reason) return refuse('short-notice-needs-reason', ['shortNoticeReason'])
  return yes({ at, leadDays: lead, verdict: 'short', reason })
}

/** Days after which nobody remembers any more when people were told. */
const TOLD_BACK = 31

/**
 * When everybody was told outside the app: noon of that day, or now when it is not noon yet (C2.2c).
 * @returns refusal `told-before-in-future`, also for a day longer ago than a month
 */
export function toldAt(on: Day, now: Instant): Decision<Instant> {
  const today = dayOf(now)
  if (on > today || on < addDays(today, -TOLD_BACK)) {
    return refuse('told-before-in-future', ['toldBefore'])
  }
  return yes(Math.min(instantOf(on, '12:00'), now))
}

/**
 * The notice after the day was moved (domain §7 #1). Moved later, a first notice in good time stays one and counts
 * from then; otherwise the lead counts from the telling of now, as for a new notice.
 * @param from start noticed so far
 * @returns refusals: `start-in-past`, `start-too-far`, `short-notice-needs-reason`
 */
export function judgeMove(facts: {
  now: Instant
  from: Instant
  /** Start that was noticed first of all. */
  firstStart: Instant
  startsAt: Instant
  first: Notice
  required: number
  reason?: string
}): Decision<Notice> {
  const { now, from, firstStart, startsAt, first, required, reason } = facts
  if (startsAt > now + YEAR) return refuse('start-too-far', ['startsAt'])
  // a day drawn forward and put off again a little is not told in good time by what was said at first
  const later = startsAt > from && startsAt >= firstStart
  if (later && first.verdict === 'on_time') {
    return yes({ at: first.at, leadDays: leadDays(first.at, startsAt), verdict: 'on_time' })
  }
  return judgeNotice({ at: now, startsAt, required, reason })
}
