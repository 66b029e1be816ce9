import type { ActionName, OrgId } from '../contract'
import { ledBy } from '../domain/offices-held'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Branch, branchOf } from '../store/orgs'
import { heirsOf } from './heirs'
import { allow, personBehind } from './person'

/**
 * The branch a leader, an heir's leader or the unit above asks about: the one named, or the first one led. Three stages,
 * one more for a branch that has ended (domain §7 #19).
 * @returns refusals: `not-bound`, `not-allowed`
 */
export async function branchToRead(
  action: ActionName,
  named: OrgId | undefined,
  platform: Platform,
  caller: Caller,
): Promise<Decision<Branch>> {
  const me = await personBehind(platform, caller)
  const branchId = named ?? ledBy(me?.offices ?? [])[0]
  const branch = branchId ? await branchOf(platform.documents, branchId) : null
  const heirs = await heirsOf(platform, branch)
  const about = branch ? { branchId: branch._id, unitId: branch.parentId, heirs } : {}
  const allowed = allow(action, me, about)
  if (!allowed.ok) return allowed
  return branch ? yes(branch) : refuse('not-allowed')
}
