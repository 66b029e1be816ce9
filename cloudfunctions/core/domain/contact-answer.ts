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
 * Whether a member waits for a call: it was asked for, the member has not said since that all is well, and nobody got
 * through since. Neither a month settled before nor the end of the month settles the wish (C2.3h).
 * @param contacts of some months; what was asked for before them is forgotten
 */
export function asksForContact(memberId: MemberId, contacts: readonly Logged[]): boolean {
  const own = contacts.filter((one) => one.memberId === memberId)
  const said = own.filter((one) => one.answer).sort((a, b) => b.at - a.at)[0]
  if (said?.answer !== 'call_me') return false
  // a call of an earlier day that is only written down now was before the wish
  return !own.some((one) => one.reached && one.at > said.at && one.on >= said.on)
}
