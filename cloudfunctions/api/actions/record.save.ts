import { isDeepStrictEqual } from 'node:util'
import { recordIdOf } from '../../core/domain/identity'
import { decideSave, lacksOf } from '../../core/domain/record'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { checkPeople, recordPeople } from '../../core/steps/record-people'
import { firstSave, recordOf, saveOver } from '../../core/store/records'

/**
 * Saves the minutes. Two recorders never overwrite each other: a save names the revision it started from. The same
 * save repeated, because its answer got lost, gets that answer again.
 */
export const recordSave: Action<'record.save'> = async (input, platform, caller) => {
  const found = await onActivity('record.save', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const { draft } = input
  const [record, people] = await Promise.all([
    recordOf(documents, activity._id),
    recordPeople(platform, activity.branchId),
  ])
  const stored = record?.revision ?? 0
  const revision = input.revision + 1
  const repeated =
    stored === revision && record?.savedBy === me._id && isDeepStrictEqual(record.draft, draft)
  const decision = decideSave(activity, {
    stored: repeated ? input.revision : stored,
    given: input.revision,
  })
  if (!decision.ok) return decision
  const known = checkPeople(draft, people)
  if (!known.ok) return known
  const answer = yes({ revision, lacks: lacksOf(draft) })
  if (repeated) return answer
  const next = {
    _id: recordIdOf(activity._id),
    activityId: activity._id,
    branchId: activity.branchId,
    draft,
    revision,
    savedBy: me._id,
    savedAt: now,
  }
  const saved = record
    ? await saveOver(documents, next, input.revision)
    : await firstSave(documents, next)
  return saved ? answer : refuse('record-changed')
}
