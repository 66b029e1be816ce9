import * as z from 'zod'
import { Day, MemberId, OrgId, ROLES } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** Who holds which office where, dated; permissions are the union (domain §3). Id: `role_<member>_<org>_<role>_<from>`. */
export const roles: Collection = {
  name: 'roles',
  indexes: [
    { name: 'member', keys: [['memberId', 1]] },
    { name: 'org', keys: [['orgId', 1]] },
  ],
}

export const RoleHeld = z.object({
  _id: z.string(),
  memberId: MemberId,
  orgId: OrgId,
  role: z.enum(ROLES),
  from: Day,
  to: Day.nullable(),
})
export type RoleHeld = z.infer<typeof RoleHeld>

/** Offices of one person, past ones too. Index: member. */
export async function officesOf(db: Documents, memberId: string): Promise<RoleHeld[]> {
  const found = await db.find(roles.name, { where: { memberId }, limit: 50 })
  return found.map((doc) => RoleHeld.parse(doc))
}

/** Offices of one organisation, past ones too. Index: org. */
export async function officesIn(db: Documents, orgId: string): Promise<RoleHeld[]> {
  const found = await db.find(roles.name, { where: { orgId }, limit: 200 })
  return found.map((doc) => RoleHeld.parse(doc))
}

/** As {@link officesIn}, for several organisations in one question. Index: org. */
export async function officesInAny(db: Documents, orgIds: readonly string[]): Promise<RoleHeld[]> {
  if (orgIds.length === 0) return []
  const found = await db.find(roles.name, {
    where: { orgId: { in: [...orgIds] } },
    limit: 1000,
  })
  return found.map((doc) => RoleHeld.parse(doc))
}

/** Offices of several people, past ones too. Index: member. */
export async function officesOfPeople(
  db: Documents,
  memberIds: readonly string[],
): Promise<RoleHeld[]> {
  if (memberIds.length === 0) return []
  const found = await db.find(roles.name, {
    where: { memberId: { in: [...memberIds] } },
    limit: 1000,
  })
  return found.map((doc) => RoleHeld.parse(doc))
}

export async function officeOf(tx: PointDocuments, officeId: string): Promise<RoleHeld | null> {
  const doc = await tx.get(roles.name, officeId)
  return doc ? RoleHeld.parse(doc) : null
}

export const putOffice = (tx: PointDocuments, office: RoleHeld): Promise<void> =>
  tx.put(roles.name, office)

/** `to` is the last day; the midnight after it ends what the office permits. */
export const endOffice = (tx: PointDocuments, officeId: string, to: Day): Promise<boolean> =>
  tx.patch(roles.name, officeId, { to })
