import type { EntryId, OrgId } from '../contract'
import { entryIdOf } from '../domain/identity'
import { firstBroken, type Link, type SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { entriesAfter, type StoredEntry } from '../store/ledger'
import { type Newest, unheld } from './unheld-records'

/** Entries read at once: usual minutes stay far below the 16 MB of an answer (platform §5). */
const PAGE = 1000
/** Where minutes are so long that an answer is refused, fewer are asked for; below that it is another fault. */
const SMALLEST_PAGE = 100

export type Verified = {
  /** Entries looked at. */
  entries: number
  /** The first entry of each branch whose seal does not fit. */
  broken: { branchId: OrgId; branchName: string; seq: number; entryId: EntryId }[]
  /** Closed records whose newest entry is not there; an end of a chain that was cut off shows here too. */
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
  const newest: Newest = new Map()
  const heads = new Map<string, number>()
  const broken: Verified['broken'] = []
  let entries = 0
  let anchor: StoredEntry | null = null
  const pages = pagesOf(documents, branchIds)
  for (let more = true; more; ) {
    const { page, last } = await pages(anchor?._id ?? '')
    for (const chain of chainsIn(page)) {
      const [first] = chain
      if (!first || broken.some((one) => one.branchId === first.branchId)) continue
      const goesOn: StoredEntry | null = anchor?.branchId === first.branchId ? anchor : null
      const fault = firstBroken(goesOn ? [goesOn, ...chain] : chain, goesOn === null, keys)
      if (fault) broken.push({ branchId: first.branchId, branchName: first.branchName, ...fault })
    }
    for (const { _id, activityId, branchId, seq } of page) {
      heads.set(branchId, seq)
      // of an entry whose years are over the day is gone as well
      if (activityId) newest.set(activityId, _id)
    }
    entries += page.length
    anchor = page.at(-1) ?? anchor
    more = !last
  }
  const lost = await unheld(documents, branchIds, newest)
  for (const { branchId, branchName, entryId: named } of lost) {
    const seq = (heads.get(branchId) ?? 0) + 1
    const entryId = entryIdOf(branchId, seq)
    const known = broken.some((one) => one.branchId === branchId)
    if (named >= entryId && !known) broken.push({ branchId, branchName, seq, entryId })
  }
  return { entries, broken, lost: lost.length }
}

/** Reads on from an entry, in smaller pages once one was too much for an answer. */
function pagesOf(documents: Documents, branchIds: readonly OrgId[] | null) {
  let limit = PAGE
  return async (after: string): Promise<{ page: StoredEntry[]; last: boolean }> => {
    for (;;) {
      try {
        const page = await entriesAfter(documents, after, branchIds, limit)
        return { page, last: page.length < limit }
      } catch (error) {
        if (limit <= SMALLEST_PAGE) throw error
        limit = Math.ceil(limit / 3)
      }
    }
  }
}

/** Entries that follow each other in one branch. */
function chainsIn<E extends Link>(page: readonly E[]): E[][] {
  const chains = new Map<string, E[]>()
  for (const entry of page)
    chains.set(entry.branchId, [...(chains.get(entry.branchId) ?? []), entry])
  return [...chains.values()]
}
