import type { ActionName } from '../contract'
import { dayOf, validOn } from '../domain/calendar'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { orgOf, type School, type Unit } from '../store/orgs'
import { allow, type Me, personBehind } from './person'

/**
 * The unit or the school for which somebody in office there sets something for all branches below.
 * @returns refusals: `not-bound`, `not-allowed`, `org-unknown`, `org-ended`
 */
export async function standingOrg(
  action: ActionName,
  orgId: string,
  platform: Platform,
  caller: Caller,
): Promise<Decision<{ me: Me; org: Unit | School }>> {
  const { documents, now } = platform
  const [me, org] = await Promise.all([personBehind(platform, caller), orgOf(documents, orgId)])
  const allowed = allow(action, me, { unitId: orgId })
  if (!allowed.ok) return allowed
  if (!org || org.level === 'branch') return refuse('org-unknown', ['orgId'])
  const lives = validOn({ from: org.validFrom, to: org.validTo }, dayOf(now))
  return lives ? yes({ me: allowed.value.me, org }) : refuse('org-ended', ['orgId'])
}
