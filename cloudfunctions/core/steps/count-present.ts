import { lastCloses } from '../domain/phase'
import { countsOf, registerOf } from '../domain/register'
import { Busy } from '../platform/documents'
import type { Platform } from '../platform/ports'
import { type Activity, activityOf } from '../store/activities'
import { setPresentCount } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { withFinalList } from './final-list'

const TRIES = 5

/** Due people among those who came; guests and people elsewhere never make a month held (C2.1b, T8). */
export const presentAmong = (
  roster: Activity['roster'],
  arrivals: Parameters<typeof registerOf>[0]['arrivals'],
): number => countsOf(registerOf({ roster, arrivals, leaves: [], closed: false })).present

/**
 * Counts who came, once the last window has closed: by the timer, and again after every mark made later. Two that
 * count at once never leave an older number behind.
 * @returns false when the register moved on all the time, so that it is to be counted again
 */
export async function countPresent(platform: Platform, activityId: string): Promise<boolean> {
  const { documents, now } = platform
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await activityOf(documents, activityId)
    if (!stored || stored.cancelled || now <= lastCloses(stored)) return true
    // the seal has counted
    if (stored.sealedAt !== null && stored.presentCount !== null) return true
    const activity = await withFinalList(platform, stored)
    const arrivals = await arrivalsOf(documents, activityId)
    const present = presentAmong(activity.roster, arrivals)
    if (present === stored.presentCount) return true
    if (await setPresentCount(documents, stored, present)) return true
  }
  return false
}

/** Counts again after a mark; while a window is still to come there is nothing to do and nothing is asked. */
export async function recount(platform: Platform, activity: Activity): Promise<void> {
  if (platform.now <= lastCloses(activity)) return
  const counted = await countPresent(platform, activity._id)
  if (!counted) throw new Busy('the register moved on all the time')
}
