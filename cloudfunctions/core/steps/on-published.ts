import type { ActionName } from '../contract'
import { isMember } from '../domain/due-list'
import { unitsOf } from '../domain/offices-held'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { branchOf } from '../store/orgs'
import { type ResolutionDoc, resolutionById } from '../store/resolutions'
import { allow, type Me, personBehind } from './person'

export type OnPublished = { resolution: ResolutionDoc; me: Me | null; leads: boolean }

/**
 * A published matter, for whoever may read it: everybody, the people of the unit, or the branch (C3.3d). Everybody else
 * is answered as if there were none.
 * @returns refusals: `resolution-unknown`, `not-bound` for a stranger who asks for what is not public
 */
export async function onPublished(
  action: ActionName,
  resolutionId: string,
  platform: Platform,
  caller: Caller,
): Promise<Decision<OnPublished>> {
  const { documents } = platform
  const [resolution, me] = await Promise.all([
    resolutionById(documents, resolutionId),
    personBehind(platform, caller),
  ])
  const scope = resolution?.readable ?? null
  if (!resolution || scope === null) return refuse('resolution-unknown')
  if (!me && scope !== 'public') return refuse('not-bound')
  const { branchId, unitId } = resolution
  const allowed = me ? allow(action, me, { branchId, unitId }) : null
  const leads = allowed?.ok === true && allowed.value.relations.has('leader')
  if (scope === 'public' || leads) return yes({ resolution, me, leads })
  const own = me?.at ?? []
  // the inside of a branch is its members' (C1.3)
  const ofBranch = me !== null && isMember(me.stage) && own.includes(branchId)
  if (ofBranch || (me && unitsOf(me.offices).includes(unitId)))
    return yes({ resolution, me, leads })
  const homes = scope === 'unit' ? await Promise.all(own.map((id) => branchOf(documents, id))) : []
  return homes.some((home) => home?.parentId === unitId)
    ? yes({ resolution, me, leads })
    : refuse('resolution-unknown')
}
