import type { Platform, PointDocuments } from '../platform/ports'
import { type Decision, refuse } from '../refuse'
import { type Activity, activityOf, countChange } from '../store/activities'

/**
 * Changes something a record closes over (a mark on the register, leave, minutes, a picture) while the record is still
 * open, and counts the change in the same transaction: a closing at the same moment either sees the change or stops it.
 * @param change may run again after a conflict, so it must be repeatable; its refusal leaves nothing written
 * @returns refusals: `activity-unknown`, `activity-cancelled`, `activity-sealed`, and those of the change
 */
export const whileOpen = <T>(
  { documents }: Platform,
  activityId: string,
  change: (tx: PointDocuments, activity: Activity) => Promise<Decision<T>>,
): Promise<Decision<T>> =>
  documents.transact(async (tx) => {
    const activity = await activityOf(tx, activityId)
    if (!activity) return refuse('activity-unknown')
    if (activity.cancelled) return refuse('activity-cancelled')
    if (activity.sealedAt !== null) return refuse('activity-sealed')
    const decision = await change(tx, activity)
    if (decision.ok) await countChange(tx, activity)
    return decision
  })
