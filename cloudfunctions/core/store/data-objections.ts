import * as z from 'zod'
import { DATA_MATTERS, DataObjectionId, Instant, MemberId, OrgId } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'
import { sayOnce } from './say-once'

/** "What is stored about me is wrong", and the answer (C3.5b). Id: `dob_<member>_<key>`: one tap, one entry. */
export const dataObjections: Collection = {
  name: 'data_objections',
  indexes: [
    { name: 'member', keys: [['memberId', 1]] },
    {
      name: 'open',
      keys: [
        ['branchId', 1],
        ['answeredAt', 1],
      ],
    },
    { name: 'at', keys: [['at', 1]] },
  ],
}

export const DataObjectionDoc = z.object({
  _id: DataObjectionId,
  branchId: OrgId,
  memberId: MemberId,
  name: z.string(),
  about: z.enum(DATA_MATTERS),
  text: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: MemberId.nullable(),
})
export type DataObjectionDoc = z.infer<typeof DataObjectionDoc>

/** One person's, newest first. Index: member. */
export async function dataObjectionsBy(
  db: Documents,
  memberId: string,
): Promise<DataObjectionDoc[]> {
  const found = await everything(db, dataObjections, { memberId })
  return found.map((doc) => DataObjectionDoc.parse(doc)).sort((a, b) => b.at - a.at)
}

/** Of some branches, the unanswered ones first, then the newest. Index: open. */
export async function dataObjectionsIn(
  db: Documents,
  branchIds: readonly string[],
): Promise<DataObjectionDoc[]> {
  const ask = (where: Parameters<Documents['find']>[1]['where']) =>
    db.find(dataObjections.name, {
      where: { branchId: { in: branchIds }, ...where },
      order: [['answeredAt', 'desc']],
      limit: 50,
    })
  const [open, answered] = await Promise.all([
    ask({ answeredAt: null }),
    ask({ answeredAt: { gt: 0 } }),
  ])
  return [...open, ...answered].map((doc) => DataObjectionDoc.parse(doc))
}

/** Of some branches, what nobody has answered. Index: open. */
export async function dataObjectionsOpen(
  db: Documents,
  branchIds: readonly string[],
  limit = 50,
): Promise<DataObjectionDoc[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, answeredAt: null }
  const found = await db.find(dataObjections.name, { where, limit })
  return found.map((doc) => DataObjectionDoc.parse(doc))
}

export async function dataObjectionById(
  db: PointDocuments,
  id: string,
): Promise<DataObjectionDoc | null> {
  const doc = await db.get(dataObjections.name, id)
  return doc ? DataObjectionDoc.parse(doc) : null
}

/** One tap, one entry; a repeated one meets the first. @returns whether the first says the same */
export const objectToDataOnce = (db: Documents, doc: DataObjectionDoc): Promise<boolean> =>
  sayOnce(db, dataObjections.name, doc, ['branchId', 'about', 'text'])

export const answerDataObjection = (
  tx: PointDocuments,
  id: string,
  answered: { answer: string; answeredAt: number; answeredBy: string },
): Promise<boolean> => tx.patch(dataObjections.name, id, answered)
