import * as z from 'zod'
import { Day, MemberId, OrgId, ROLES } from '../contract'
import type { Documents } from '../platform/ports'
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
