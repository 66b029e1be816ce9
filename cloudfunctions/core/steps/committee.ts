import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import type { Platform } from '../platform/ports'
import { fullMembersOn } from './full-members'
import { leadersOf } from './leaders'

/** A branch of fewer works with a secretary alone (domain §2.1). */
const FULL_MEMBERS = 7

/**
 * Whether a branch, or one of those that took over from it, has a committee of several: seven full members and more, and
 * no rule needs a commissioner (domain §3).
 */
export async function hasCommittee(
  platform: Platform,
  branchIds: readonly OrgId[],
): Promise<boolean> {
  const { documents, now } = platform
  const found = await Promise.all(
    branchIds.map(async (id) => {
      const [full, { committee }] = await Promise.all([
        fullMembersOn(documents, id, dayOf(now)),
        leadersOf(platform, id),
      ])
      return full >= FULL_MEMBERS && committee.length > 1
    }),
  )
  return found.includes(true)
}
