import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { readToSeal, sealedEntry, sealRecord } from '../../core/steps/seal-record'

/**
 * Closes the record: the register becomes final and the ledger entry is sealed (C4.3b, C4.3d). Closing again gives
 * the same entry again. Three stages: what the ids tell, what that leads to, and one step that writes.
 */
export const recordClose: Action<'record.close'> = async (input, platform, caller) => {
  const { documents } = platform
  const [found, first] = await Promise.all([
    onActivity('record.close', input.activityId, platform, caller),
    readToSeal(platform, input.activityId),
  ])
  if (!found.ok) return found
  const { activity } = found.value
  const sealed = activity.entryId
    ? yes(await sealedEntry(documents, activity.entryId))
    : await sealRecord(platform, activity._id, { given: input.revision, first })
  if (!sealed.ok) return sealed
  const { _id, line, digest } = sealed.value
  return yes({ entryId: _id, counts: line.counts, sealedAt: line.sealedAt, digest })
}
