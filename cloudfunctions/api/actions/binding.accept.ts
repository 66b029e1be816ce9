import { dayOf } from '../../core/domain/calendar'
import { digestOf, readInvitation } from '../../core/domain/invitation'
import { homeOn } from '../../core/domain/membership'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { boundAlready, boundAnswer, tieWechat } from '../../core/steps/tie-wechat'
import { memberInvited } from '../../core/store/members'

/**
 * Ties this WeChat to the person a code of invitation was made for: for who has no telephone of the own, or shares one.
 * The code is spent with it; said again by the same WeChat, it gets the first answer again.
 */
export const bindingAccept: Action<'binding.accept'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const code = readInvitation(input.code)
  const digest = code && digestOf(code)
  const person = digest ? await memberInvited(documents, digest) : null
  const stands = (one: typeof person) =>
    one?.invite?.digest === digest && (one?.invite?.until ?? 0) > now
  if (!person || !stands(person) || !homeOn(person, dayOf(now)))
    return (await boundAlready(platform, caller.openid)) ?? refuse('invite-unknown', ['code'])
  const bound = await tieWechat(platform, caller.openid, person, stands)
  return bound.ok ? yes(await boundAnswer(platform, person)) : bound
}
