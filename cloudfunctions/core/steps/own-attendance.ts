import type { MemberId, OrgId } from '../contract'
import { myPart, registerOf } from '../domain/register'
import type { Platform } from '../platform/ports'
import { type Activity, activitiesByIds } from '../store/activities'
import { arrivalsAt, latestArrivals } from '../store/arrivals'
import { leavesOfMember } from '../store/leaves'
import { registersByIds } from '../store/ledger'
import { startedIn } from '../store/past-days'
import type { Me } from './person'

/** The latest theme days the caller was listed for, here or as a guest elsewhere. */
export async function ownAttendance(platform: Platform, me: Me, limit: number) {
  const { documents, now } = platform
  const [started, came] = await Promise.all([
    startedIn(documents, me.branchIds, now, limit),
    latestArrivals(documents, me._id, limit),
  ])
  const known = new Set(started.map((one) => one._id))
  const elsewhere = came.map((one) => one.activityId).filter((id) => !known.has(id))
  const activities = [...started, ...(await activitiesByIds(documents, elsewhere))]
  return attendanceAt(platform, me._id, activities, limit)
}

/** The latest theme days of one branch that a person was listed for. */
export async function attendanceIn(
  platform: Platform,
  branchId: OrgId,
  memberId: MemberId,
  limit: number,
) {
  const { documents, now } = platform
  const started = await startedIn(documents, [branchId], now, limit)
  return attendanceAt(platform, memberId, started, limit)
}

/** A person's part in each of these days, newest first: of a closed one as the newest sealed register has it (C4.3d). */
async function attendanceAt(
  { documents }: Platform,
  memberId: MemberId,
  days: readonly Activity[],
  limit: number,
) {
  const activities = days
    .filter((one) => !one.cancelled && one.roster.some((row) => row.memberId === memberId))
    .sort((a, b) => b.startsAt - a.startsAt)
    .slice(0, limit)
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
  }))
}
