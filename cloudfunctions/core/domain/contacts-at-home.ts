import type { MemberId, Month, OrgId, OrgName } from '../contract'
import { type ContactFact, type ContactIntervals, contactState } from './contact'
import { asksForContact } from './contact-answer'
import { monthsUnreached, TOLD_SECRETARY } from './unreached'

type Person = Parameters<typeof monthsUnreached>[0] & { name: string; branchId: OrgId }
type Contacts = Parameters<typeof asksForContact>[1] & readonly ContactFact[]
type Named = { memberId: MemberId; name: string }

/**
 * What the first page says of people who live elsewhere, to whom is in charge of their branch and to whom looks after
 * them (C2.3h, C2.3i).
 * @param facts.watched of the branches the caller is in charge of
 * @param facts.away whom the caller looks after
 */
export function contactsAtHome(facts: {
  month: Month
  contacts: Contacts
  intervals: ContactIntervals
  inCharge: readonly OrgName[]
  watched: readonly Person[]
  away: readonly Person[]
}) {
  const { month, contacts, intervals, inCharge, watched, away } = facts
  const isReached = (one: Person) => contactState(one, month, contacts, intervals) === 'reached'
  const named = ({ _id, name }: Person): Named => ({ memberId: _id, name })
  return {
    unreached: watched
      .map((one) => ({ ...named(one), months: monthsUnreached(one, month, contacts, intervals) }))
      .filter((one) => one.months >= TOLD_SECRETARY),
    notReached: inCharge.map((branch) => ({
      branch,
      count: watched.filter((one) => one.branchId === branch.orgId && !isReached(one)).length,
    })),
    owedContacts: away.flatMap((one) => {
      const asks = asksForContact(one._id, contacts)
      return isReached(one) && !asks ? [] : [{ ...named(one), asks }]
    }),
    contactMonth: month,
  }
}
