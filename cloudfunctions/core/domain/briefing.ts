import type { BriefingState, Day, Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf } from './calendar'
import type { Registered } from './register'

type Row = Pick<Registered, 'memberId' | 'name' | 'standing' | 'state'>
type Given = { doneAt: Instant | null; closedAt: Instant | null }

/** Assigned, then held, then looked at by a leader (domain §2.4). */
export const briefingState = ({ doneAt, closedAt }: Given): BriefingState =>
  closedAt !== null ? 'closed' : doneAt !== null ? 'done' : 'assigned'

/** What was held stays a fact; what is still to be held falls away when the person was there after all. */
export const isNeeded = ({ doneAt }: Pick<Given, 'doneAt'>, wasThere: boolean): boolean =>
  doneAt !== null || !wasThere

/** Whether somebody was there and can tell of it: of the branch's own, no guest and nobody who lives elsewhere. */
export const canBrief = ({ standing, state }: Pick<Row, 'standing' | 'state'>): boolean =>
  state === 'present' && standing === 'due'

/**
 * May somebody be told afterwards what was missed, and by whom? A person of the list who did not come: on leave, absent,
 * exempt or living elsewhere; told by somebody of the branch who was there.
 * @param register of a day whose last window has closed
 * @returns refusals: `not-on-register`, `briefing-not-needed`, `briefer-not-there`
 */
export function decideBriefing(
  register: readonly Row[],
  memberId: MemberId,
  brieferId: MemberId,
): Decision<{ name: string; briefer: string }> {
  const row = register.find((one) => one.memberId === memberId)
  if (!row) return refuse('not-on-register', ['memberIds'])
  const guest = row.standing === 'invitee' || row.standing === 'visiting_leader'
  if (guest || row.state === 'present') return refuse('briefing-not-needed', ['memberIds'])
  const briefer = register.find((one) => one.memberId === brieferId)
  if (!briefer || !canBrief(briefer)) return refuse('briefer-not-there', ['brieferId'])
  return yes({ name: row.name, briefer: briefer.name })
}

/**
 * The day on which it was told: on the day of the event at the earliest, today at the latest.
 * @returns refusals: `date-in-future`, `date-out-of-range`
 */
export function decideBriefed(on: Day, facts: { heldAt: Instant; now: Instant }): Decision<Day> {
  if (on > dayOf(facts.now)) return refuse('date-in-future', ['on'])
  return on < dayOf(facts.heldAt) ? refuse('date-out-of-range', ['on']) : yes(on)
}
