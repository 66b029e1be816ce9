import type { Me as MeCard, OrgId, School, TemplateCard } from '../contract'
import { orgName } from '../domain/activity-card'
import type { Platform } from '../platform/ports'
import { type Org, orgsByIds } from '../store/orgs'
import type { Settings } from '../store/settings'
import type { Me } from './person'

export const schoolCard = (settings: Settings): School => ({
  name: settings.schoolName,
  responsibleUnit: settings.responsibleUnit,
  filingNumber: settings.filingNumber,
  feedbackContact: settings.feedbackContact,
})

/** What the phone keeps to ask for messages (platform §1.2). */
export const templateCards = ({ templates }: Settings): TemplateCard[] =>
  templates.map(({ kind, templateId }) => ({ kind, templateId }))

export type Orgs = ReadonlyMap<OrgId, Org>

/** The organisations a person's page names: the own branch with its unit, and those of the offices. */
export async function orgsAround(platform: Platform, me: Me): Promise<Orgs> {
  const near = await orgsByIds(platform.documents, [
    me.branchId,
    ...me.offices.map((office) => office.orgId),
  ])
  const parentId = near.get(me.branchId)?.parentId
  if (!parentId || near.has(parentId)) return near
  return new Map([...near, ...(await orgsByIds(platform.documents, [parentId]))])
}

/** Who the caller is, with names of organisations. @throws Error when the own branch or unit is missing */
export function meCard(me: Me, orgs: Orgs, leads: readonly OrgId[]): MeCard {
  const named = (id: OrgId | null) => {
    const org = orgs.get(id ?? '')
    if (!org) throw new Error(`the organisation ${id} is missing`)
    return orgName(org)
  }
  return {
    memberId: me._id,
    name: me.name,
    stage: me.stage,
    branch: named(me.branchId),
    unit: named(orgs.get(me.branchId)?.parentId ?? null),
    roles: me.offices.map((office) => ({ role: office.role, org: named(office.orgId) })),
    leads: leads.map(named),
  }
}
