import * as z from 'zod'
import { ActivityId, Instant, MemberId, OrgId, STANDINGS } from '../contract'
import { lateCodeIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * Codes that were scanned without network and sent late. They stand beside the register until the recorder agrees. Id:
 * `off_<activity>_<member>`: sent twice, waiting once.
 */
export const lateCodes: Collection = {
  name: 'late_codes',
  indexes: [{ name: 'activity', keys: [['activityId', 1]] }],
}

export const LateCode = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  late: z.boolean(),
  /** The moment its seal proves. */
  scannedAt: Instant,
  sentAt: Instant,
  /** What the recorder said; null while it waits. */
  settled: z.object({ at: Instant, by: MemberId, wasThere: z.boolean() }).nullable(),
})
export type LateCode = z.infer<typeof LateCode>

export async function lateCodeOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<LateCode | null> {
  const doc = await db.get(lateCodes.name, lateCodeIdOf(activityId, memberId))
  return doc ? LateCode.parse(doc) : null
}

/** A person's codes at some activities that wait for the recorder's word, by derived id. */
export async function lateCodesWaiting(
  db: Documents,
  memberId: string,
  activityIds: readonly string[],
): Promise<LateCode[]> {
  if (activityIds.length === 0) return []
  const ids = activityIds.map((id) => lateCodeIdOf(id, memberId))
  const found = await db.getMany(lateCodes.name, ids)
  return found.map((doc) => LateCode.parse(doc)).filter((one) => one.settled === null)
}

/** Whether a code of one of these activities waits for the recorder's word. Index: activity. */
export const hasCodesWaiting = async (
  db: Documents,
  activityIds: readonly string[],
): Promise<boolean> => {
  const where = { activityId: { in: [...activityIds] }, settled: null }
  return (await db.count(lateCodes.name, where)) > 0
}

/** Codes of an activity sent late, settled ones too. Index: activity. */
export async function lateCodesOf(db: Documents, activityId: string): Promise<LateCode[]> {
  const found = await db.find(lateCodes.name, { where: { activityId }, limit: 500 })
  return found.map((doc) => LateCode.parse(doc))
}

/** The first sending stays. One write. */
export async function waitOnce(db: Documents, code: LateCode): Promise<LateCode> {
  const result = await db.insertOnce(lateCodes.name, code)
  return result.created ? code : LateCode.parse(result.existing)
}

export const settle = (
  tx: PointDocuments,
  { _id }: LateCode,
  settled: NonNullable<LateCode['settled']>,
): Promise<boolean> => tx.patch(lateCodes.name, _id, { settled })
