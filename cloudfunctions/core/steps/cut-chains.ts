import type { OrgId } from '../contract'
import { cutAt, type End } from '../domain/chain'
import { entryIdOf } from '../domain/identity'
import type { SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { headOf } from '../store/chain-heads'
import { endAt } from '../store/ledger-chain'

/**
 * The first place that is missing at the end of a branch's chain, or that nobody vouches for; null where nothing is
 * (C4.3d). Both are looked at in one step, so that an entry which comes meanwhile is not missing.
 * @param end the last entry as it was read
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export const cutOff = (
  documents: Documents,
  branchId: OrgId,
  end: End | null,
  keys: SealKeys | null,
): Promise<number | null> =>
  documents.transact(async (tx) => {
    const head = await headOf(tx, branchId)
    const at = cutAt(head, end, keys)
    if (at === null || !head) return at
    // added since the chain was read: then the head stands on an entry, and none is behind it
    const last = await endAt(tx, entryIdOf(branchId, head.seq))
    const beyond = await endAt(tx, entryIdOf(branchId, head.seq + 1))
    return beyond ? at : last && cutAt(head, last, keys) === null ? null : at
  })
