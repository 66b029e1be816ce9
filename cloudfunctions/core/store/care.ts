import * as z from 'zod'
import { CARE_KINDS, CareId, type CareKind, Day, Instant, MemberId, OrgId } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'
import { sayOnce } from './say-once'

/**
 * Talks, visits, commendations and help (C3.5a). Id: `care_<member>_<key>`: one tap, one entry. Read by author and
 * secretary, and by the person concerned (C3.5b); in no export but the person's own. Taken away, it keeps no purpose.
 */
export const care: Collection = {
  name: 'care',
  indexes: [
    {
      name: 'branch_on',
      keys: [
        ['branchId', 1],
        ['on', -1],
      ],
    },
    {
      name: 'member_on',
      keys: [
        ['memberId', 1],
        ['on', -1],
      ],
    },
    {
      name: 'unit_kind_on',
      keys: [
        ['unitId', 1],
        ['kind', 1],
        ['on', 1],
      ],
    },
    {
      name: 'by_on',
      keys: [
        ['by', 1],
        ['on', -1],
      ],
    },
    { name: 'on', keys: [['on', 1]] },
  ],
}

export const CareDoc = z.object({
  _id: CareId,
  branchId: OrgId,
  /** The unit above on the day of writing; numbers go up to it, nothing else. */
  unitId: OrgId,
  kind: z.enum(CARE_KINDS),
  on: Day,
  memberId: MemberId,
  name: z.string(),
  purpose: z.string(),
  by: MemberId,
  byName: z.string(),
  at: Instant,
  removed: z.object({ by: MemberId, at: Instant }).nullable(),
})
export type CareDoc = z.infer<typeof CareDoc>

const YEAR_AT_MOST = 1000
const span = (year: number) => ({ gte: `${year}-01-01`, lte: `${year}-12-31` })

/** A year of some branches, newest first. Index: branch_on. */
export async function careIn(
  db: Documents,
  branchIds: readonly OrgId[],
  year: number,
): Promise<CareDoc[]> {
  const found = await db.find(care.name, {
    where: { branchId: { in: branchIds }, on: span(year), removed: null },
    order: [['on', 'desc']],
    limit: YEAR_AT_MOST,
  })
  return found.map((doc) => CareDoc.parse(doc))
}

/** A year of one author, in whatever branch it was written, newest first. Index: by_on. */
export async function careBy(db: Documents, by: MemberId, year: number): Promise<CareDoc[]> {
  const found = await db.find(care.name, {
    where: { by, on: span(year), removed: null },
    order: [['on', 'desc']],
    limit: YEAR_AT_MOST,
  })
  return found.map((doc) => CareDoc.parse(doc))
}

/** Whether somebody wrote a record that still stands. Index: by_on. */
export const wroteCare = async (db: Documents, by: MemberId): Promise<boolean> =>
  (await db.find(care.name, { where: { by, removed: null }, limit: 1, select: ['on'] })).length > 0

/** What is kept about one person, newest first. Index: member_on. */
export async function careAbout(db: Documents, memberId: string): Promise<CareDoc[]> {
  const found = await everything(db, care, { memberId, removed: null })
  return found.map((doc) => CareDoc.parse(doc)).sort((a, b) => b.on.localeCompare(a.on))
}

/** How many of a kind in a unit's year. Index: unit_kind_on. */
export const countCare = (
  db: Documents,
  of: { unitId: string; kind: CareKind; year: number },
): Promise<number> =>
  db.count(care.name, { unitId: of.unitId, kind: of.kind, on: span(of.year), removed: null })

export async function careById(db: PointDocuments, id: string): Promise<CareDoc | null> {
  const doc = await db.get(care.name, id)
  return doc ? CareDoc.parse(doc) : null
}

/** One tap, one entry; a repeated one meets the first. @returns whether the first says the same */
export const addCareOnce = (db: Documents, doc: CareDoc): Promise<boolean> =>
  sayOnce(db, care.name, doc, ['kind', 'on', 'purpose'])

/** Empties the purpose, and keeps who took the record away. */
export const removeCare = (
  tx: PointDocuments,
  id: string,
  removed: NonNullable<CareDoc['removed']>,
): Promise<boolean> => tx.patch(care.name, id, { purpose: '', removed })
