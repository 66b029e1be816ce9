import * as z from 'zod'
import { BRANCH_KINDS, Day, Instant, OrgId, UNIT_KINDS } from '../contract'
import type { Doc, Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** The school, its units and their branches, dated; an identity survives renaming (domain §3). */
export const orgs: Collection = {
  name: 'orgs',
  indexes: [
    { name: 'parent', keys: [['parentId', 1]] },
    { name: 'level', keys: [['level', 1]] },
  ],
}

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

const Span = { from: Day, to: Day.nullable() }
/** What every organisation carries; `name` is the latest of `names`. Nothing of the past is ever changed (T6). */
const Organisation = {
  name: z.string(),
  names: z.array(z.object({ name: z.string(), ...Span })),
  createdAt: Instant,
  validFrom: Day,
  /** The last day; null while it exists. */
  validTo: Day.nullable(),
  /** Organisations this one came out of, and those it went into. */
  predecessors: z.array(OrgId),
  successors: z.array(OrgId),
  /** Counts changes of what belongs here, so that two who change at the same time notice each other. */
  changes: z.int().optional(),
}

export const School = z.object({
  _id: OrgId,
  level: z.literal('school'),
  parentId: z.null(),
  ...Organisation,
})
export const Unit = z.object({
  _id: OrgId,
  level: z.literal('unit'),
  /** The latest of `kinds`: a general branch may become a committee and stays the same unit (C0.1). */
  kind: z.enum(UNIT_KINDS),
  kinds: z.array(z.object({ kind: z.enum(UNIT_KINDS), ...Span })),
  parentId: OrgId.nullable(),
  ...Organisation,
})
export const Branch = z.object({
  _id: OrgId,
  level: z.literal('branch'),
  kind: z.enum(BRANCH_KINDS),
  /** The unit above. */
  parentId: OrgId,
  /** The usual slots, oldest first; the timetable changes each term. */
  slots: z.array(z.object({ ...UsualSlot.shape, ...Span })),
  /** Groups inside the branch; members name theirs. */
  groups: z.array(z.object({ name: z.string(), ...Span })),
  ...Organisation,
})
export type School = z.infer<typeof School>
export type Unit = z.infer<typeof Unit>
export type Branch = z.infer<typeof Branch>

export type Org = School | Unit | Branch

const NamedBranch = Branch.pick({
  _id: true,
  name: true,
  kind: true,
  parentId: true,
  validFrom: true,
  validTo: true,
  createdAt: true,
})
export type NamedBranch = z.infer<typeof NamedBranch>

const orgFrom = (doc: Doc): Org =>
  doc.level === 'branch'
    ? Branch.parse(doc)
    : doc.level === 'unit'
      ? Unit.parse(doc)
      : School.parse(doc)

/** Above any real school: 600 branches were planned for (domain §3). */
const BRANCHES_AT_MOST = 1000

/** Branches of a unit, past ones too. Index: parent. */
export async function branchesOfUnit(db: Documents, unitId: string): Promise<Branch[]> {
  const found = await db.find(orgs.name, {
    where: { parentId: unitId, level: 'branch' },
    limit: 200,
  })
  return found.map((doc) => Branch.parse(doc)).sort(inOrder)
}

/** As {@link branchesOfUnit}, for several units in one question. Index: parent. */
export async function branchesOfUnits(
  db: Documents,
  unitIds: readonly string[],
): Promise<Branch[]> {
  if (unitIds.length === 0) return []
  const found = await db.find(orgs.name, {
    where: { parentId: { in: [...unitIds] }, level: 'branch' },
    limit: BRANCHES_AT_MOST,
  })
  return found.map((doc) => Branch.parse(doc)).sort(inOrder)
}

/** Every organisation of a level, past ones too. Index: level. */
export async function orgsOfLevel(db: Documents, level: Org['level']): Promise<Org[]> {
  const found = await db.find(orgs.name, { where: { level }, limit: BRANCHES_AT_MOST })
  return found.map(orgFrom).sort(inOrder)
}

/** By age, then by id: an order that never changes and ranks nobody. */
const inOrder = (a: Org, b: Org) => a.createdAt - b.createdAt || (a._id < b._id ? -1 : 1)

/** Names of all branches of the school, past ones too, without what only their own pages need. Index: level. */
export async function branchesNamed(db: Documents): Promise<NamedBranch[]> {
  const found = await db.find(orgs.name, {
    where: { level: 'branch' },
    select: Object.keys(NamedBranch.shape),
    limit: BRANCHES_AT_MOST,
  })
  return found
    .map((doc) => NamedBranch.parse(doc))
    .sort((a, b) => a.createdAt - b.createdAt || (a._id < b._id ? -1 : 1))
}

export async function orgOf(db: PointDocuments, orgId: string): Promise<Org | null> {
  const doc = await db.get(orgs.name, orgId)
  return doc ? orgFrom(doc) : null
}

/** A branch; null when the id is nobody's or a unit's. */
export async function branchOf(db: PointDocuments, branchId: string): Promise<Branch | null> {
  const doc = await db.get(orgs.name, branchId)
  return doc?.level === 'branch' ? Branch.parse(doc) : null
}

/** Organisations by id, whatever the level; missing ones are left out. */
export async function orgsByIds(db: Documents, ids: readonly string[]): Promise<Map<string, Org>> {
  const found = ids.length > 0 ? await db.getMany(orgs.name, [...new Set(ids)]) : []
  return new Map(found.map((doc) => [doc._id, orgFrom(doc)]))
}

export const putOrg = (tx: PointDocuments, org: Org): Promise<void> => tx.put(orgs.name, org)

/** Whether nothing that belongs here changed since this was read. */
export async function isAsRead(tx: PointDocuments, org: Org, more = 0): Promise<boolean> {
  const counted = (await orgOf(tx, org._id))?.changes ?? 0
  const read = org.changes ?? 0
  return counted === read || counted === read + more
}

/** Changes an organisation, and counts it. */
export const patchOrg = (
  tx: PointDocuments,
  org: Org,
  fields: Partial<Omit<Unit, '_id' | 'level'>> | Partial<Omit<Branch, '_id' | 'level'>>,
  step = 1,
): Promise<boolean> =>
  tx.patch(orgs.name, org._id, { ...fields, changes: (org.changes ?? 0) + step })
