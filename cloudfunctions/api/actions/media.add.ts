import { isUpload } from '../../core/domain/upload'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { askAbout } from '../../core/steps/check-media'
import { keepMedia } from '../../core/steps/keep-media'
import { onActivity } from '../../core/steps/on-activity'
import { withLinks } from '../../core/steps/pictures'

/**
 * A picture or clip already uploaded is checked, cleaned of metadata and kept (C4.3c). It may come weeks later; then it
 * is marked and added to the chain, and the minutes stay as they are (domain §7 #14). One upload is one picture: a retry
 * gets the first answer.
 */
export const mediaAdd: Action<'media.add'> = async (input, platform, caller) => {
  const found = await onActivity('media.add', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  if (!isUpload(input.fileId)) return refuse('media-missing')
  const kept = await keepMedia(platform, found.value, input.fileId)
  if (!kept.ok) return kept
  const unasked = kept.value.trace === null && kept.value.check === 'none'
  if (unasked) await askAbout(platform, caller, activity, kept.value)
  const [media] = await withLinks(platform, [kept.value])
  if (!media) throw new Error('a picture without a link')
  return yes({ media })
}
