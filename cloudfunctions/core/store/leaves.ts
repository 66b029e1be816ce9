import * as z from 'zod'
import { ActivityId, Instant, LEAVE_KINDS, MemberId } from '../contract'
import { leaveIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** Leave with its private reason, apart from the register. Id: `lv_<activity>_<member>`. */
export const leaves: Collection = {
  name: 'leaves',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'member', keys: [['memberId', 1]] },
  ],
}

export const Leave = z.object({
  _id: z.string(),
  activityId: ActivityId,
  memberId: MemberId,
  kind: z.enum(LEAVE_KINDS),
  reason: z.string(),
  askedAt: Instant,
  /** Who entered it, when not the person; then the secretary accepted the reason. */
  by: MemberId.optional(),
  /** Entered after the day had begun (domain §7 #9). */
  late: z.boolean().optional(),
  /** Said again after the day was moved (domain §7 #1); null when never needed. */
  confirmedAt: Instant.nullable(),
})
export type Leave = z.infer<typeof Leave>

export async function leaveOf(
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<Leave | null> {
  const doc = await db.get(leaves.name, leaveIdOf(activityId, memberId))
  return doc ? Leave.parse(doc) : null
}

/** Leaves of one activity. Index: activity. */
export async function leavesOf(db: Documents, activityId: string): Promise<Leave[]> {
  const found = await db.find(leaves.name, { where: { activityId }, limit: 500 })
  return found.map((doc) => Leave.parse(doc))
}

/** One person's leaves for some activities, by derived id. */
export async function leavesOfMember(
  db: Documents,
  memberId: string,
  activityIds: readonly string[],
): Promise<Leave[]> {
  if (activityIds.length === 0) return []
  const found = await db.getMany(
    leaves.name,
    activityIds.map((id) => leaveIdOf(id, memberId)),
  )
  return found.map((doc) => Leave.parse(doc))
}

/** Leave asked for; asked again, the newer reason stands, the first moment stays, and it is said again (domain §7 #1). */
export async function putLeave(tx: PointDocuments, leave: Leave): Promise<void> {
  const existing = await leaveOf(tx, leave.activityId, leave.memberId)
  const askedAt = existing?.askedAt ?? leave.askedAt
  const confirmedAt = existing ? leave.askedAt : null
  await tx.put(leaves.name, { ...leave, askedAt, confirmedAt })
}

/** Leave said again after the day was moved. */
export const confirmLeave = (
  db: Documents,
  activityId: string,
  memberId: string,
  confirmedAt: number,
): Promise<boolean> => db.patch(leaves.name, leaveIdOf(activityId, memberId), { confirmedAt })

export const withdrawLeave = (
  db: PointDocuments,
  activityId: string,
  memberId: string,
): Promise<boolean> => db.remove(leaves.name, leaveIdOf(activityId, memberId))
