import type { Instant, OrgId } from '../contract'
import { cutAt } from '../domain/chain'
import { entryIdOf } from '../domain/identity'
import type { SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { headsOf } from '../store/chain-heads'
import { cutOff } from './cut-chains'
import { type Chains, type Place, placeOf, readChains } from './read-chains'
import { unlikeDays } from './unlike-days'

export type Verified = {
  /** Entries looked at. */
  entries: number
  /** The first entry of each branch that does not fit, or the first place missing at its end. */
  broken: Place[]
  /** Closed records whose newest entry is not there; an end of a chain that was cut off shows here too. */
  lost: number
  /** The newest entries of closed records whose documents beside the ledger say something else. */
  unlike: Place[]
}

/**
 * Verifies the ledger of some branches, or of the whole school: the seals of each entry, where each chain ends, and
 * whether what stands beside the ledger says the same (C4.3d). Pages of constant size; of each record digests are kept.
 * @param branchIds null for all
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export async function verifyLedger(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  { keys, now }: { keys: SealKeys | null; now: Instant },
): Promise<Verified> {
  const chains = await readChains(documents, branchIds, keys)
  await findCuts(documents, branchIds, { chains, keys })
  const { unlike, lost } = await unlikeDays(documents, branchIds, chains.said, now)
  for (const { branchId, branchName, entryId: named } of lost) {
    const place = behind(chains, branchId, branchName)
    const isBeyond = named !== null && named >= place.entryId
    if (isBeyond && !chains.broken.has(branchId)) chains.broken.set(branchId, place)
  }
  return {
    entries: chains.entries,
    broken: [...chains.broken.values()],
    lost: lost.length,
    unlike: unlike
      .flatMap((id) => {
        const said = chains.said.get(id)
        return said ? placeOf({ ...said, _id: said.entryId }) : []
      })
      .sort((a, b) => (a.entryId < b.entryId ? -1 : 1)),
  }
}

/** The place behind the last entry of a branch. */
function behind({ ends }: Chains, branchId: OrgId, branchName: string): Place {
  const seq = (ends.get(branchId)?.seq ?? 0) + 1
  return { branchId, branchName, seq, entryId: entryIdOf(branchId, seq) }
}

/** Ends of chains that are not where their heads say. */
async function findCuts(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  { chains, keys }: { chains: Chains; keys: SealKeys | null },
): Promise<void> {
  const heads = new Map((await headsOf(documents, branchIds)).map((head) => [head._id, head]))
  for (const branchId of new Set([...heads.keys(), ...chains.ends.keys()])) {
    const [head, end] = [heads.get(branchId) ?? null, chains.ends.get(branchId) ?? null]
    if (chains.broken.has(branchId) || cutAt(head, end, keys) === null) continue
    const seq = await cutOff(documents, branchId, end, keys)
    if (seq === null) continue
    const branchName = end?.branchName ?? head?.branchName ?? ''
    chains.broken.set(branchId, { branchId, branchName, seq, entryId: entryIdOf(branchId, seq) })
  }
}
