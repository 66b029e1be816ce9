import type { MemberId, OrgId } from '../contract'
import type { Platform } from '../platform/ports'
import { everInBranch, type Member, membersByIds } from '../store/members'
import { leadersOf } from './leaders'
import { officersAbove } from './officers-above'

/** The people an arrangement chooses from: those of the branch, its leaders, and guides from above. */
export async function arrangingFacts(
  platform: Platform,
  { branchId, unitId }: { branchId: OrgId; unitId: OrgId },
  visiting: readonly MemberId[],
): Promise<{ people: Member[]; leaders: MemberId[]; officers: MemberId[] }> {
  const { documents } = platform
  const [own, { leaders }, officers, visitors] = await Promise.all([
    everInBranch(documents, branchId),
    leadersOf(platform, branchId),
    visiting.length > 0 ? officersAbove(platform, unitId) : [],
    membersByIds(documents, visiting),
  ])
  const known = new Set(own.map((person) => person._id))
  const people = [...own, ...visitors.filter((person) => !known.has(person._id))]
  return { people, leaders, officers }
}
