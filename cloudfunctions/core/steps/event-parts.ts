import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { partsOf } from '../store/parts'
import type { OnActivity } from './on-activity'

/** Whether the caller acts for whoever holds the day: the branch itself, the host of a joint day, or the unit. */
export const isHost = ({ activity, relations }: OnActivity): boolean => {
  const { event, branchId } = activity
  if (event?.organiser === 'unit') return relations.has('host')
  return relations.has('leader') && (event === null || event.orgId === branchId)
}

/** Every part that stands or falls with this one, itself included (domain §7 #3, #4). */
export async function partsTogether(
  { documents }: Platform,
  activity: Activity,
): Promise<Activity[]> {
  if (!activity.event) return [activity]
  const parts = await partsOf(documents, activity.event.eventId)
  return [activity, ...parts.filter((one) => one._id !== activity._id)]
}
