import { serviceIdOf } from '../../core/domain/identity'
import { decideService } from '../../core/domain/service'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { addServiceOnce } from '../../core/store/services'

/** Writes down a volunteer service of a theme day, before or after the closing (C3.4). One tap, one entry. */
export const serviceAdd: Action<'service.add'> = async (input, platform, caller) => {
  const found = await onActivity('service.add', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { documents, now } = platform
  const decision = decideService(activity, input, now)
  if (!decision.ok) return decision
  const { key, activityId, kind, what, where, beneficiaries, on, hours } = input
  const serviceId = serviceIdOf(activityId, key)
  const same = await addServiceOnce(documents, {
    _id: serviceId,
    activityId,
    branchId: activity.branchId,
    theme: activity.theme,
    kind,
    what,
    where,
    beneficiaries,
    on,
    hours,
    participants: decision.value,
    by: me._id,
    byName: me.name,
    at: now,
    removed: null,
  })
  return same ? yes({ serviceId }) : refuse('already-said')
}
