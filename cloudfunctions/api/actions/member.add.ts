import { personCard } from '../../core/domain/activity-card'
import { dayOf, validOn } from '../../core/domain/calendar'
import { memberIdOf } from '../../core/domain/identity'
import { decideComing } from '../../core/domain/newcomer'
import { readCard } from '../../core/domain/person-card'
import { isTrusted } from '../../core/domain/vouching'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { isShared } from '../../core/steps/shared-phone'
import { afresh, writeInOrder } from '../../core/steps/write-in-order'
import { addMember, memberOf, membersOfBranch, patchMember } from '../../core/store/members'
import { branchOf, isAsRead, patchOrg } from '../../core/store/orgs'
import { officesOf } from '../../core/store/roles'

/**
 * Puts somebody on the branch's roster: new to the school, or back in it. Whoever reshapes or ends the branch at the same
 * moment notices; theme days that are posted already reach the newcomer with the next look at their lists (C2.2c).
 */
export const memberAdd: Action<'member.add'> = async (input, platform, caller) => {
  const { branchId, ...typed } = input
  const allowed = allow('member.add', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const card = readCard(typed)
  if (!card.ok) return card
  const wanted = card.value
  const memberId = memberIdOf(wanted.schoolNo)
  const added = await afresh(async () => {
    const { documents, now } = platform
    const [branch, people, known, offices] = await Promise.all([
      branchOf(documents, branchId),
      membersOfBranch(documents, branchId),
      memberOf(documents, memberId),
      officesOf(documents, memberId),
    ])
    if (!branch) return refuse('org-unknown', ['branchId'])
    const today = dayOf(now)
    const place = {
      ...branch,
      groups: branch.groups.filter((one) => validOn(one, today)).map((one) => one.name),
      order: (people.at(-1)?.order ?? 0) + 1,
    }
    const before = known && { ...known, trusted: isTrusted(offices, today) }
    const decision = decideComing(wanted, before, { place, today, now })
    if (!decision.ok) return decision
    const coming = decision.value
    if (coming.how === 'there') return yes(wanted)
    const written = await writeInOrder(documents, [
      { ops: 2, holds: (tx) => isAsRead(tx, branch), run: (tx) => patchOrg(tx, branch, {}) },
      {
        ops: 2,
        holds: async (tx) => (await memberOf(tx, memberId))?.updatedAt === known?.updatedAt,
        run: (tx) =>
          coming.how === 'new'
            ? addMember(tx, coming.person)
            : patchMember(tx, memberId, coming.fields, now),
      },
    ])
    return written ? yes(wanted) : null
  })
  if (!added.ok) return added
  const { name, stage, phone } = added.value
  const sharedPhone = await isShared(platform, phone, memberId)
  return yes({ person: personCard({ _id: memberId, name, stage }), sharedPhone })
}
