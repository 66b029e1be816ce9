import * as z from 'zod'
import { ActivityId, Instant, MESSAGE_KINDS, MemberId, OrgId } from '../contract'
import type { Collection } from './collection'

/**
 * The outbox: who is owed which message. A record is made in the same step as the fact that causes it;
 * sending is separate. Id: `msg_<kind>_<subject>_<member>`: owed once, sent once.
 */
export const messages: Collection = {
  name: 'messages',
  indexes: [
    {
      name: 'state_due',
      keys: [
        ['state', 1],
        ['dueAt', 1],
      ],
    },
    { name: 'activity', keys: [['activityId', 1]] },
  ],
}

/**
 * owed → sending → sent, or → unreachable (no send in hand, no WeChat, refused by the platform), or → told
 * (somebody told the person by phone or in person, which is equal).
 */
export const MESSAGE_STATES = ['owed', 'sending', 'sent', 'unreachable', 'told'] as const

export const Message = z.object({
  _id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  memberId: MemberId,
  branchId: OrgId,
  activityId: ActivityId.nullable(),
  /** Facts of the text by name (theme, time, place, …); the template maps names to keyword keys. */
  facts: z.record(z.string(), z.string()),
  page: z.string(),
  state: z.enum(MESSAGE_STATES),
  /** Not before this instant. */
  dueAt: Instant,
  settledAt: Instant.nullable(),
  /** WeChat's errcode or our own word when unreachable. */
  why: z.string().nullable(),
})
export type Message = z.infer<typeof Message>
