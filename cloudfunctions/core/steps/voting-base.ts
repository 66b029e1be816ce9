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

type Capture = ResolutionDoc['captures'][number]

/**
 * Who of the branch, or of its committee, has a vote on the day of the meeting, and who of them has come by now and is still in the room
 * (domain §2.2, §7 #10, #18). What changes about a person inside the meeting changes nothing here: the facts are those
 * of the day's beginning.
 * @param before the look before this one, whose word still holds where nothing new is said
 * @param away who the recorder says is not in the room. Who never came to the day is none of them; but of the committee
 * somebody may be there who is on no register of the day, as a secretary from another branch (domain §3)
 */
export async function votingBase(
  platform: Platform,
  stored: Activity,
  kind: ResolutionKind,
  by: MemberId,
  before: Capture | null = null,
  away: readonly MemberId[] | null = null,
): Promise<Capture> {
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
  const left = votingDue.filter((id) => came.has(id) && (away ?? before?.left ?? []).includes(id))
  const unlisted =
    kind !== 'committee'
      ? []
      : away === null
        ? (before?.unlisted ?? [])
        : votingDue.filter((id) => !came.has(id) && !away.includes(id))
  const present = votingDue.filter(
    (id) => (came.has(id) && !left.includes(id)) || unlisted.includes(id),
  )
  return { at: now, votingDue, present, left, unlisted, by }
}
