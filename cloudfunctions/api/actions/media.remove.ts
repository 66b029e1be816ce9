import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { letGo } from '../../core/steps/let-go'
import { clearLooseOf } from '../../core/steps/loose-files'
import { onActivity } from '../../core/steps/on-activity'
import { whileOpen } from '../../core/steps/while-open'

/** Takes a picture away, bytes and all, before the record is closed. */
export const mediaRemove: Action<'media.remove'> = async (input, platform, caller) => {
  const found = await onActivity('media.remove', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId, mediaId } = input
  const taken = await whileOpen(platform, activityId, async (tx) =>
    (await letGo(tx, { activityId, mediaId }, platform.now))
      ? yes({ mediaId })
      : refuse('media-unknown'),
  )
  if (taken.ok) await clearLooseOf(platform, mediaId)
  return taken
}
