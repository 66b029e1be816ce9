import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { removeBinding } from '../../core/store/bindings'
import { spendAllOf } from '../../core/store/grants'
import { memberOf, setOpenid } from '../../core/store/members'

/** The caller leaves: this WeChat is no longer tied to the person. */
export const bindingRelease: Action<'binding.release'> = async (_input, platform, caller) => {
  const { documents, now } = platform
  const allowed = allow('binding.release', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const memberId = allowed.value.me._id
  await documents.transact(async (tx) => {
    const member = await memberOf(tx, memberId)
    await removeBinding(tx, caller.openid)
    await spendAllOf(tx, memberId, now)
    if (member?.openid === caller.openid) await setOpenid(tx, member, null, { now, by: memberId })
  })
  return yes({})
}
