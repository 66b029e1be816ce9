import { lateEntryIdOf } from '../domain/identity'
import { decideDeclaring } from '../domain/late-entry'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { rechecked } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { lateEntryOf, putLateEntry } from '../store/late-entries'
import { entryOf } from '../store/ledger'

/** Stands beside the late entry for the second person to read. */
const REASON = '归档的同时扫码登记，未及计入'

/**
 * A code registers with one write and holds no transaction, so somebody may be told "registered" while the record is
 * being closed. Whoever has an arrival and is not present in the sealed register is declared as a late entry of the own,
 * which counts once a second person agrees. Said once.
 * @param activity closed while its codes could still be scanned
 */
export async function declareStrays(
  { documents, now }: Platform,
  { _id: activityId, branchId, entryId, recheckAt }: Activity,
): Promise<void> {
  const [entry, arrivals] = await Promise.all([
    entryId ? entryOf(documents, entryId) : null,
    arrivalsOf(documents, activityId),
  ])
  const register = entry?.sealed.register ?? null
  for (const { memberId, name } of arrivals) {
    if (!decideDeclaring(register, memberId).ok) continue
    await documents.transact(async (tx) => {
      if (await lateEntryOf(tx, activityId, memberId)) return
      await putLateEntry(tx, {
        _id: lateEntryIdOf(activityId, memberId),
        activityId,
        branchId,
        memberId,
        name,
        reason: REASON,
        declaredBy: memberId,
        declaredAt: now,
        ended: false,
        answer: null,
      })
    })
  }
  await rechecked(documents, activityId, recheckAt)
}
