import type { MemberId, ResolutionKind } from '../contract'
import { dayOf } from '../domain/calendar'
import { committeeOf, officesOn } from '../domain/offices-held'
import { votingDueAt } from '../domain/voting-due'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { arrivalsOf } from '../store/arrivals'
import { membersByIds } from '../store/members'
import type { ResolutionDoc } from '../store/resolutions'
import { officesIn } from '../store/roles'
import { withFinalList } from './final-list'

/**
 * Who of the branch, or of its committee, has a vote on the day of the meeting, and who of them has come by now and is still in the room
 * (domain §2.2, §7 #10, #18). What changes about a person inside the meeting changes nothing here: the facts are those
 * of the day's beginning.
 * @param away who the recorder says has left the room; who never came is none of them
 */
export async function votingBase(
  platform: Platform,
  stored: Activity,
  kind: ResolutionKind,
  by: MemberId,
  away: readonly MemberId[] = [],
): Promise<ResolutionDoc['captures'][number]> {
  const { documents, now } = platform
  const activity = await withFinalList(platform, stored)
  const listed = activity.roster
    .filter((row) => row.standing !== 'invitee' && row.standing !== 'visiting_leader')
    .map((row) => row.memberId)
  const day = dayOf(activity.startsAt)
  const [people, arrivals, offices] = await Promise.all([
    membersByIds(documents, listed),
    arrivalsOf(documents, activity._id),
    kind === 'committee' ? officesIn(documents, activity.branchId) : [],
  ])
  const votingDue =
    kind === 'committee' ? committeeOf(officesOn(offices, day)) : votingDueAt(people, activity, day)
  const came = new Set(arrivals.filter((one) => (one.at ?? now) <= now).map((one) => one.memberId))
  const present = votingDue.filter((id) => came.has(id) && !away.includes(id))
  const left = votingDue.filter((id) => came.has(id) && away.includes(id))
  return { at: now, votingDue, present, left, by }
}
