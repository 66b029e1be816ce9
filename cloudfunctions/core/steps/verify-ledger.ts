import type { EntryId, OrgId } from '../contract'
import { firstBroken, type Link, type SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { CHAIN_PAGE, entriesAfter, type StoredEntry } from '../store/ledger'
import { sealedIn } from '../store/past-days'

export type Verified = {
  /** Entries looked at. */
  entries: number
  /** The first entry of each branch whose seal does not fit. */
  broken: { branchId: OrgId; branchName: string; seq: number; entryId: EntryId }[]
  /** Closed records that no entry is kept of; an end of a chain that was cut off shows here. */
  lost: number
}

/**
 * Goes through the chains of some branches from their first entries on, or of the whole school, a page at a time in
 * constant memory: each entry's content, its place, its link to the one before and its stamp (C4.3d).
 * @param branchIds null for all
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export async function verifyLedger(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  keys: SealKeys | null,
): Promise<Verified> {
  const closed = await sealedIn(documents, branchIds)
  const recorded = new Set<string>()
  const broken: Verified['broken'] = []
  let entries = 0
  let anchor: StoredEntry | null = null
  for (;;) {
    const page = await entriesAfter(documents, anchor?._id ?? '', branchIds)
    for (const chain of chainsIn(page)) {
      const [first] = chain
      if (!first || broken.some((one) => one.branchId === first.branchId)) continue
      const goesOn: StoredEntry | null = anchor?.branchId === first.branchId ? anchor : null
      const fault = firstBroken(goesOn ? [goesOn, ...chain] : chain, goesOn === null, keys)
      if (fault) broken.push({ branchId: first.branchId, branchName: first.branchName, ...fault })
    }
    // of an entry whose years are over the day is gone as well
    for (const { activityId } of page) if (activityId) recorded.add(activityId)
    entries += page.length
    anchor = page.at(-1) ?? anchor
    if (page.length < CHAIN_PAGE) break
  }
  return { entries, broken, lost: Math.max(0, closed - recorded.size) }
}

/** Entries that follow each other in one branch. */
function chainsIn<E extends Link>(page: readonly E[]): E[][] {
  const chains = new Map<string, E[]>()
  for (const entry of page)
    chains.set(entry.branchId, [...(chains.get(entry.branchId) ?? []), entry])
  return [...chains.values()]
}
