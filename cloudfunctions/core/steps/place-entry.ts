import type { OrgId } from '../contract'
import { headAt, placeAfter } from '../domain/chain'
import type { SealKeys } from '../domain/seal'
import type { Documents, PointDocuments } from '../platform/ports'
import { headOf, putHead } from '../store/chain-heads'
import { type LedgerEntry, putEntry } from '../store/ledger'
import { endOf } from '../store/ledger-chain'

/** The place behind the end of a branch's chain (C4.3d), in one stage. */
export async function nextPlace(
  documents: Documents,
  branchId: OrgId,
  keys: SealKeys,
): Promise<{ seq: number; previous: string }> {
  const [head, end] = await Promise.all([headOf(documents, branchId), endOf(documents, branchId)])
  return placeAfter(head, end, keys)
}

/** Writes an entry, and with it how far its chain goes now. */
export async function placeEntry(
  tx: PointDocuments,
  entry: LedgerEntry,
  keys: SealKeys,
): Promise<void> {
  await putEntry(tx, entry)
  await putHead(tx, headAt(entry, keys))
}
