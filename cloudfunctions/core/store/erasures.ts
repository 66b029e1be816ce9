import * as z from 'zod'
import { Instant, Year } from '../contract'
import { erasureIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * What was erased because its years were over: which kind, of which year, how many and when; nothing of what it said
 * (D5). Id: `era_<kind>_<year>`. These stay.
 */
export const erasures: Collection = { name: 'erasures', indexes: [] }

export const Erasure = z.object({
  _id: z.string(),
  /** Name of the collection. */
  kind: z.string(),
  year: Year,
  count: z.int().min(1),
  firstAt: Instant,
  lastAt: Instant,
})
export type Erasure = z.infer<typeof Erasure>

/** Counts what is erased, in the same transaction. */
export async function countErased(
  tx: PointDocuments,
  { kind, year, count, at }: { kind: string; year: number; count: number; at: number },
): Promise<void> {
  const _id = erasureIdOf(kind, year)
  const doc = await tx.get(erasures.name, _id)
  const before = doc ? Erasure.parse(doc) : null
  await tx.put(erasures.name, {
    _id,
    kind,
    year,
    count: (before?.count ?? 0) + count,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
  })
}

/** All there are: a few kinds a year. By id. */
export async function erasuresAll(db: Documents): Promise<Erasure[]> {
  const found = await db.find(erasures.name, {
    where: {},
    order: [['_id', 'asc']],
    limit: 1000,
  })
  return found.map((doc) => Erasure.parse(doc))
}
