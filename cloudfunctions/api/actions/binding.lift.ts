import { personCard } from '../../core/domain/activity-card'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { personVouched } from '../../core/steps/person-vouched'
import { bindingOf, removeBinding } from '../../core/store/bindings'
import { spendAllOf } from '../../core/store/grants'
import { memberOf, setOpenid } from '../../core/store/members'

/** Unties the WeChat a person has lost, with a trace the person can read; nobody is untied twice. */
export const bindingLift: Action<'binding.lift'> = async (input, platform, caller) => {
  const vouched = await personVouched('binding.lift', platform, caller, input)
  if (!vouched.ok) return vouched
  const { me, person } = vouched.value
  await platform.documents.transact(async (tx) => {
    const stored = await memberOf(tx, person._id)
    if (!stored?.openid) return
    const binding = await bindingOf(tx, stored.openid)
    if (binding?.memberId === stored._id) await removeBinding(tx, stored.openid)
    await spendAllOf(tx, stored._id, platform.now)
    await setOpenid(tx, stored, null, { now: platform.now, by: me._id })
  })
  return yes({ person: personCard(person) })
}
