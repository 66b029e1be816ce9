import { decideBinding } from '../domain/binding'
import type { Platform } from '../platform/ports'
import { refuse, yes } from '../refuse'
import { bindingOf, putBinding } from '../store/bindings'
import { type Member, memberOf, setOpenid } from '../store/members'
import { branchOf } from '../store/orgs'

/**
 * Ties a WeChat to a person: binding and person are written together, so that neither is ever tied twice.
 * @param holds whether what the tying was decided by still stands
 * @returns refusals: `already-bound`, `bound-elsewhere`, `invite-unknown` when it does not stand any more
 */
export const tieWechat = (
  { documents, now }: Platform,
  openid: string,
  person: Member,
  holds: (stored: Member | null) => boolean = () => true,
) =>
  documents.transact(async (tx) => {
    const [binding, member] = [await bindingOf(tx, openid), await memberOf(tx, person._id)]
    const decision = decideBinding({
      openid,
      memberId: person._id,
      boundTo: binding?.memberId ?? null,
      boundBy: member?.openid ?? null,
    })
    if (!decision.ok || !decision.value) return decision
    if (!holds(member)) return refuse('invite-unknown', ['code'])
    await putBinding(tx, { _id: openid, memberId: person._id, name: person.name, boundAt: now })
    await setOpenid(tx, member ?? person, openid, { now, by: person._id })
    return decision
  })

export async function boundAnswer({ documents }: Platform, person: Member) {
  const branch = await branchOf(documents, person.branchId)
  return { name: person.name, branchName: branch?.name ?? '' }
}

/** A second tap after the first one went through meets its answer; null when this WeChat is nobody's. */
export async function boundAlready(platform: Platform, openid: string) {
  const binding = await bindingOf(platform.documents, openid)
  const member = binding && (await memberOf(platform.documents, binding.memberId))
  return member ? yes(await boundAnswer(platform, member)) : null
}
