import type { ActionName } from '../contract'
import type { Relation } from '../domain/roles-table'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { bindingOf } from '../store/bindings'
import { heirsOf } from './heirs'
import { allow, type Me, personOf } from './person'

export type OnActivity = { activity: Activity; me: Me; relations: Set<Relation> }

/**
 * The activity an action is about and the caller's relations to it, in two stages.
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
  const me = await personOf(platform, binding)
  if (!me) return refuse('not-bound')
  if (!activity) return refuse('activity-unknown')
  const { branchId, unitId } = activity
  const allowed = allow(action, me, { branchId, unitId, activity })
  if (allowed.ok) return yes({ activity, ...allowed.value })
  // only an ended branch has heirs, so nobody else waits for this question
  const inherited = allow(action, me, {
    branchId,
    unitId,
    activity,
    heirs: await heirsOf(platform, branchId),
  })
  return inherited.ok ? yes({ activity, ...inherited.value }) : inherited
}
