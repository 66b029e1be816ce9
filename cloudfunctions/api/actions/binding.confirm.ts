import { personOfPhone } from '../../core/domain/binding'
import { dayOf } from '../../core/domain/calendar'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { boundAlready, boundAnswer, tieWechat } from '../../core/steps/tie-wechat'
import { membersByPhone } from '../../core/store/members'

/**
 * Ties this WeChat to the person of the roster with the verified telephone (platform §3.4). A code that is spent
 * already, from somebody who is bound already, is a repeated tap and gets the first answer again.
 */
export const bindingConfirm: Action<'binding.confirm'> = async (input, platform, caller) => {
  const { documents, wechat } = platform
  const phone = await wechat.phoneOf(input.phoneCode, caller.openid)
  if (phone === null)
    return (await boundAlready(platform, caller.openid)) ?? refuse('phone-code-expired')
  const person = personOfPhone(await membersByPhone(documents, phone), dayOf(platform.now))
  if (!person.ok) return person
  const bound = await tieWechat(platform, caller.openid, person.value)
  return bound.ok ? yes(await boundAnswer(platform, person.value)) : bound
}
