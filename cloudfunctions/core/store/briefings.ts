import * as z from 'zod'
import { ActivityId, Day, Instant, MemberId, OrgId } from '../contract'
import { briefingIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/** What somebody missed, told afterwards by a named person. Id: `brf_<activity>_<member>`. */
export const briefings: Collection = {
  name: 'briefings',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'member', keys: [['memberId', 1]] },
    {
      name: 'briefer',
      keys: [
        ['brieferId', 1],
        ['doneAt', 1],
      ],
    },
  ],
}

export const BriefingDoc = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  theme: z.string(),
  memberId: MemberId,
  name: z.string(),
  brieferId: MemberId,
  briefer: z.string(),
  assignedBy: MemberId,
  assignedAt: Instant,
  on: Day.nullable(),
  note: z.string(),
  doneAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: MemberId.nullable(),
})
export type BriefingDoc = z.infer<typeof BriefingDoc>

export async function briefingOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<BriefingDoc | null> {
  const doc = await db.get(briefings.name, briefingIdOf(activityId, memberId))
  return doc ? BriefingDoc.parse(doc) : null
}

/** Briefings for some activities. Index: activity. */
export async function briefingsOf(
  db: Documents,
  activityIds: readonly string[],
): Promise<BriefingDoc[]> {
  if (activityIds.length === 0) return []
  const found = await db.find(briefings.name, {
    where: { activityId: { in: activityIds } },
    limit: 500,
  })
  return found.map((doc) => BriefingDoc.parse(doc))
}

/** What one person was or is to be told. Index: member. */
export async function briefingsFor(db: Documents, memberId: string): Promise<BriefingDoc[]> {
  const found = await everything(db, briefings, { memberId })
  return found.map((doc) => BriefingDoc.parse(doc))
}

/** What one person still has to tell others. Index: briefer. */
export async function briefingsOwed(db: Documents, brieferId: string): Promise<BriefingDoc[]> {
  const found = await db.find(briefings.name, { where: { brieferId, doneAt: null }, limit: 50 })
  return found.map((doc) => BriefingDoc.parse(doc))
}

export const putBriefing = (tx: PointDocuments, briefing: BriefingDoc): Promise<void> =>
  tx.put(briefings.name, briefing)
