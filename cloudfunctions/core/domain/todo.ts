import type { ActivityId, Day, Instant, MemberId, Month, Todo } from '../contract'
import { phaseOf, type Times } from './phase'

export type Pending = Times & {
  _id: ActivityId
  branchId: string
  theme: string
  recorderId: MemberId | null
}

/**
 * What a person is asked to do next (product: nothing else stands on the first page). Quiet: no counting of who did
 * not look, nothing repeated.
 */
export function todosOf(facts: {
  now: Instant
  me: MemberId
  leads: readonly string[]
  /** For a leader: whether the month's theme is posted, and until when a notice is in good time. */
  month: { month: Month; posted: boolean; noticeBy: Day | null } | null
  /** Recent activities of the branches concerned. */
  activities: readonly Pending[]
  /** Members looked after who were not reached this month. */
  owedContacts: readonly { memberId: MemberId; name: string }[]
  contactMonth: Month
  /** People to call, by activity. */
  toCall: ReadonlyMap<ActivityId, number>
}): Todo[] {
  const { month, activities, toCall } = facts
  const posting: Todo[] =
    month && !month.posted
      ? [
          {
            kind: 'post_theme',
            month: month.month,
            ...(month.noticeBy ? { dueOn: month.noticeBy } : {}),
          },
        ]
      : []
  const calls = activities.flatMap((one): Todo[] => {
    const count = toCall.get(one._id) ?? 0
    return count > 0
      ? [{ kind: 'tell_by_phone', activityId: one._id, subject: one.theme, count }]
      : []
  })
  const keeps = (one: Pending) => facts.leads.includes(one.branchId) || one.recorderId === facts.me
  const closing = activities
    .filter((one) => phaseOf(one, facts.now) === 'ended' && keeps(one))
    .map((one): Todo => ({ kind: 'close_record', activityId: one._id, subject: one.theme }))
  const contacts = facts.owedContacts.map(
    (one): Todo => ({
      kind: 'contact',
      memberId: one.memberId,
      subject: one.name,
      month: facts.contactMonth,
    }),
  )
  return [...posting, ...calls, ...closing, ...contacts]
}
