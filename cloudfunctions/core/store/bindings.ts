import * as z from 'zod'
import { Instant, MemberId } from '../contract'
import type { PointDocuments } from '../platform/ports'
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

export async function bindingOf(db: PointDocuments, openid: string): Promise<Binding | null> {
  const doc = await db.get(bindings.name, openid)
  return doc ? Binding.parse(doc) : null
}

export const putBinding = (tx: PointDocuments, binding: Binding): Promise<void> =>
  tx.put(bindings.name, binding)

/** The name as it was put right. */
export const renameBinding = (tx: PointDocuments, openid: string, name: string): Promise<boolean> =>
  tx.patch(bindings.name, openid, { name })

export const removeBinding = (tx: PointDocuments, openid: string): Promise<boolean> =>
  tx.remove(bindings.name, openid)
