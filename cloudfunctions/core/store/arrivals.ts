import * as z from 'zod'
import { ActivityId, ARRIVAL_METHODS, Instant, MemberId, OrgId, STANDINGS } from '../contract'
import type { Collection } from './collection'

/** The arrival register. Id: `att_<activity>_<member>`: scan twice, arrive once. */
export const arrivals: Collection = {
  name: 'arrivals',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    {
      name: 'member_at',
      keys: [
        ['memberId', 1],
        ['at', -1],
      ],
    },
  ],
}

export const ArrivalDoc = z.object({
  _id: z.string(),
  activityId: ActivityId,
  branchId: OrgId,
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  at: Instant,
  late: z.boolean(),
  method: z.enum(ARRIVAL_METHODS),
  /** Who wrote it: the person, or the recorder who ticked. */
  by: MemberId,
  note: z.string().optional(),
})
export type ArrivalDoc = z.infer<typeof ArrivalDoc>
