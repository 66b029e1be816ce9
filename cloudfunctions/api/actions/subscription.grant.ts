import type { MessageKind } from '../../core/contract'
import { addSend } from '../../core/domain/delivery'
import { grantIdOf } from '../../core/domain/identity'
import { Busy } from '../../core/platform/documents'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { changeGrant, firstGrant, grantOf } from '../../core/store/grants'

const TRIES = 5

/** Each acceptance is one send in hand; the same tap is counted once (platform §1.3). */
export const subscriptionGrant: Action<'subscription.grant'> = async (input, platform, caller) => {
  const allowed = allow('subscription.grant', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const kinds = new Set(input.answers.filter((one) => one.accepted).map((one) => one.kind))
  for (const kind of kinds) await count(platform, allowed.value.me._id, kind, input.key)
  return yes({})
}

async function count(
  { documents, now }: Platform,
  memberId: string,
  kind: MessageKind,
  key: string,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const grant = await grantOf(documents, memberId, kind)
    const next = addSend(grant, key)
    if (!next) return
    const fresh = { _id: grantIdOf(memberId, kind), memberId, kind, ...next, updatedAt: now }
    const done = grant
      ? await changeGrant(documents, grant, { ...next, updatedAt: now })
      : await firstGrant(documents, fresh)
    if (done) return
  }
  throw new Busy('the sends in hand changed all the time')
}
