import { cardOf } from '../../core/domain/activity-card'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { overActivity } from '../../core/steps/over-activity'
import { withLinks } from '../../core/steps/pictures'
import { albumOf } from '../../core/store/media'

/**
 * Pictures of a closed record for the unit or the school, which alone may erase one (domain §7 #20): nothing of the
 * register, and nothing while the branch still works on it.
 */
export const mediaShow: Action<'media.show'> = async (input, platform, caller) => {
  const found = await overActivity('media.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.sealedAt === null) return refuse('not-sealed')
  const album = await albumOf(platform.documents, activity._id)
  return yes({
    now: platform.now,
    activity: cardOf(activity, platform.now),
    media: await withLinks(platform, album?.items ?? []),
    erased: (album?.erased ?? []).map(({ name, at, reason }) => ({ name, at, reason })),
  })
}
