import type { OrgId } from '../contract'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Org, orgsByIds } from '../store/orgs'
import { allow, personBehind } from './person'

/**
 * The organisations somebody wants to change. Officers of a unit change its own branches; the school changes units, and
 * branches too.
 * @returns in the order asked; refusals: `not-bound`, `not-allowed`, `org-unknown`
 */
export async function orgsToChange(
  ids: readonly OrgId[],
  platform: Platform,
  caller: Caller,
): Promise<Decision<Org[]>> {
  const [me, found] = await Promise.all([
    personBehind(platform, caller),
    orgsByIds(platform.documents, ids),
  ])
  const above = new Set(ids.map((id) => unitAbove(found.get(id))))
  const [unitId] = above
  const allowed = allow('org.change', me, above.size === 1 && unitId ? { unitId } : {})
  if (!allowed.ok) return allowed
  const orgs = ids.flatMap((id) => found.get(id) ?? [])
  return orgs.length === ids.length ? yes(orgs) : refuse('org-unknown')
}

const unitAbove = (org: Org | undefined): OrgId | null =>
  org?.level === 'branch' ? org.parentId : null
