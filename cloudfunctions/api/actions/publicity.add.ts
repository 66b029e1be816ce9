import { publicityIdOf } from '../../core/domain/identity'
import { decidePublicity } from '../../core/domain/publicity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { onActivity } from '../../core/steps/on-activity'
import { addPublicityOnce } from '../../core/store/publicity'

/** Writes down where was reported on a theme day (C4.4a). One tap, one entry; nobody is asked to pass it on (C4.4b). */
export const publicityAdd: Action<'publicity.add'> = async (input, platform, caller) => {
  const found = await onActivity('publicity.add', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const decision = decidePublicity(activity, input, now)
  if (!decision.ok) return decision
  const { key, activityId, channel, title, on } = input
  const publicityId = publicityIdOf(activityId, key)
  const same = await addPublicityOnce(documents, {
    _id: publicityId,
    activityId,
    branchId: activity.branchId,
    channel,
    title,
    link: decision.value,
    on,
    by: me._id,
    byName: me.name,
    at: now,
    removed: null,
  })
  if (!same) return refuse('already-said')
  return yes({ publicityId, doubt: await isRisky(platform, caller, [title]) })
}
