import type {
  ActivityId,
  Day,
  Instant,
  MemberId,
  Month,
  MonthState,
  OrgName,
  Todo,
} from '../contract'
import { dayOf, daysBetween, lastDayOf } from './calendar'
import { branchesAreAsked } from './contact'
import { lastEnds, type Times } from './phase'

export type Pending = Times & {
  _id: ActivityId
  branchId: string
  theme: string
  recorderId: MemberId | null
}

/** The month that runs of a branch led, or the next. */
export type MonthAsked = {
  branch: OrgName
  month: Month
  posted: boolean
  /** Until when a notice is in good time. */
  noticeBy: Day | null
  state: MonthState
  /** Unit or school made it something else than a normal month. */
  decided: boolean
}

/** From how many days before its end on a month without anything is called silent. */
const LAST_DAYS = 7

/**
 * What a person is asked to do next (product: nothing else stands on the first page). Quiet: no counting of who did
 * not look, nothing repeated, nothing told to anybody above.
 */
export function todosOf(facts: {
  now: Instant
  me: MemberId
  leads: readonly string[]
  /** Of each branch led. */
  months: readonly MonthAsked[]
  /** Recent activities of the branches concerned. */
  activities: readonly Pending[]
  /** Events of others that a branch led was asked to join and has not joined. */
  asked: readonly { _id: ActivityId; theme: string }[]
  /** Coming activities whose time was moved after the caller's leave. */
  moved: readonly { _id: ActivityId; theme: string }[]
  /** Members of branches led who live elsewhere and have nobody who keeps in touch. */
  alone: readonly { memberId: MemberId; name: string }[]
  /** Members of a branch whose secretary asks, not reached for two months and more (C2.3i). */
  unreached: readonly { memberId: MemberId; name: string; months: number }[]
  /** Of each branch whose duties are brought to the caller: how many were not reached this month (C2.3h). */
  notReached: readonly { branch: OrgName; count: number }[]
  /** Members looked after who were not reached this month, or who asked for a call. */
  owedContacts: readonly { memberId: MemberId; name: string; asks: boolean }[]
  contactMonth: Month
  /** What is open about days that are over. */
  followUps: readonly Todo[]
  /** People to call, by activity. */
  toCall: ReadonlyMap<ActivityId, number>
}): Todo[] {
  const { activities, toCall } = facts
  const about = (kind: Todo['kind'], one: { _id: ActivityId; theme: string }): Todo => ({
    kind,
    activityId: one._id,
    subject: one.theme,
  })
  const calls = activities.flatMap((one): Todo[] => {
    const count = toCall.get(one._id) ?? 0
    return count > 0 ? [{ ...about('tell_by_phone', one), count }] : []
  })
  const keeps = (one: Pending) => facts.leads.includes(one.branchId) || one.recorderId === facts.me
  const closing = activities
    .filter((one) => awaitsRecord(one, facts.now) && keeps(one))
    .map((one) => about('close_record', one))
  const contacts = facts.owedContacts.map(
    (one): Todo => ({
      kind: one.asks ? 'call_back' : 'contact',
      memberId: one.memberId,
      subject: one.name,
      month: facts.contactMonth,
    }),
  )
  const led = new Set(facts.months.map(({ branch }) => branch.orgId))
  return [
    ...facts.moved.map((one) => about('confirm_leave', one)),
    ...facts.months.flatMap((one) => monthTodo(one, led.size > 1, facts.now)),
    ...facts.asked.map((one) => about('join_event', one)),
    ...calls,
    ...closing,
    ...facts.followUps,
    ...facts.alone.map(
      (one): Todo => ({ kind: 'name_liaison', memberId: one.memberId, subject: one.name }),
    ),
    ...facts.unreached.map(
      ({ memberId, name, months }): Todo => ({
        kind: 'unreached',
        memberId,
        subject: name,
        count: months,
      }),
    ),
    ...openContacts(facts),
    ...contacts,
  ]
}

/** From the 27th on whoever is in charge reads how many of the branch were not reached this month (C2.3h). */
function openContacts(facts: {
  now: Instant
  notReached: readonly { branch: OrgName; count: number }[]
  contactMonth: Month
}): Todo[] {
  if (!branchesAreAsked(facts.now)) return []
  const { notReached, contactMonth: month } = facts
  return notReached
    .filter(({ count }) => count > 0)
    .map(({ branch, count }) => ({
      kind: 'contacts_open',
      branchId: branch.orgId,
      ...(notReached.length > 1 ? { subject: branch.name } : {}),
      count,
      month,
    }))
}

/** The meeting is over: its minutes can be closed, also while late arrivals are still being entered (C4.3b). */
const awaitsRecord = (one: Times, now: Instant): boolean =>
  !one.cancelled && one.sealedAt === null && now > lastEnds(one)

/** Owed, not decided otherwise and not posted. */
export const isOpenMonth = (asked: Pick<MonthAsked, 'posted' | 'decided' | 'state'>): boolean =>
  !asked.posted && !asked.decided && asked.state === 'upcoming'

/** A month that is open is asked for (C2.1b); in its last week in other words, since it may also be explained (C2.1c). */
function monthTodo(asked: MonthAsked, isOneOfSeveral: boolean, now: Instant): Todo[] {
  if (!isOpenMonth(asked)) return []
  const { month, noticeBy, branch } = asked
  const about = isOneOfSeveral ? { branchId: branch.orgId, subject: branch.name } : {}
  const isEnding = daysBetween(dayOf(now), lastDayOf(month)) < LAST_DAYS
  if (isEnding) return [{ kind: 'silent_month', ...about, month, dueOn: lastDayOf(month) }]
  return [{ kind: 'post_theme', ...about, month, ...(noticeBy ? { dueOn: noticeBy } : {}) }]
}
