import type { Day, Instant, MemberId, Notice, Parsed, Stage } from '../contract'
import { type Decision, refuse } from '../refuse'
import { type DatedPerson, relationOn } from './membership'
import { judgeNotice } from './notice'
import type { Times } from './phase'
import { mayKeepRecord } from './posting'

/**
 * May a branch take part in a joint day now, and is the notice to its own people in good time? (domain §7 #3)
 * @param people everybody who ever belonged to the branch
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `activity-started`, `recorder-not-member`,
 * `short-notice-needs-reason`
 */
export function decideJoining(
  host: Times,
  facts: {
    input: Parsed<'activity.join'>
    now: Instant
    today: Day
    people: readonly (DatedPerson & { _id: MemberId; stage: Stage })[]
    leaders: readonly MemberId[]
    required: number
  },
): Decision<Notice> {
  const { input, now, today, people, leaders, required } = facts
  if (host.cancelled) return refuse('activity-cancelled')
  if (host.sealedAt !== null) return refuse('activity-sealed')
  if (now >= host.startsAt) return refuse('activity-started')
  const own = people.filter((person) => relationOn(person, input.branchId, today))
  const byId = new Map(own.map((person) => [person._id, person]))
  if (input.recorderId && !mayKeepRecord(input.recorderId, byId, leaders)) {
    return refuse('recorder-not-member', ['recorderId'])
  }
  const { startsAt } = host
  return judgeNotice({ at: now, startsAt, required, reason: input.shortNoticeReason })
}
