import * as z from 'zod'
import {
  ActivityId,
  Day,
  Instant,
  MemberId,
  OrgId,
  PUBLICITY_CHANNELS,
  PublicityId,
} from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { sayOnce } from './say-once'

/**
 * Reports on a theme day in radio, press, web, new media or on the board (C4.4a). Id: `pub_<activity>_<key>`: one tap, one
 * entry. Not under the day's seal; taken away, it keeps who did so and when, and nothing of what it said.
 */
export const publicity: Collection = {
  name: 'publicity',
  indexes: [{ name: 'activity', keys: [['activityId', 1]] }],
}

export const PublicityDoc = z.object({
  _id: PublicityId,
  activityId: ActivityId,
  branchId: OrgId,
  channel: z.enum(PUBLICITY_CHANNELS),
  title: z.string(),
  link: z.string().nullable(),
  on: Day,
  by: MemberId,
  byName: z.string(),
  at: Instant,
  removed: z.object({ by: MemberId, byName: z.string(), at: Instant }).nullable(),
})
export type PublicityDoc = z.infer<typeof PublicityDoc>

/** Reports on one theme day, also those taken away, in order of their days. Index: activity. */
export async function publicityOf(db: Documents, activityId: string): Promise<PublicityDoc[]> {
  const found = await db.find(publicity.name, { where: { activityId }, limit: 200 })
  return found
    .map((doc) => PublicityDoc.parse(doc))
    .sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1))
}

export async function publicityById(db: PointDocuments, id: string): Promise<PublicityDoc | null> {
  const doc = await db.get(publicity.name, id)
  return doc ? PublicityDoc.parse(doc) : null
}

/** One tap, one entry; a repeated one meets the first. @returns whether the first says the same */
export const addPublicityOnce = (db: Documents, report: PublicityDoc): Promise<boolean> =>
  sayOnce(db, publicity.name, report, ['channel', 'title', 'link', 'on'])

/** Empties what was said, and keeps who took it away. */
export const removePublicity = (
  tx: PointDocuments,
  id: string,
  removed: NonNullable<PublicityDoc['removed']>,
): Promise<boolean> => tx.patch(publicity.name, id, { title: '', link: null, removed })
