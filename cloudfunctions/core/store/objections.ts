import * as z from 'zod'
import { ActivityId, Instant, MemberId, OrgId } from '../contract'
import { objectionIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/** "My state on the register is wrong", and the answer (C3.5b). Id: `obj_<activity>_<member>`. */
export const objections: Collection = {
  name: 'objections',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'member', keys: [['memberId', 1]] },
    {
      name: 'open',
      keys: [
        ['branchId', 1],
        ['answeredAt', 1],
      ],
    },
  ],
}

export const ObjectionDoc = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  theme: z.string(),
  memberId: MemberId,
  name: z.string(),
  text: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: MemberId.nullable(),
})
export type ObjectionDoc = z.infer<typeof ObjectionDoc>

export async function objectionOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<ObjectionDoc | null> {
  const doc = await db.get(objections.name, objectionIdOf(activityId, memberId))
  return doc ? ObjectionDoc.parse(doc) : null
}

/** Objections about one activity. Index: activity. */
export async function objectionsOf(db: Documents, activityId: string): Promise<ObjectionDoc[]> {
  const found = await db.find(objections.name, { where: { activityId }, limit: 200 })
  return found.map((doc) => ObjectionDoc.parse(doc))
}

/** One person's objections. Index: member. */
export async function objectionsBy(db: Documents, memberId: string): Promise<ObjectionDoc[]> {
  const found = await everything(db, objections, { memberId })
  return found.map((doc) => ObjectionDoc.parse(doc))
}

/** Objections of some branches that nobody has answered. Index: open. */
export async function objectionsOpen(
  db: Documents,
  branchIds: readonly string[],
  limit = 50,
): Promise<ObjectionDoc[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, answeredAt: null }
  const found = await db.find(objections.name, { where, limit })
  return found.map((doc) => ObjectionDoc.parse(doc))
}

export const putObjection = (tx: PointDocuments, objection: ObjectionDoc): Promise<void> =>
  tx.put(objections.name, objection)
