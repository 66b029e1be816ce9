import type { EntryId, OrgId } from '../contract'
import { cutAt, follows } from '../domain/chain'
import { entryIdOf } from '../domain/identity'
import { firstBroken, type SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { headOf } from '../store/chain-heads'
import { entriesThere } from '../store/ledger'
import { CHAIN_AT_MOST, chainOf, type StoredEntry } from '../store/ledger-chain'
import { lastNamed } from '../store/past-days'
import { cutOff } from './cut-chains'

type At = { entryId: EntryId; seq: number }

/**
 * The first of a branch's newest entries that does not fit, or the place behind the last one when the end was cut off:
 * the head of the chain or a closed record still names what is not there (C4.3d). Three questions, more where they differ.
 */
export async function brokenAt(
  documents: Documents,
  branchId: OrgId,
  keys: SealKeys,
): Promise<At | null> {
  const [chain, head, named] = await Promise.all([
    chainOf(documents, branchId),
    headOf(documents, branchId),
    lastNamed(documents, branchId),
  ])
  const faults = [firstBroken(chain, chain.length < CHAIN_AT_MOST, keys), firstStray(chain)]
  const [broken] = faults.flatMap((one) => one ?? []).sort((a, b) => a.seq - b.seq)
  if (broken) return broken
  const last = chain.at(-1) ?? null
  const cut =
    cutAt(head, last, keys) === null ? null : await cutOff(documents, branchId, last, keys)
  if (cut !== null) return { entryId: entryIdOf(branchId, cut), seq: cut }
  if (named === null || (last && named <= last._id)) return null
  // added while the chain was read
  if ((await entriesThere(documents, [named])).has(named)) return null
  const seq = (last?.seq ?? 0) + 1
  return { entryId: entryIdOf(branchId, seq), seq }
}

function firstStray(chain: readonly StoredEntry[]): At | null {
  const newest = new Map<string, EntryId>()
  for (const entry of chain) {
    if (!follows(entry, newest)) return { entryId: entry._id, seq: entry.seq }
    if (entry.activityId) newest.set(entry.activityId, entry._id)
  }
  return null
}
