import { decideAgreeing } from '../../core/domain/late-entry'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { keepersOf } from '../../core/steps/late-entries-above'
import { onActivity } from '../../core/steps/on-activity'
import { sealLateEntry } from '../../core/steps/seal-late-entry'
import { lateEntryOf, putLateEntry } from '../../core/store/late-entries'
import { entryOf } from '../../core/store/ledger'

/**
 * The second person agrees, and the ledger gets an entry that says so for ever; or does not, and nothing changes. Said
 * twice, the first word holds. Where the branch has no second person, the unit is one (domain §3).
 */
export const entryConfirm: Action<'entry.confirm'> = async (input, platform, caller) => {
  const found = await onActivity('entry.confirm', input.activityId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { activityId, memberId, agree } = input
  const { me: by, relations, activity } = found.value
  const [declared, keepers] = await Promise.all([
    lateEntryOf(documents, activityId, memberId),
    keepersOf(platform, [activity]),
  ])
  if (!declared) return refuse('late-entry-unknown')
  const second = decideAgreeing(declared, { by: by._id, relations, keepers: keepers(activity) })
  if (!second.ok) return second
  if (!declared.ended && !agree) {
    const answer = { at: now, by: by._id, agree, entryId: null }
    await documents.transact(async (tx) => {
      const still = await lateEntryOf(tx, activityId, memberId)
      if (still && !still.ended) await putLateEntry(tx, { ...still, ended: true, answer })
    })
    return yes({ entryId: null, counts: null })
  }
  const sealed = declared.ended
    ? yes(declared.answer?.entryId ?? null)
    : await sealLateEntry(platform, activity, { declared, by })
  if (!sealed.ok) return sealed
  const entry = sealed.value ? await entryOf(documents, sealed.value) : null
  return yes({ entryId: sealed.value, counts: entry?.line.counts ?? null })
}
