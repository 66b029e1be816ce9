import type { Instant, MemberId, Month, Notice, OrgId, Parsed, Session, Stage } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, MINUTE, monthOf } from './calendar'
import { dueList, isInvitable, isMember, type OnList, type Rostered } from './due-list'
import { relationOn } from './membership'
import { judgeNotice, toldAt } from './notice'
import { orderedSessions } from './sessions'

/** The version of the regime under which an activity is held (C0.2). */
export const REGULATION_VERSION = '2021-12-03'

/** The month a day counts for: the missed one it makes up for, or that of its start (C2.1b, domain §7 #15). */
export const countsFor = (day: { startsAt: Instant; makesUpFor?: Month | undefined }): Month =>
  day.makesUpFor ?? monthOf(day.startsAt)

export type Posted = { notice: Notice; sessions: Session[]; roster: OnList[]; planned: boolean }

/**
 * May this theme day be posted, whom does it concern, and is the notice in good time?
 * @param people everybody who ever belonged to the branch, and those from elsewhere
 * @param leaders the branch's leaders, who may keep a record without being its members
 * @param officers people who hold an office at the unit or the school today, who may come as guides (domain §7 #6)
 * @param plan months with a row in the branch's plan of the year; null when the branch keeps none (C2.1d)
 * @param missed months the branch did not hold, asked for when the day makes up for one
 * @returns refusals: `session-invalid`, `told-before-in-future`, `start-in-past`, `short-notice-needs-reason`,
 * `make-up-not-missed`, `unplanned-needs-reason`, `invitee-not-invitable`, `recorder-not-member`
 */
export function decidePosting(facts: {
  input: Parsed<'activity.post'>
  people: readonly (Rostered & { stage: Stage })[]
  leaders: readonly MemberId[]
  officers: readonly MemberId[]
  plan: readonly Month[] | null
  missed: readonly Month[]
  now: Instant
  requiredLead: number
}): Decision<Posted> {
  const { input, plan } = facts
  const { startsAt, sessions = [] } = input
  const sittings = orderedSessions(
    { startsAt, endsAt: startsAt + input.minutes * MINUTE },
    sessions,
  )
  if (!sittings.ok) return sittings
  const notice = noticeOf(facts)
  if (!notice.ok) return notice
  if (input.makesUpFor && !facts.missed.includes(input.makesUpFor)) {
    return refuse('make-up-not-missed', ['makesUpFor'])
  }
  const planned = plan?.includes(countsFor(input)) ?? false
  if (plan && !planned && !input.unplannedReason) {
    return refuse('unplanned-needs-reason', ['unplannedReason'])
  }
  const roster = rosterOf(facts)
  return roster.ok
    ? yes({ notice: notice.value, sessions: sittings.value, roster: roster.value, planned })
    : roster
}

/** The lead counts from the day everybody was told outside the app, if they were (C2.2c). */
function noticeOf(facts: {
  input: Parsed<'activity.post'>
  now: Instant
  requiredLead: number
}): Decision<Notice> {
  const { input, now, requiredLead: required } = facts
  const at = input.toldBefore ? toldAt(input.toldBefore.on, now) : yes(now)
  if (!at.ok) return at
  const { startsAt, shortNoticeReason: reason } = input
  return judgeNotice({ at: at.value, now, startsAt, required, reason })
}

function rosterOf(facts: {
  input: Parsed<'activity.post'>
  people: readonly (Rostered & { stage: Stage })[]
  leaders: readonly MemberId[]
  officers: readonly MemberId[]
  now: Instant
}): Decision<OnList[]> {
  const { input, people, now } = facts
  const { branchId, invited, visiting = [], recorderId = null } = input
  const asked = decideAsking({ invited, visiting, recorderId }, facts, { branchId, now })
  if (!asked.ok) return asked
  return yes(dueList(people, { branchId, day: dayOf(input.startsAt), invited, visiting }))
}

/**
 * May these people come as guests and guides, and this one keep the record? (C2.3f, domain §7 #6)
 * @returns refusals: `invitee-not-invitable`, `recorder-not-member`
 */
export function decideAsking(
  asked: {
    invited: readonly MemberId[]
    visiting: readonly MemberId[]
    recorderId: MemberId | null
  },
  facts: {
    people: readonly (Rostered & { stage: Stage })[]
    leaders: readonly MemberId[]
    officers: readonly MemberId[]
  },
  { branchId, now }: { branchId: OrgId; now: Instant },
): Decision<null> {
  const { invited, visiting, recorderId } = asked
  const own = new Map(
    facts.people
      .filter((person) => relationOn(person, branchId, dayOf(now)))
      .map((person) => [person._id, person]),
  )
  const mayCome = (id: MemberId) => isInvitable(own.get(id)?.stage ?? 'applicant')
  if (!invited.every(mayCome)) return refuse('invitee-not-invitable', ['invited'])
  const mayGuide = (id: MemberId) => facts.officers.includes(id) && !own.has(id)
  if (!visiting.every(mayGuide)) return refuse('invitee-not-invitable', ['visiting'])
  const isRefused = recorderId !== null && !mayKeepRecord(recorderId, own, facts.leaders)
  return isRefused ? refuse('recorder-not-member', ['recorderId']) : yes(null)
}

/** Minutes are kept by members of the branch or its leaders. */
export const mayKeepRecord = (
  id: MemberId,
  people: ReadonlyMap<MemberId, { stage: Stage }>,
  leaders: readonly MemberId[],
): boolean => leaders.includes(id) || isMember(people.get(id)?.stage ?? 'applicant')
