import type { DayTold } from '../contract'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { entriesByIds } from '../store/ledger'

/**
 * Theme days as they are told to people who were not there: theme, time and place, and the outcome once it is sealed,
 * as every member reads it in the ledger. No minutes, no names. One stage.
 */
export async function daysTold(
  { documents }: Platform,
  activities: readonly Activity[],
): Promise<DayTold[]> {
  const entries = await entriesByIds(
    documents,
    activities.flatMap((one) => one.entryId ?? []),
  )
  const outcomes = new Map(entries.map((one) => [one.activityId, one.line.outcome]))
  return activities.map(({ _id: activityId, theme, startsAt, place }) => ({
    activityId,
    theme,
    startsAt,
    place,
    outcome: outcomes.get(activityId) ?? null,
  }))
}
