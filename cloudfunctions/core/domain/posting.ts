import type { Instant, MemberId, Notice, Parsed, Stage } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf } from './calendar'
import { dueList, isInvitable, isMember, type OnList, type Rostered } from './due-list'
import { judgeNotice } from './notice'

/** The version of the regime under which an activity is held (C0.2). */
export const REGULATION_VERSION = '2021-12-03'

/**
 * May this theme day be posted, whom does it concern, and is the notice in good time?
 * @param people everybody of the branch's roster
 * @param leaders the branch's leaders, who may keep a record without being its members
 * @returns refusals: `start-in-past`, `short-notice-needs-reason`, `invitee-not-invitable`, `recorder-not-member`
 */
export function decidePosting(facts: {
  input: Parsed<'activity.post'>
  people: readonly (Rostered & { stage: Stage })[]
  leaders: readonly MemberId[]
  now: Instant
  requiredLead: number
}): Decision<{ notice: Notice; roster: OnList[] }> {
  const { input, people, leaders, now } = facts
  const notice = judgeNotice({
    at: now,
    startsAt: input.startsAt,
    required: facts.requiredLead,
    reason: input.shortNoticeReason,
  })
  if (!notice.ok) return notice
  const byId = new Map(people.map((person) => [person._id, person]))
  const mayCome = (id: MemberId) => isInvitable(byId.get(id)?.stage ?? 'applicant')
  if (!input.invited.every(mayCome)) return refuse('invitee-not-invitable', ['invited'])
  if (input.recorderId && !mayKeepRecord(input.recorderId, byId, leaders)) {
    return refuse('recorder-not-member', ['recorderId'])
  }
  return yes({
    notice: notice.value,
    roster: dueList(people, {
      branchId: input.branchId,
      day: dayOf(input.startsAt),
      invited: input.invited,
      visiting: input.visiting ?? [],
    }),
  })
}

/** Minutes are kept by members of the branch or its leaders. */
export const mayKeepRecord = (
  id: MemberId,
  people: ReadonlyMap<MemberId, { stage: Stage }>,
  leaders: readonly MemberId[],
): boolean => leaders.includes(id) || isMember(people.get(id)?.stage ?? 'applicant')
