import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { removeService, serviceById } from '../../core/store/services'

/** Takes away what was written down about a service; who did so and when stays (C3.4). Said twice, the first stands. */
export const serviceRemove: Action<'service.remove'> = async (input, platform, caller) => {
  const found = await onActivity('service.remove', input.activityId, platform, caller)
  if (!found.ok) return found
  const { _id: by, name: byName } = found.value.me
  const { activityId, serviceId } = input
  return platform.documents.transact(async (tx) => {
    const service = await serviceById(tx, serviceId)
    if (service?.activityId !== activityId) return refuse('entry-unknown')
    if (!service.removed) await removeService(tx, serviceId, { by, byName, at: platform.now })
    return yes({ serviceId })
  })
}
