import type { Registered } from '../domain/register'
import { registerOf } from '../domain/register'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { arrivalsOf } from '../store/arrivals'
import { type Leave, leavesOf } from '../store/leaves'
import { entryOf } from '../store/ledger'

/** The register of an activity: as it was sealed, once it is, so that every page says what the ledger says. */
export async function registerNow(
  { documents }: Platform,
  activity: Activity,
): Promise<{ register: Registered[]; leaves: Leave[] }> {
  const [entry, arrivals, leaves] = await Promise.all([
    activity.entryId ? entryOf(documents, activity.entryId) : null,
    activity.entryId ? [] : arrivalsOf(documents, activity._id),
    leavesOf(documents, activity._id),
  ])
  const register = entry
    ? entry.sealed.register.map((row) => ({ ...row, group: null }))
    : registerOf({ roster: activity.roster, arrivals, leaves, closed: false })
  return { register, leaves }
}

/** The registers of some activities, in their order. */
export const registersOf = (
  platform: Platform,
  activities: readonly Activity[],
): Promise<Registered[][]> =>
  Promise.all(activities.map(async (one) => (await registerNow(platform, one)).register))
