import type { EntryId, OrgId } from '../contract'
import { type End, follows } from '../domain/chain'
import { firstBroken, type Link, type SealKeys } from '../domain/seal'
import { factsOf } from '../domain/sealed-facts'
import type { Documents } from '../platform/ports'
import { entriesAfter, type StoredEntry } from '../store/ledger-chain'
import { readOn } from './read-on'

/** Entries read at once: with registers of thirty people a page stays below the 16 MB of an answer. */
const PAGE = 1500

export type Place = { branchId: OrgId; branchName: string; seq: number; entryId: EntryId }
/** What the newest entry of a theme day says of the documents beside the ledger. */
export type Said = Place & { year: number; facts: string[] }

export type Chains = {
  /** Entries looked at. */
  entries: number
  /** The first entry of each branch that does not fit. */
  broken: Map<OrgId, Place>
  /** The last entry of each branch. */
  ends: Map<OrgId, End & { branchName: string }>
  /** By theme day. */
  said: Map<string, Said>
}

/**
 * Goes through the chains of some branches from their first entries on, or of all, a page at a time: each entry's
 * content, its place, its link to the one before, its stamp, and whether it may follow what its day has already (C4.3d).
 * Of each theme day only digests of what it says are kept.
 */
export async function readChains(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  keys: SealKeys | null,
): Promise<Chains> {
  const chains: Chains = { entries: 0, broken: new Map(), ends: new Map(), said: new Map() }
  const newest = new Map<string, EntryId>()
  let anchor: StoredEntry | null = null
  const pages = readOn(({ after, limit }) => entriesAfter(documents, after, branchIds, limit), PAGE)
  for await (const page of pages) {
    for (const chain of chainsIn(page)) {
      const [first] = chain
      if (!first || chains.broken.has(first.branchId)) continue
      const goesOn: StoredEntry | null = anchor?.branchId === first.branchId ? anchor : null
      const fault = firstBroken(goesOn ? [goesOn, ...chain] : chain, goesOn === null, keys)
      if (fault)
        chains.broken.set(first.branchId, placeOf({ ...first, ...fault, _id: fault.entryId }))
    }
    for (const entry of page) {
      const { _id, activityId, branchId, branchName, seq, digest } = entry
      chains.ends.set(branchId, { seq, digest, branchName })
      // of an entry whose years are over the day is gone as well
      if (!activityId) continue
      const broken = chains.broken.get(branchId)
      if (!follows(entry, newest) && (!broken || broken.seq > seq))
        chains.broken.set(branchId, placeOf(entry))
      newest.set(activityId, _id)
      chains.said.set(activityId, { ...placeOf(entry), year: entry.year, facts: factsOf(entry) })
    }
    chains.entries += page.length
    anchor = page.at(-1) ?? anchor
  }
  return chains
}

export const placeOf = ({
  branchId,
  branchName,
  seq,
  _id,
}: Pick<StoredEntry, 'branchId' | 'branchName' | 'seq' | '_id'>): Place => ({
  branchId,
  branchName,
  seq,
  entryId: _id,
})

/** Entries that follow each other in one branch. */
function chainsIn<E extends Link>(page: readonly E[]): E[][] {
  const chains = new Map<string, E[]>()
  for (const entry of page)
    chains.set(entry.branchId, [...(chains.get(entry.branchId) ?? []), entry])
  return [...chains.values()]
}
