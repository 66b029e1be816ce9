import type { MemberId, OrgId } from '../contract'
import { myPart, registerOf } from '../domain/register'
import type { Platform } from '../platform/ports'
import { type Activity, activitiesByIds } from '../store/activities'
import { arrivalsAt, arrivalsBy, latestArrivals } from '../store/arrivals'
import { leavesOfMember } from '../store/leaves'
import { registersByIds } from '../store/ledger'
import { membersByIds } from '../store/members'
import { startedListing } from '../store/past-days'
import type { Me } from './person'

/**
 * The theme days the caller was listed for, here or as a guest elsewhere, with what is written about the own arrival.
 * @param limit of the latest so many; null for all
 */
export async function ownAttendance(platform: Platform, me: Me, limit: number | null) {
  const { documents, now } = platform
  const [started, came] = await Promise.all([
    startedListing(documents, { branchIds: me.branchIds, memberId: me._id, now }, limit),
    limit === null ? arrivalsBy(documents, me._id) : latestArrivals(documents, me._id, limit),
  ])
  const known = new Set(started.map((one) => one._id))
  const elsewhere = came.map((one) => one.activityId).filter((id) => !known.has(id))
  const activities = [...started, ...(await activitiesByIds(documents, elsewhere))]
  const days = await attendanceAt(platform, me._id, activities, limit)
  const writers = await membersByIds(
    documents,
    days.flatMap(({ arrival }) => arrival?.by ?? []),
  )
  const nameOf = (id: MemberId) => writers.find((one) => one._id === id)?.name ?? ''
  return days.map(({ arrival, ...day }) => ({
    ...day,
    arrival: arrival && {
      method: arrival.method,
      by: nameOf(arrival.by),
      note: arrival.note ?? '',
    },
  }))
}

/** The latest theme days of one branch that a person was listed for. */
export async function attendanceIn(
  platform: Platform,
  branchId: OrgId,
  memberId: MemberId,
  limit: number,
) {
  const { documents, now } = platform
  const of = { branchIds: [branchId], memberId, now }
  return attendanceAt(platform, memberId, await startedListing(documents, of, limit), limit)
}

/** A person's part in each of these days, newest first: of a closed one as the newest sealed register has it (C4.3d). */
async function attendanceAt(
  { documents }: Platform,
  memberId: MemberId,
  days: readonly Activity[],
  limit: number | null,
) {
  const activities = days
    .filter((one) => !one.cancelled && one.roster.some((row) => row.memberId === memberId))
    .sort((a, b) => b.startsAt - a.startsAt)
    .slice(0, limit ?? days.length)
  const ids = activities.map((one) => one._id)
  const [sealed, arrivals, leaves] = await Promise.all([
    registersByIds(
      documents,
      activities.flatMap((one) => one.entryId ?? []),
    ),
    arrivalsAt(documents, memberId, ids),
    leavesOfMember(documents, memberId, ids),
  ])
  const leaveFor = (activityId: string) => {
    const leave = leaves.find((one) => one.activityId === activityId)
    return leave ? { kind: leave.kind, reason: leave.reason } : null
  }
  return activities.map((one) => ({
    activityId: one._id,
    theme: one.theme,
    startsAt: one.startsAt,
    mine: myPart(
      sealed.get(one.entryId ?? '') ??
        registerOf({
          roster: one.roster.filter((row) => row.memberId === memberId),
          arrivals: arrivals.filter((arrival) => arrival.activityId === one._id),
          leaves: leaves.filter((leave) => leave.activityId === one._id),
          closed: one.sealedAt !== null,
        }),
      memberId,
    ),
    leave: leaveFor(one._id),
    arrival: arrivals.find((arrival) => arrival.activityId === one._id) ?? null,
  }))
}
