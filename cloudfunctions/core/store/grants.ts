import * as z from 'zod'
import { Instant, MESSAGE_KINDS, MemberId } from '../contract'
import { grantIdOf } from '../domain/identity'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'

/** Sends in hand: each acceptance is one message of that kind. Id: `gr_<member>_<kind>`. Not a statistic (F3). */
export const grants: Collection = { name: 'grants', indexes: [] }

export const Grant = z.object({
  _id: z.string(),
  memberId: MemberId,
  kind: z.enum(MESSAGE_KINDS),
  left: z.int().min(0),
  /** The last taps counted, so that a repeated call is not counted again. */
  keys: z.array(z.string()),
  updatedAt: Instant,
})
export type Grant = z.infer<typeof Grant>

export async function grantOf(
  db: Documents,
  memberId: string,
  kind: string,
): Promise<Grant | null> {
  const doc = await db.get(grants.name, grantIdOf(memberId, kind))
  return doc ? Grant.parse(doc) : null
}

/** The first acceptance of a kind. False when there was one already. */
export async function firstGrant(db: Documents, grant: Grant): Promise<boolean> {
  return (await db.insertOnce(grants.name, grant)).created
}

/** Changes the sends in hand while nobody else did. */
export const changeGrant = (
  db: Documents,
  grant: Pick<Grant, '_id' | 'updatedAt' | 'left'>,
  fields: { left: number; keys?: string[]; updatedAt: number },
): Promise<boolean> =>
  db.patchIf(
    grants.name,
    grant._id,
    { left: grant.left, updatedAt: grant.updatedAt },
    // two changes within one millisecond must still differ
    { ...fields, updatedAt: Math.max(fields.updatedAt, grant.updatedAt + 1) },
  )

export async function grantsByIds(db: Documents, ids: readonly string[]): Promise<Grant[]> {
  const found = ids.length > 0 ? await db.getMany(grants.name, [...new Set(ids)]) : []
  return found.map((doc) => Grant.parse(doc))
}
