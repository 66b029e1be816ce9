import type { EntryId, OrgId } from '../contract'
import { entryIdOf } from '../domain/identity'
import { firstBroken, type SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { CHAIN_AT_MOST, chainOf, entriesThere } from '../store/ledger'
import { lastNamed } from '../store/past-days'

/**
 * The first of a branch's newest entries whose seal does not fit, or the place behind the last one when the end was cut
 * off: a closed record still names what is not there (C4.3d). Two questions, one more where they differ.
 */
export async function brokenAt(
  documents: Documents,
  branchId: OrgId,
  keys: SealKeys,
): Promise<{ entryId: EntryId; seq: number } | null> {
  const [chain, named] = await Promise.all([
    chainOf(documents, branchId),
    lastNamed(documents, branchId),
  ])
  const broken = firstBroken(chain, chain.length < CHAIN_AT_MOST, keys)
  const last = chain.at(-1)
  if (broken || named === null || (last && named <= last._id)) return broken
  // added while the chain was read
  if ((await entriesThere(documents, [named])).has(named)) return null
  const seq = (last?.seq ?? 0) + 1
  return { entryId: entryIdOf(branchId, seq), seq }
}
