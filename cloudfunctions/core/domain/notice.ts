import type { Instant, Notice } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { leadDays } from './calendar'

/**
 * Whether a notice is in good time (C2.2c): on time when it leads by the school's days or more; more is never a
 * fault. A short notice needs a written reason and is never blocked.
 * @param required calendar days of lead that count as on time (settings; the regulation says 2)
 * @returns refusals: `start-in-past`, `short-notice-needs-reason`
 */
export function judgeNotice(facts: {
  at: Instant
  startsAt: Instant
  required: number
  reason?: string
}): Decision<Notice> {
  const { at, startsAt, required, reason } = facts
  if (startsAt <= at) return refuse('start-in-past', ['startsAt'])
  const lead = leadDays(at, startsAt)
  if (lead >= required) return yes({ at, leadDays: lead, verdict: 'on_time' })
  if (!reason) return refuse('short-notice-needs-reason', ['shortNoticeReason'])
  return yes({ at, leadDays: lead, verdict: 'short', reason })
}
