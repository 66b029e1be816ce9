import type { ActionName, OrgId, Role } from '../contract'
import { appointable, isOfficeOf } from '../domain/office'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Org, orgOf } from '../store/orgs'
import { allow, personBehind } from './person'

/**
 * The organisation of an office that the caller may give and end.
 * @returns refusals: `not-bound`, `not-allowed`, `org-unknown`, `office-not-here`
 */
export async function onOffice(
  action: ActionName,
  { orgId, role }: { orgId: OrgId; role: Role },
  platform: Platform,
  caller: Caller,
): Promise<Decision<Org>> {
  const [me, org] = await Promise.all([
    personBehind(platform, caller),
    orgOf(platform.documents, orgId),
  ])
  const allowed = allow(action, me, aboutOrg(org))
  if (!allowed.ok) return allowed
  if (!org) return refuse('org-unknown', ['orgId'])
  if (!isOfficeOf(org.level, role)) return refuse('office-not-here', ['role'])
  return appointable(allowed.value.relations, org.level).includes(role)
    ? yes(org)
    : refuse('not-allowed')
}

/** A branch is led by its leaders and the unit above; a unit is the school's. */
const aboutOrg = (org: Org | null) =>
  org?.level === 'branch' ? { branchId: org._id, unitId: org.parentId } : {}
