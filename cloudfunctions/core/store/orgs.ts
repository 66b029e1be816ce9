import * as z from 'zod'
import { Day, Instant, OrgId } from '../contract'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/** Units and branches, dated; an identity survives renaming (domain §3). */
export const orgs: Collection = {
  name: 'orgs',
  indexes: [{ name: 'parent', keys: [['parentId', 1]] }],
}

export const UNIT_KINDS = ['unit_committee', 'general_branch', 'direct_branch'] as const
export const BRANCH_KINDS = [
  'faculty',
  'admin',
  'undergraduate',
  'graduate',
  'mixed',
  'retired',
  'joint',
  'temporary',
] as const

/** The relatively fixed day of the month, e.g. second Friday 15:00 (C2.1a). */
export const UsualSlot = z.object({
  /** 1 to 4; 5 means the last one. */
  nth: z.int().min(1).max(5),
  /** 1 Monday … 7 Sunday. */
  weekday: z.int().min(1).max(7),
  /** `HH:MM`, Asia/Shanghai. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.int().min(15).max(720),
  place: z.string(),
})
export type UsualSlot = z.infer<typeof UsualSlot>

const Dated = { validFrom: Day, validTo: Day.nullable() }

export const Unit = z.object({
  _id: OrgId,
  level: z.literal('unit'),
  kind: z.enum(UNIT_KINDS),
  name: z.string(),
  parentId: z.null(),
  createdAt: Instant,
  ...Dated,
})
export const Branch = z.object({
  _id: OrgId,
  level: z.literal('branch'),
  kind: z.enum(BRANCH_KINDS),
  name: z.string(),
  /** The unit above. */
  parentId: OrgId,
  slot: UsualSlot.nullable(),
  createdAt: Instant,
  ...Dated,
})
export type Unit = z.infer<typeof Unit>
export type Branch = z.infer<typeof Branch>

/** A branch; null when the id is nobody's or a unit's. */
export async function branchOf(db: Documents, branchId: string): Promise<Branch | null> {
  const doc = await db.get(orgs.name, branchId)
  return doc?.level === 'branch' ? Branch.parse(doc) : null
}

/** Organisations by id, both levels; missing ones are left out. */
export async function orgsByIds(
  db: Documents,
  ids: readonly string[],
): Promise<Map<string, Unit | Branch>> {
  const found = ids.length > 0 ? await db.getMany(orgs.name, [...new Set(ids)]) : []
  return new Map(
    found.map((doc) => [doc._id, doc.level === 'branch' ? Branch.parse(doc) : Unit.parse(doc)]),
  )
}
