import { decideBinding, personOfPhone } from '../../core/domain/binding'
import { dayOf } from '../../core/domain/calendar'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { bindingOf, putBinding } from '../../core/store/bindings'
import { type Member, memberOf, membersByPhone, setOpenid } from '../../core/store/members'
import { branchOf } from '../../core/store/orgs'

/**
 * Ties this WeChat to the person of the roster with the verified telephone (platform §3.4). A code that is spent
 * already, from somebody who is bound already, is a repeated tap and gets the first answer again.
 */
export const bindingConfirm: Action<'binding.confirm'> = async (input, platform, caller) => {
  const { documents, wechat } = platform
  const phone = await wechat.phoneOf(input.phoneCode, caller.openid)
  if (phone === null) return repeated(platform, caller.openid)
  const person = personOfPhone(await membersByPhone(documents, phone), dayOf(platform.now))
  if (!person.ok) return person
  const bound = await tie(platform, caller.openid, person.value)
  return bound.ok ? yes(await answerFor(platform, person.value)) : bound
}

async function repeated(platform: Platform, openid: string) {
  const binding = await bindingOf(platform.documents, openid)
  const member = binding && (await memberOf(platform.documents, binding.memberId))
  return member ? yes(await answerFor(platform, member)) : refuse('phone-code-expired')
}

/** Binding and person are written together, so that neither is ever tied twice. */
const tie = ({ documents, now }: Platform, openid: string, person: Member) =>
  documents.transact(async (tx) => {
    const [binding, member] = [await bindingOf(tx, openid), await memberOf(tx, person._id)]
    const decision = decideBinding({
      openid,
      memberId: person._id,
      boundTo: binding?.memberId ?? null,
      boundBy: member?.openid ?? null,
    })
    if (!decision.ok || !decision.value) return decision
    await putBinding(tx, { _id: openid, memberId: person._id, name: person.name, boundAt: now })
    await setOpenid(tx, person._id, openid, now)
    return decision
  })

async function answerFor({ documents }: Platform, person: Member) {
  const branch = await branchOf(documents, person.branchId)
  return { name: person.name, branchName: branch?.name ?? '' }
}
