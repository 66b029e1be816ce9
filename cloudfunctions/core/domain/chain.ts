import type { EntryId, OrgId } from '../contract'
import { GENESIS, isWhole, type SealKeys, sealEntry } from './seal'

/** What a chain says beyond the seals of its entries: where it ends, and which entry is about which theme day. */

/** An entry as the last of its chain. */
export type End = { seq: number; digest: string }

/** How far a branch's chain goes, under a stamp: whoever cuts its end off cannot make it say less (C4.3d). */
export type ChainHead = {
  /** The branch's id. */
  _id: OrgId
  branchName: string
  seq: number
  /** Digest of that entry. */
  last: string
  digest: string
  stamp: string
}

export const headAt = (
  { branchId, branchName, seq, digest }: End & { branchId: OrgId; branchName: string },
  keys: SealKeys,
): ChainHead => sealEntry({ _id: branchId, branchName, seq, last: digest }, keys)

/**
 * The place of the next entry and the digest it is linked to. The head counts, so that a place whose entry was taken
 * away is not filled again. Behind an entry that no head knows others may have stood: one place stays free, and the
 * verification names it.
 */
export function placeAfter(
  head: ChainHead | null,
  end: End | null,
  keys: SealKeys,
): { seq: number; previous: string } {
  const known = head && isWhole(head, keys) ? head : null
  if (known && known.seq >= (end?.seq ?? 0)) return { seq: known.seq + 1, previous: known.last }
  return end ? { seq: end.seq + 2, previous: end.digest } : { seq: 1, previous: GENESIS }
}

/**
 * The first place that is missing at the end of a chain, or that nobody vouches for; null when the head stands on the
 * last entry.
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export function cutAt(
  head: ChainHead | null,
  end: End | null,
  keys: SealKeys | null,
): number | null {
  if (!head && !end) return null
  const known = head && isWhole(head, keys) ? head : null
  return known && known.seq === end?.seq && known.last === end.digest ? null : (end?.seq ?? 0) + 1
}

type OfDay = { _id: EntryId; activityId: string; addition?: { of: EntryId } }

/**
 * Whether an entry may follow those that its chain holds about the same theme day: a record is closed once, and
 * everything later is added to the newest (C2.0f, C4.3d).
 * @param newest the newest entry before it of each theme day; none where its years are over
 */
export function follows(
  { activityId, addition }: OfDay,
  newest: ReadonlyMap<string, EntryId>,
): boolean {
  const before = newest.get(activityId)
  return before === undefined || addition?.of === before
}
