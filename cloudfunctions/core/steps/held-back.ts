import type { ActivityId } from '../contract'
import { isWhole, type SealKeys } from '../domain/seal'
import type { Documents } from '../platform/ports'
import { entriesAbout } from '../store/erased-entries'

const PAGE = 200

/**
 * Theme days that stay although they seem old: the ledger has them in a younger year, or what it says of them is not
 * what was sealed (D5, C4.3d). What a day says of its own date is not sealed and can be put back in the database.
 * @param keys null where nobody knows them; then stamps are not looked at
 */
export async function heldBack(
  documents: Documents,
  activityIds: readonly ActivityId[],
  { over, keys }: { over: number; keys: SealKeys | null },
): Promise<ReadonlySet<ActivityId>> {
  const held = new Set<ActivityId>()
  if (activityIds.length === 0) return held
  for (let after = ''; ; ) {
    const page = await entriesAbout(documents, activityIds, after, PAGE)
    for (const entry of page)
      if (entry.year > over || !isWhole(entry, keys)) held.add(entry.activityId)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return held
    after = last._id
  }
}
