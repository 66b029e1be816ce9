import * as z from 'zod'
import {
  ActivityId,
  ContentItem,
  Instant,
  MemberId,
  MODES,
  Month,
  NOTICE_VERDICTS,
  OrgId,
  STAGES,
  STANDINGS,
} from '../contract'
import type { Collection } from './collection'

/** Theme days. The due list is frozen inside, so that registering needs no other question (C2.3c). */
export const activities: Collection = {
  name: 'activities',
  indexes: [
    {
      name: 'branch_start',
      keys: [
        ['branchId', 1],
        ['startsAt', -1],
      ],
    },
    { name: 'start', keys: [['startsAt', 1]] },
    { name: 'invited', keys: [['invited', 1]] },
  ],
}

/** One person on the list as they stood when it was frozen. */
export const Listed = z.object({
  memberId: MemberId,
  name: z.string(),
  stage: z.enum(STAGES),
  group: z.string().nullable(),
  standing: z.enum(STANDINGS),
})
export type Listed = z.infer<typeof Listed>

export const Activity = z.object({
  _id: ActivityId,
  branchId: OrgId,
  branchName: z.string(),
  month: Month,
  theme: z.string(),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  notice: z.object({
    at: Instant,
    leadDays: z.int(),
    verdict: z.enum(NOTICE_VERDICTS),
    reason: z.string().optional(),
  }),
  roster: z.array(Listed),
  /** When the due list became final; null before the register opens. */
  frozenAt: Instant.nullable(),
  /** Ids of invited people, as in `roster`; kept apart for the index. */
  invited: z.array(MemberId),
  recorderId: MemberId.nullable(),
  cancelled: z.object({ at: Instant, reason: z.string() }).nullable(),
  sealedAt: Instant.nullable(),
  postedBy: MemberId,
  postedAt: Instant,
  /** The rules of that day apply (C0.2). */
  regulationVersion: z.string(),
})
export type Activity = z.infer<typeof Activity>
