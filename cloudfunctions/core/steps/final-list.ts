import { dueList } from '../domain/due-list'
import { opensAt } from '../domain/phase'
import type { Platform } from '../platform/ports'
import { type Activity, activityOf, freeze } from '../store/activities'
import { membersOfBranch } from '../store/members'

/**
 * The activity with its due list final, once the register is open (C2.3c). Whoever needs the list first makes it
 * final from the roster of that moment: the board, the timer, the recorder.
 */
export async function withFinalList(platform: Platform, activity: Activity): Promise<Activity> {
  const { documents, now } = platform
  if (activity.frozenAt !== null || activity.cancelled || now < opensAt(activity)) return activity
  const roster = dueList(await membersOfBranch(documents, activity.branchId), activity.invited)
  if (await freeze(documents, activity._id, roster, now)) {
    return { ...activity, roster, frozenAt: now }
  }
  return (await activityOf(documents, activity._id)) ?? activity
}
