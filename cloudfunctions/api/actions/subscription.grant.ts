import { addTap } from '../../core/domain/send-ledger'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { changeSends } from '../../core/store/grants'

/** Each acceptance is one send in hand; the same tap is counted once (platform §1.3). */
export const subscriptionGrant: Action<'subscription.grant'> = async (input, platform, caller) => {
  const allowed = allow('subscription.grant', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const { documents, now } = platform
  const memberId = allowed.value.me._id
  const kinds = new Set(input.answers.filter((one) => one.accepted).map((one) => one.kind))
  for (const kind of kinds) {
    await changeSends(documents, { memberId, kind, now }, (sends) => addTap(sends, input.key, now))
  }
  return yes({})
}
