import type { ContactAnswer, Day, Instant, MemberId, Month } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { type ContactFact, isContacted } from './contact'

type Logged = ContactFact & { on: Day; at: Instant }

/** May this person answer a liaison? Who is here has none (C2.3g). @returns refusals: `member-not-away` */
export const decideAnswer = (person: Parameters<typeof isContacted>[0]): Decision<null> =>
  isContacted(person) ? yes(null) : refuse('member-not-away')

/** What a member said in a month, newest; null when nothing was said (C2.3h). */
export function answerIn(
  memberId: MemberId,
  month: Month,
  contacts: readonly Logged[],
): { answer: ContactAnswer; on: Day; at: Instant } | null {
  const said = contacts
    .flatMap(({ answer, on, at, ...one }) =>
      one.memberId === memberId && one.month === month && answer ? [{ answer, on, at }] : [],
    )
    .sort((a, b) => b.at - a.at)
  return said[0] ?? null
}

/**
 * Whether a member waits for a call: it was asked for this month, the member has not said since that all is well, and
 * nobody got through since. A month that was settled before does not settle the wish (C2.3h).
 */
export function asksForContact(
  memberId: MemberId,
  month: Month,
  contacts: readonly Logged[],
): boolean {
  const said = answerIn(memberId, month, contacts)
  if (said?.answer !== 'call_me') return false
  return !contacts.some((one) => one.memberId === memberId && one.reached && one.at > said.at)
}
