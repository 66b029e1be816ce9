import * as z from 'zod'
import { OrgId } from '../contract'
import type { ChainHead } from '../domain/chain'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * How far the chain of each branch goes, written in the same step as its newest entry (C4.3d). Id: the branch's. These
 * stay, as the places of the chain do.
 */
export const chainHeads: Collection = { name: 'chain_heads', indexes: [] }

/** As it is stored: its seal covers every field. */
export const Head = z.looseObject({
  _id: OrgId,
  branchName: z.string(),
  seq: z.int(),
  last: z.string(),
  digest: z.string(),
  stamp: z.string(),
}) satisfies z.ZodType<ChainHead>

/** What somebody tore apart is none. */
const parsed = (doc: unknown): ChainHead | null => Head.safeParse(doc).data ?? null

export async function headOf(db: PointDocuments, branchId: OrgId): Promise<ChainHead | null> {
  return parsed(await db.get(chainHeads.name, branchId))
}

/**
 * Of some branches, or of all; a school has some hundreds.
 * @param branchIds null for all
 */
export async function headsOf(
  db: Documents,
  branchIds: readonly OrgId[] | null,
): Promise<ChainHead[]> {
  const found = await db.findMany(chainHeads.name, {
    where: branchIds ? { _id: { in: branchIds } } : {},
    limit: 10_000,
  })
  return found.flatMap((doc) => parsed(doc) ?? [])
}

export const putHead = (tx: PointDocuments, head: ChainHead): Promise<void> =>
  tx.put(chainHeads.name, head)
