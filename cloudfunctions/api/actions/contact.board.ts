import type { ContactRow, MemberId } from '../../core/contract'
import { orgName, personCard } from '../../core/domain/activity-card'
import { addMonths, DAY, dayOf, monthOf } from '../../core/domain/calendar'
import {
  attemptsIn,
  type ContactIntervals,
  contactState,
  isContacted,
} from '../../core/domain/contact'
import { answerIn, asksForContact } from '../../core/domain/contact-answer'
import { ledBy } from '../../core/domain/offices-held'
import { canLookAfter } from '../../core/domain/person-away'
import { may, relationsOf } from '../../core/domain/roles-table'
import { lookBackTo, monthsUnreached, TOLD_SECRETARY } from '../../core/domain/unreached'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { daysTold } from '../../core/steps/days-told'
import { decisionsTold } from '../../core/steps/decisions-told'
import { type Me, personBehind } from '../../core/steps/person'
import { type Activity, activitiesBetween } from '../../core/store/activities'
import { type ContactDoc, contactsWith } from '../../core/store/contacts'
import { type Member, memberOf, membersOfBranch } from '../../core/store/members'
import { branchOf } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/**
 * Members who live elsewhere and who looks after whom (C2.3g, C2.3h). Leaders see all rows, a liaison the people
 * looked after, the member own row without what others noted.
 */
export const contactBoard: Action<'contact.board'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const about = input.memberId ? await memberOf(documents, input.memberId) : null
  if (input.memberId && !about) return refuse('member-unknown', ['memberId'])
  const branchId = input.branchId ?? about?.branchId ?? ledBy(me.offices)[0] ?? me.branchId
  const month = monthOf(now)
  const [branch, people, activities, settings] = await Promise.all([
    branchOf(documents, branchId),
    membersOfBranch(documents, branchId),
    activitiesBetween(documents, [branchId], { from: now - 62 * DAY, to: now + 45 * DAY }),
    settingsOf(documents),
  ])
  const elsewhere = people.filter(isContacted)
  const visible = elsewhere.filter((person) =>
    may('contact.board', relationsOf(me, { branchId, concerned: person })),
  )
  const leads = may('contact.assign', relationsOf(me, { branchId }))
  if (!branch || (visible.length === 0 && !leads)) return refuse('not-allowed')
  // by person, not by branch: who was reached before a transfer was reached
  const [contacts, passOn, decisions] = await Promise.all([
    contactsWith(
      documents,
      visible.map((one) => one._id),
      { from: lookBackTo(month), to: month },
    ),
    daysTold(platform, worthTellingOf(activities, month)),
    decisionsTold(platform, me, branch),
  ])
  const intervals = settings.contactMonths
  const keepers = people.filter((one) => canLookAfter(one, branchId, dayOf(now)))
  return yes({
    now,
    branch: orgName(branch),
    month,
    rows: visible.map((person) =>
      rowOf(person, { me, leads, month, keepers, contacts, intervals }),
    ),
    members: leads ? keepers.map(personCard) : [],
    may: { assign: leads },
    passOn,
    decisions,
  })
}

/** Days of this month, and those of the month before whose outcome is published; newest first. */
const worthTellingOf = (activities: readonly Activity[], month: string): Activity[] =>
  activities
    .filter((one) => !one.cancelled)
    .filter(
      (one) => one.month === month || (one.month === addMonths(month, -1) && one.entryId !== null),
    )
    .sort((a, b) => b.startsAt - a.startsAt)

function rowOf(
  person: Member,
  facts: {
    me: Me
    leads: boolean
    month: string
    /** Those who can look after somebody today. */
    keepers: readonly Member[]
    contacts: readonly ContactDoc[]
    intervals: ContactIntervals
  },
): ContactRow {
  const { me, leads, month, keepers, contacts, intervals } = facts
  const liaison = keepers.find((one) => one._id === person.liaisonId)
  const mine = person.liaisonId === me._id
  const cares = leads || mine
  const said = answerIn(person._id, month, contacts)
  const last = latest(contacts, person._id)
  return {
    member: personCard(person),
    mobility: person.mobility,
    phone: cares ? person.phone : '',
    liaison: liaison ? { memberId: liaison._id, name: liaison.name } : null,
    mine,
    state: contactState(person, month, contacts, intervals),
    unreached: leads ? worthTelling(monthsUnreached(person, month, contacts, intervals)) : 0,
    attempts: cares ? attemptsIn(person._id, month, contacts) : 0,
    answer: said && { answer: said.answer, on: said.on },
    asks: asksForContact(person._id, contacts),
    last: last && {
      on: last.on,
      channel: last.channel,
      reached: last.reached,
      // what another branch noted stays there
      note: cares && last.branchId === person.branchId ? last.note : '',
    },
  }
}

const worthTelling = (months: number): number => (months >= TOLD_SECRETARY ? months : 0)

const latest = (contacts: readonly ContactDoc[], memberId: MemberId): ContactDoc | null =>
  contacts
    .filter((one) => one.memberId === memberId && one.answer === null)
    .sort((a, b) => (a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1))[0] ?? null
