import type { ActionName, OrgId } from '../contract'
import { ledBy } from '../domain/offices-held'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Branch, branchOf } from '../store/orgs'
import { allow, personBehind } from './person'

/**
 * The branch a leader asks about: the one named, or the first one led. Two stages.
 * @returns refusals: `not-bound`, `not-allowed`, `org-unknown`
 */
export async function branchLed(
  action: ActionName,
  named: OrgId | undefined,
  platform: Platform,
  caller: Caller,
): Promise<Decision<Branch>> {
  const me = await personBehind(platform, caller)
  const branchId = named ?? ledBy(me?.offices ?? [])[0]
  const allowed = allow(action, me, branchId ? { branchId } : {})
  if (!allowed.ok || !branchId) return allowed.ok ? refuse('not-allowed') : allowed
  const branch = await branchOf(platform.documents, branchId)
  return branch ? yes(branch) : refuse('org-unknown', ['branchId'])
}
