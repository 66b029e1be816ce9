import * as z from 'zod'
import { Instant, MemberId } from '../contract'
import type { Collection } from './collection'

/** One WeChat, one person. The id is the openid, so the platform itself keeps it unique. */
export const bindings: Collection = { name: 'bindings', indexes: [] }

export const Binding = z.object({
  _id: z.string(),
  memberId: MemberId,
  name: z.string(),
  boundAt: Instant,
})
export type Binding = z.infer<typeof Binding>
