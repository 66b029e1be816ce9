import type { EntryId, OrgId } from '../contract'
import type { Documents } from '../platform/ports'
import { entriesThere } from '../store/ledger'
import { countNaming, type Sealed, sealedAfter, sealedIn } from '../store/past-days'

/** The newest entry of each theme day that the chains hold. */
export type Newest = Map<string, EntryId>
/** Entries asked about at once: a few hundred kB. Where so many are refused, fewer are asked about. */
const AT_ONCE = 8000
const FEWEST = 500

/**
 * Closed records whose newest entry the chains do not hold, or which name another one: the end of a chain may be cut
 * off, and nothing that is left of it tells so (C4.3d). Two questions where all is well; record by record where it is not.
 * @param newest as it was read; what was added since is there
 */
export async function unheld(
  documents: Documents,
  branchIds: readonly OrgId[] | null,
  newest: Newest,
): Promise<Sealed[]> {
  const [closed, held] = await Promise.all([
    sealedIn(documents, branchIds),
    countHeld(documents, [...newest.values()], AT_ONCE),
  ])
  if (closed <= held) return []
  const found: Sealed[] = []
  for (let after: string | null = ''; after !== null; ) {
    const { page, next }: Awaited<ReturnType<typeof sealedAfter>> = await sealedAfter(
      documents,
      after,
      branchIds,
    )
    const other = page.filter((one) => newest.get(one._id) !== one.entryId)
    const there = await entriesThere(
      documents,
      other.map((one) => one.entryId),
    )
    for (const one of other) {
      const isOlder = one.entryId < (newest.get(one._id) ?? '')
      if (isOlder || !there.has(one.entryId)) found.push(one)
    }
    after = next
  }
  return found
}

async function countHeld(
  documents: Documents,
  ids: readonly EntryId[],
  atOnce: number,
): Promise<number> {
  let held = 0
  try {
    for (let i = 0; i < ids.length; i += atOnce)
      held += await countNaming(documents, ids.slice(i, i + atOnce))
    return held
  } catch (error) {
    if (atOnce <= FEWEST) throw error
    return countHeld(documents, ids, atOnce / 4)
  }
}
