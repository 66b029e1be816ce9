import type { ActionName } from '../contract'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { branchOf } from '../store/orgs'
import { allow, type Me, personBehind } from './person'

/**
 * An activity of a branch and the caller's office over that branch as it stands today: a branch that was moved is
 * answered for by its present unit, also for what lies before.
 * @returns refusals: `not-bound`, `not-allowed`, `activity-unknown`
 */
export async function overActivity(
  action: ActionName,
  activityId: string,
  platform: Platform,
  caller: Caller,
): Promise<Decision<{ activity: Activity; me: Me }>> {
  const { documents } = platform
  const [me, activity] = await Promise.all([
    personBehind(platform, caller),
    activityOf(documents, activityId),
  ])
  if (!me) return refuse('not-bound')
  if (!activity) return refuse('activity-unknown')
  const branch = await branchOf(documents, activity.branchId)
  const about = branch ? { branchId: branch._id, unitId: branch.parentId } : {}
  const allowed = allow(action, me, about)
  return allowed.ok ? yes({ activity, me }) : allowed
}
