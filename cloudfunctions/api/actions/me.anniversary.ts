import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { patchMember } from '../../core/store/members'

/** Whether the caller wishes the day of the own admission to be thought of (C3.5c); nobody else can say so. */
export const meAnniversary: Action<'me.anniversary'> = async ({ wanted }, platform, caller) => {
  const { documents, now } = platform
  const allowed = allow('me.anniversary', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  await patchMember(documents, allowed.value.me._id, { wantsAnniversary: wanted }, now)
  return yes({ wanted })
}
