import type { ActionName, OrgId } from '../contract'
import { dayOf, validOn } from '../domain/calendar'
import { officesOn } from '../domain/offices-held'
import { may, type Relation, relationsOf } from '../domain/roles-table'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Binding, bindingOf } from '../store/bindings'
import { type Member, memberOf } from '../store/members'
import { officesOf, type RoleHeld } from '../store/roles'

/** The person behind a call, with the offices held today and the branches belonged to. */
export type Me = Member & { offices: RoleHeld[]; boundAt: number; at: OrgId[] }

/** Two stages: the binding, then person and offices side by side. Null for a stranger. */
export async function personBehind(platform: Platform, caller: Caller): Promise<Me | null> {
  return personOf(platform, await bindingOf(platform.documents, caller.openid))
}

/** The second of the two stages, for actions that read other things beside the binding. */
export async function personOf(platform: Platform, binding: Binding | null): Promise<Me | null> {
  if (!binding) return null
  const [member, offices] = await Promise.all([
    memberOf(platform.documents, binding.memberId),
    officesOf(platform.documents, binding.memberId),
  ])
  if (!member) return null
  const today = dayOf(platform.now)
  const related = member.relations
    .filter((one) => validOn(one, today))
    .sort((a, b) => Number(a.temporary) - Number(b.temporary))
  return {
    ...member,
    // who has left the school holds nothing in it any more
    offices: related.length > 0 ? officesOn(offices, today) : [],
    at: [...new Set(related.map((one) => one.branchId))],
    boundAt: binding.boundAt,
  }
}

/**
 * Whether this person may do that, by the roles table.
 * @returns the person's relations; refusals: `not-bound`, `not-allowed`
 */
export function allow(
  action: ActionName,
  me: Me | null,
  about: Parameters<typeof relationsOf>[1] = {},
): Decision<{ me: Me; relations: Set<Relation> }> {
  if (!me) return refuse('not-bound')
  const relations = relationsOf(me, about)
  return may(action, relations) ? yes({ me, relations }) : refuse('not-allowed')
}
