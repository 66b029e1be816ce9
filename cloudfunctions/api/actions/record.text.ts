import { isForPublicity } from '../../core/domain/album'
import { newsDraft } from '../../core/domain/news-draft'
import { copyFields, recordFields } from '../../core/domain/record-paper'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { withLinks } from '../../core/steps/pictures'
import { recordPaper } from '../../core/steps/record-paper'
import { albumOf } from '../../core/store/media'

/**
 * The record form as labelled texts, for whoever also has to enter it in the province's system: written once, copied there
 * (F1, F10). The same words as on paper.
 * @returns refusals: those of `onActivity`, `activity-cancelled`
 */
export const recordText: Action<'record.text'> = async (input, platform, caller) => {
  const found = await onActivity('record.text', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  const [paper, album] = await Promise.all([
    recordPaper(platform, activity),
    albumOf(platform.documents, activity._id),
  ])
  const shown = await withLinks(platform, (album?.items ?? []).filter(isForPublicity))
  return yes({
    now: platform.now,
    theme: activity.theme,
    sealed: paper.digest !== null,
    fields: copyFields(recordFields(paper)),
    news: newsDraft(paper),
    pictures: shown.map(({ url }) => url).filter(Boolean),
  })
}
