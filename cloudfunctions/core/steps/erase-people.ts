import { MESSAGE_KINDS } from '../contract'
import { grantIdOf } from '../domain/identity'
import { keptFromText, leftInYearOver } from '../domain/retention'
import { bindingOf, bindings } from '../store/bindings'
import { countErased } from '../store/erasures'
import { grants } from '../store/grants'
import { memberOf, members } from '../store/members'
import { idsAbout, leftBefore } from '../store/retained'
import { roles } from '../store/roles'
import type { Erasing } from './erase'

const PAGE = 500

/**
 * People who left the school and whose year of leaving is over: name, number, telephone and everything dated about them,
 * with their offices and their WeChat (D5). Who belongs to a branch today is never among them.
 * @returns how many people
 */
export async function erasePeopleOver(
  erasing: Erasing,
  over: number,
  limit: number,
): Promise<number> {
  const { documents } = erasing
  let erased = 0
  for (let after = ''; erased < limit; ) {
    const page = await leftBefore(documents, keptFromText(over), { after, limit: PAGE })
    for (const one of page) {
      if (erased === limit) break
      if (leftInYearOver(one.relations, over) !== null)
        erased += Number(await erasePerson(erasing, one._id, over))
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last._id
  }
  return erased
}

async function erasePerson(
  { documents, now }: Erasing,
  memberId: string,
  over: number,
): Promise<boolean> {
  const offices = await idsAbout(documents, roles, { memberId }, 60)
  return documents.transact(async (tx) => {
    const member = await memberOf(tx, memberId)
    const year = member && leftInYearOver(member.relations, over)
    // came back meanwhile, or is gone already
    if (!member || !year) return false
    const binding = member.openid ? await bindingOf(tx, member.openid) : null
    const going = [
      ...offices.map((id) => [roles.name, id] as const),
      ...MESSAGE_KINDS.map((kind) => [grants.name, grantIdOf(memberId, kind)] as const),
      ...(binding?.memberId === memberId ? [[bindings.name, binding._id] as const] : []),
      [members.name, memberId] as const,
    ]
    const counted = new Map<string, number>()
    for (const [kind, id] of going)
      if (await tx.remove(kind, id)) counted.set(kind, (counted.get(kind) ?? 0) + 1)
    for (const [kind, count] of counted) await countErased(tx, { kind, year, count, at: now })
    return true
  })
}
