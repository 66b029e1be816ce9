import type {
  ContactAnswer,
  ContactState,
  Day,
  Instant,
  MemberId,
  Mobility,
  Month,
  Stage,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addMonths, dateOf, dayOf, firstDayOf, instantOf, monthOf, monthOfDay } from './calendar'
import { isMember, livesElsewhere } from './due-list'
import { type DatedPerson, mobilityOn } from './membership'
import { isQuiet } from './quiet-hours'

export type ContactFact = {
  memberId: MemberId
  month: Month
  reached: boolean
  /** The member's own word; left out or null when somebody else wrote it down. */
  answer?: ContactAnswer | null
}
type Whereabouts = { stage: Stage; mobility: Mobility }
type Dated = { mobility: Mobility } & Pick<DatedPerson, 'mobilities'>
export type LivingElsewhere = { _id: MemberId } & Whereabouts & {
    liaisonId: MemberId | null
  }

/** Who is contacted: members of the branch who live elsewhere (C2.3g). */
export const isContacted = (person: Whereabouts): boolean =>
  isMember(person.stage) && livesElsewhere(person.mobility)

/** Months within which one success is enough, for each of those who live elsewhere (C2.3h, D3). */
export type ContactIntervals = Record<Exclude<Mobility, 'none' | 'away'>, number>

/** The longest interval the rules know, in months: half a year, for members overseas (D3). */
const LONGEST = 6

/** First month whose contacts still count, by where somebody lives; for everybody else this month (C2.3h, D3). */
export const countedFrom = (
  mobility: Mobility,
  month: Month,
  intervals: ContactIntervals,
): Month =>
  mobility === 'none' || mobility === 'away' ? month : addMonths(month, 1 - intervals[mobility])

/**
 * A person as a month is judged: the one that runs by where somebody lives today, one that is over by where somebody
 * lived when it began, since what changes within it is nobody's fault (D3).
 */
export const livingIn = <P extends Dated>(person: P, month: Month, running: Month): P =>
  month < running ? { ...person, mobility: mobilityOn(person, firstDayOf(month)) } : person

/** Older contacts never matter to a month, whatever the school has set. */
export const earliestCounted = (month: Month): Month => addMonths(month, 1 - LONGEST)

/**
 * One member's contact in a month: one success settles it, an attempt is worth writing down (C2.3h). A member's "all is
 * well" is a success; the wish to be called is none, and no attempt either.
 */
export function contactState(
  person: Pick<LivingElsewhere, '_id' | 'mobility'>,
  month: Month,
  contacts: readonly ContactFact[],
  intervals: ContactIntervals,
): ContactState {
  const from = countedFrom(person.mobility, month, intervals)
  const own = contacts.filter(
    (one) => one.memberId === person._id && one.month >= from && one.month <= month,
  )
  if (own.some((one) => one.reached)) return 'reached'
  return attemptsIn(person._id, month, own) > 0 ? 'tried' : 'owed'
}

/** How often somebody tried in a month without success (C2.3h). */
export const attemptsIn = (
  memberId: MemberId,
  month: Month,
  contacts: readonly ContactFact[],
): number =>
  contacts.filter(
    (one) => one.memberId === memberId && one.month === month && !one.reached && !one.answer,
  ).length

/**
 * May a contact be written down? For the running month and the one before, not for days to come (C2.3h).
 * @returns value: the month it counts for; refusals: `member-not-away`, `contact-month-closed`
 */
export function decideContact(person: Whereabouts, on: Day, now: Instant): Decision<Month> {
  if (!isContacted(person)) return refuse('member-not-away')
  const month = monthOfDay(on)
  const open = month === monthOf(now) || month === addMonths(monthOf(now), -1)
  return open && on <= dayOf(now) ? yes(month) : refuse('contact-month-closed', ['on'])
}

