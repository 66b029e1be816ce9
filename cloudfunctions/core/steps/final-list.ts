import { dayOf } from '../domain/calendar'
import { dueList, type OnList } from '../domain/due-list'
import { opensAt } from '../domain/phase'
import type { Platform } from '../platform/ports'
import { type Activity, activityOf, freeze } from '../store/activities'
import { everInBranch, membersByIds } from '../store/members'

/** The list of an activity from the dated roster: the branch, the invited, the visitors (C2.3c, T6). */
export async function listOf(
  { documents }: Platform,
  activity: Pick<Activity, 'branchId' | 'startsAt' | 'invited' | 'visiting'>,
): Promise<OnList[]> {
  const { branchId, startsAt, invited, visiting } = activity
  const [own, visitors] = await Promise.all([
    everInBranch(documents, branchId),
    membersByIds(documents, visiting),
  ])
  const people = new Map([...own, ...visitors].map((one) => [one._id, one]))
  return dueList([...people.values()], { branchId, day: dayOf(startsAt), invited, visiting })
}

/**
 * The activity with its due list final, once the register is open (C2.3c). Whoever needs the list first makes it
 * final from the roster of that moment: the board, the timer, the recorder.
 */
export async function withFinalList(platform: Platform, activity: Activity): Promise<Activity> {
  const { documents, now } = platform
  if (activity.frozenAt !== null || activity.cancelled || now < opensAt(activity)) return activity
  const roster = await listOf(platform, activity)
  if (await freeze(documents, activity._id, roster, now)) {
    return { ...activity, roster, frozenAt: now }
  }
  return (await activityOf(documents, activity._id)) ?? activity
}
