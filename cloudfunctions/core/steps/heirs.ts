import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { livesOn } from '../domain/organisation'
import type { Platform } from '../platform/ports'
import { orgsByIds } from '../store/orgs'

/** Reshapings followed at most; more within the life of one theme day there are not. */
const GENERATIONS = 3

/**
 * The living branches that an ended one went into, directly or through others; empty while it lives. What the old one
 * left open is theirs to close (domain §7 #19).
 */
export async function heirsOf({ documents, now }: Platform, branchId: OrgId): Promise<OrgId[]> {
  const heirs: OrgId[] = []
  let ids: readonly OrgId[] = [branchId]
  for (let generation = 0; generation <= GENERATIONS && ids.length > 0; generation++) {
    const found = [...(await orgsByIds(documents, ids)).values()]
    const living = found.filter((one) => livesOn(one, dayOf(now)))
    if (generation > 0) heirs.push(...living.map((one) => one._id))
    ids = found.filter((one) => !living.includes(one)).flatMap((one) => one.successors)
  }
  return [...new Set(heirs)]
}
