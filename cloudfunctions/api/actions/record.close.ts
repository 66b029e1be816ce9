import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { sealRecord } from '../../core/steps/seal-record'
import { entryOf } from '../../core/store/ledger'

/**
 * Closes the record: the register becomes final and the ledger entry is sealed (C4.3b, C4.3d). Closing again gives
 * the same entry again.
 */
export const recordClose: Action<'record.close'> = async (input, platform, caller) => {
  const found = await onActivity('record.close', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  const sealed = activity.entryId
    ? yes(activity.entryId)
    : await sealRecord(platform, activity, input.revision)
  if (!sealed.ok) return sealed
  const entry = await entryOf(platform.documents, sealed.value)
  if (!entry) throw new Error(`the sealed entry ${sealed.value} is missing`)
  return yes({
    entryId: entry._id,
    counts: entry.line.counts,
    sealedAt: entry.sealedAt,
    digest: entry.digest,
  })
}