/**
 * May this person look after that one? (C2.3g)
 * @param liaisonBelongs the liaison is a member of the same branch and due there
 * @returns refusals: `member-not-away`, `liaison-self`, `liaison-not-member`
 */
export function decideLiaison(
  person: { _id: MemberId } & Whereabouts,
  liaisonId: MemberId,
  liaisonBelongs: boolean,
): Decision<null> {
  if (!isContacted(person)) return refuse('member-not-away')
  if (liaisonId === person._id) return refuse('liaison-self', ['liaisonId'])
  return liaisonBelongs ? yes(null) : refuse('liaison-not-member', ['liaisonId'])
}

/** The two days on which a month without contact is brought to mind. */
export const CONTACT_ROUNDS = ['20', '27'] as const
export type ContactRound = (typeof CONTACT_ROUNDS)[number]

/** So far into a month the rounds of the one before are still made up for, if nobody made them; it can still be logged. */
const MADE_UP_UNTIL = 10

/**
 * Which rounds are due, and of which month: from the 20th the liaisons and the members, from the 27th the secretaries;
 * in the first days of a month also those of the month before; never at night, and on a weekend only when the month would
 * be over by Monday. A run that comes late, twice or after days of standstill, also over the end of a month, finds the
 * same rounds (C2.3h, F14).
 */
export function contactRounds(now: Instant): { month: Month; round: ContactRound }[] {
  if (isQuiet(now, endOfMonth(now))) return []
  const [month, date] = [monthOf(now), dateOf(dayOf(now))]
  const before = date <= MADE_UP_UNTIL ? CONTACT_ROUNDS : []
  return [
    ...before.map((round) => ({ month: addMonths(month, -1), round })),
    ...CONTACT_ROUNDS.filter((round) => date >= Number(round)).map((round) => ({ month, round })),
  ]
}

/** Whether the month has come so far that a branch is asked; the first page says so at any hour, on any day (C2.3h). */
export const branchesAreAsked = (now: Instant): boolean => dateOf(dayOf(now)) >= BRANCHES_FROM
const BRANCHES_FROM: number = Number('27' satisfies ContactRound)

const endOfMonth = (now: Instant): Instant => instantOf(`${addMonths(monthOf(now), 1)}-01`, '00:00')

export type Reminder = {
  addressee: MemberId
  /** Whom it is about; makes the message one of its kind in a month. */
  part: 'own' | 'care' | 'branch'
  /** Who is to be contacted, in roster order; for the member the liaison. */
  about: MemberId[]
}

/**
 * Who is reminded in a round: each liaison once for all people looked after, each member who lives elsewhere once;
 * on the 27th the secretaries, once for the whole branch. Whoever was reached is left in peace.
 */
export function contactReminders(facts: {
  round: ContactRound
  month: Month
  /** The month that runs; rounds of the one before are made up for. */
  running: Month
  people: readonly (LivingElsewhere & Dated)[]
  contacts: readonly ContactFact[]
  intervals: ContactIntervals
  inCharge: readonly MemberId[]
}): Reminder[] {
  const { round, month, running, people, contacts, intervals, inCharge } = facts
  const owed = people.filter(
    (person) =>
      isContacted(person) &&
      contactState(livingIn(person, month, running), month, contacts, intervals) !== 'reached',
  )
  if (owed.length === 0) return []
  const ids = owed.map((person) => person._id)
  if (round === '27') {
    return inCharge.map((addressee) => ({ addressee, part: 'branch', about: ids }))
  }
  const liaisons = [...new Set(owed.flatMap((person) => person.liaisonId ?? []))]
  return [
    ...liaisons.map((addressee): Reminder => {
      const about = owed.filter((person) => person.liaisonId === addressee)
      return { addressee, part: 'care', about: about.map((person) => person._id) }
    }),
    ...owed.map((person): Reminder => {
      const about = person.liaisonId === null ? [] : [person.liaisonId]
      return { addressee: person._id, part: 'own', about }
    }),
  ]
}
