import type { MemberId, RecordDraft } from '../contract'
import { dayOf } from '../domain/calendar'
import { isMember } from '../domain/due-list'
import { relationOn } from '../domain/membership'
import { mayKeepRecord } from '../domain/posting'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { everInBranches, type Member, membersByIds } from '../store/members'
import { leadersOf } from './leaders'
import type { OnActivity } from './on-activity'

/** The secretary stands first of those who lead. */
export type RecordPeople = { people: Member[]; leaders: MemberId[] }

/**
 * Who can chair or keep the record: who is a member of the branch, also for a time (decision 0011), or was on the day, in
 * roster order, then leaders from elsewhere (domain §3); of a branch that ended, the people of its heirs as well (domain
 * §7 #8, #19).
 */
export async function recordPeople(
  platform: Platform,
  { activity, heirs }: Pick<OnActivity, 'activity' | 'heirs'>,
): Promise<RecordPeople> {
  const { documents, now } = platform
  const { branchId, startsAt } = activity
  const branches = [branchId, ...heirs]
  const [ever, ...led] = await Promise.all([
    everInBranches(documents, branches),
    ...branches.map((one) => leadersOf(platform, one)),
  ])
  const here = (person: Member) =>
    relationOn(person, branchId, dayOf(startsAt)) !== null ||
    branches.some((one) => relationOn(person, one, dayOf(now)))
  const own = ever.filter((person) => isMember(person.stage) && here(person))
  const known = new Set(own.map((person) => person._id))
  const leaders = led.flatMap((one) => [...one.secretaries, ...one.leaders])
  const outside = leaders.filter((id) => !known.has(id))
  return {
    people: [...own, ...(await membersByIds(documents, outside))],
    leaders: [...new Set(leaders)],
  }
}

/** Chair and recorder are people of the branch. @returns refusal `recorder-not-member` with the field */
export function checkPeople(draft: RecordDraft, people: readonly Member[]): Decision<null> {
  const byId = new Map(people.map((person) => [person._id, person]))
  const belongs = (id: MemberId | null) => id === null || mayKeepRecord(id, byId, [...byId.keys()])
  if (!belongs(draft.chairId)) return refuse('recorder-not-member', ['chairId'])
  return belongs(draft.recorderId) ? yes(null) : refuse('recorder-not-member', ['recorderId'])
}
