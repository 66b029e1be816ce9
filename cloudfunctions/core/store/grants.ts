import * as z from 'zod'
import { Instant, MESSAGE_KINDS, MemberId } from '../contract'
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
