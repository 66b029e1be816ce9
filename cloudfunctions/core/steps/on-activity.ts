import type { ActionName, OrgId } from '../contract'
import type { Relation } from '../domain/roles-table'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { bindingOf } from '../store/bindings'
import { branchOf } from '../store/orgs'
import { heirsOf } from './heirs'
import { allow, type Me, personOf } from './person'

export type OnActivity = {
  activity: Activity
  me: Me
  relations: Set<Relation>
  /** Who takes over from the branch, if it has ended. */
  heirs: OrgId[]
}

/**
 * The activity an action is about and the caller's relations to it, in two stages; one more for a branch that has ended,
 * whose heirs do what its own people did (domain §7 #19).
 * A person who may not see an activity learns nothing about it, not even that it exists.
 * @returns refusals: `not-bound`, `not-allowed`, `activity-unknown`
 */
export async function onActivity(
  action: ActionName,
  activityId: string,
  platform: Platform,
  caller: Caller,
): Promise<Decision<OnActivity>> {
  const { documents } = platform
  const [binding, activity] = await Promise.all([
    bindingOf(documents, caller.openid),
    activityOf(documents, activityId),
  ])
  const [me, branch] = await Promise.all([
    personOf(platform, binding),
    activity && branchOf(documents, activity.branchId),
  ])
  if (!me) return refuse('not-bound')
  if (!activity) return refuse('activity-unknown')
  const { branchId, unitId } = activity
  const heirs = await heirsOf(platform, branch)
  const allowed = allow(action, me, { branchId, unitId, activity, heirs })
  return allowed.ok ? yes({ activity, heirs, ...allowed.value }) : allowed
}
