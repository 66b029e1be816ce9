import type { Platform } from '../platform/ports'
import type { Collection } from '../store/collection'
import { countErased } from '../store/erasures'

/** What erasing needs of the platform; the operator's desk has it too. */
export type Erasing = Pick<Platform, 'documents' | 'now' | 'ledgerSecrets'>

/** A transaction of the platform holds about a hundred operations. */
const BATCH = 80

/**
 * Removes documents of one year and counts them, each batch all or nothing: what a broken run removed is counted, and
 * what it did not is found again.
 * @returns how many
 */
export async function eraseIds(
  { documents, now }: Erasing,
  { name }: Collection,
  year: number,
  ids: readonly string[],
): Promise<number> {
  let erased = 0
  for (let i = 0; i < ids.length; i += BATCH) {
    const batch = ids.slice(i, i + BATCH)
    erased += await documents.transact(async (tx) => {
      let count = 0
      // one after the other: a transaction answers one question at a time
      for (const id of batch) if (await tx.remove(name, id)) count += 1
      if (count > 0) await countErased(tx, { kind: name, year, count, at: now })
      return count
    })
  }
  return erased
}
