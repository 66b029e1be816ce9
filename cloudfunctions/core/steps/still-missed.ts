import { isNeeded } from '../domain/briefing'
import { arrivalIdOf, lateEntryIdOf } from '../domain/identity'
import type { Documents } from '../platform/ports'
import { arrivalsByIds } from '../store/arrivals'
import type { BriefingDoc } from '../store/briefings'
import { lateEntriesByIds } from '../store/late-entries'

/**
 * Briefings without those still to be held for somebody who was there after all, by a tick or a late entry since. Read
 * from the register each time, so a tick taken back brings them back. One more stage, only where any is to be held.
 */
export async function stillMissed(
  documents: Documents,
  briefings: readonly BriefingDoc[],
): Promise<BriefingDoc[]> {
  const open = briefings.filter((one) => one.doneAt === null)
  const [arrivals, entries] = await Promise.all([
    arrivalsByIds(
      documents,
      open.map((one) => arrivalIdOf(one.activityId, one.memberId)),
    ),
    lateEntriesByIds(
      documents,
      open.map((one) => lateEntryIdOf(one.activityId, one.memberId)),
    ),
  ])
  const there = new Set([
    ...arrivals.map((one) => one._id),
    ...entries
      .filter((one) => one.answer?.agree)
      .map((one) => arrivalIdOf(one.activityId, one.memberId)),
  ])
  return briefings.filter((one) =>
    isNeeded(one, there.has(arrivalIdOf(one.activityId, one.memberId))),
  )
}
