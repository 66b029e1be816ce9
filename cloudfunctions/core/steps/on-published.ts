import type { ActionName, OrgId } from '../contract'
import { isMember } from '../domain/due-list'
import { unitsOf } from '../domain/offices-held'
import type { Relation } from '../domain/roles-table'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { branchOf } from '../store/orgs'
import { type ResolutionDoc, resolutionById } from '../store/resolutions'
import { heirsOf } from './heirs'
import { allow, type Me, personBehind } from './person'

export type OnPublished = {
  resolution: ResolutionDoc
  /** Who took over from its branch, if that has ended. */
  heirs: OrgId[]
  me: Me | null
  /** Towards its branch and unit; none of a stranger. */
  relations: ReadonlySet<Relation>
  leads: boolean
  /** Leads the branch, or is a member of it or of one it went into (C1.3). */
  inside: boolean
}

/**
 * A published matter, for whoever may read it: everybody, the people of the unit, or the branch and those it went into
 * (C3.3d, domain §7 #19). Everybody else is answered as if there were none.
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
  const heirs = me ? await heirsOf(platform, await branchOf(documents, branchId)) : []
  const allowed = me ? allow(action, me, { branchId, unitId, heirs }) : null
  const relations = allowed?.ok ? allowed.value.relations : new Set<Relation>()
  const leads = relations.has('leader')
  const own = me?.at ?? []
  // the inside of a branch is its members' (C1.3)
  const ofBranch =
    me !== null && isMember(me.stage) && own.some((id) => [branchId, ...heirs].includes(id))
  const inside = leads || ofBranch
  const found = yes({ resolution, heirs, me, relations, leads, inside })
  if (scope === 'public' || inside || (me && unitsOf(me.offices).includes(unitId))) return found
  const homes = scope === 'unit' ? await Promise.all(own.map((id) => branchOf(documents, id))) : []
  return homes.some((home) => home?.parentId === unitId) ? found : refuse('resolution-unknown')
}
