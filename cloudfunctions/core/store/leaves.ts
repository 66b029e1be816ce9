import * as z from 'zod'
import { ActivityId, Instant, LEAVE_KINDS, MemberId } from '../contract'
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
})
export type Leave = z.infer<typeof Leave>
