import { isDeepStrictEqual } from 'node:util'
import { recordIdOf } from '../../core/domain/identity'
import { decideWords } from '../../core/domain/minutes'
import { decideSave, lacksOf } from '../../core/domain/record'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { checkPeople, recordPeople } from '../../core/steps/record-people'
import { whileOpen } from '../../core/steps/while-open'
import { putRecord, recordOf } from '../../core/store/records'

/**
 * Saves the minutes. Two recorders never overwrite each other: a save names the revision it started from. The same
 * save repeated, because its answer got lost, gets that answer again.
 */
export const recordSave: Action<'record.save'> = async (input, platform, caller) => {
  const found = await onActivity('record.save', input.activityId, platform, caller)
  if (!found.ok) return found
  const { me, activity } = found.value
  const { draft } = input
  const { people } = await recordPeople(platform, found.value)
  const known = checkPeople(draft, people)
  const mayWrite = decideSave(activity)
  if (!mayWrite.ok) return mayWrite
  if (!known.ok) return known
  const words = decideWords(draft, activity)
  if (!words.ok) return words
  return whileOpen(platform, activity._id, async (tx) => {
    const stored = await recordOf(tx, activity._id)
    const revision = input.revision + 1
    const answer = yes({ revision, lacks: lacksOf(draft) })
    const repeated =
      stored?.revision === revision &&
      stored.savedBy === me._id &&
      isDeepStrictEqual(stored.draft, draft)
    if (repeated) return answer
    if ((stored?.revision ?? 0) !== input.revision) return refuse('record-changed')
    await putRecord(tx, {
      _id: recordIdOf(activity._id),
      activityId: activity._id,
      branchId: activity.branchId,
      draft,
      revision,
      savedBy: me._id,
      savedAt: platform.now,
    })
    return answer
  })
}
