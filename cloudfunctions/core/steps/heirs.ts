import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { heirsAmong, leftTo, livesOn } from '../domain/organisation'
import type { Platform } from '../platform/ports'
import { type Branch, branchesOfUnit } from '../store/orgs'

/** {@link heirsAmong} of a branch; nobody waits for a question while it lives. */
export async function heirsOf(
  { documents, now }: Platform,
  branch: Branch | null,
): Promise<OrgId[]> {
  const today = dayOf(now)
  if (!branch || livesOn(branch, today)) return []
  const beside = await branchesOfUnit(documents, branch.parentId)
  return heirsAmong(branch, new Map(beside.map((one) => [one._id, one])), today)
}

/** The ended branches that a branch takes over from, directly or through others; one that came out of none asks nothing. */
export async function branchesBefore(
  { documents, now }: Platform,
  branch: Branch,
): Promise<Branch[]> {
  if (branch.predecessors.length === 0) return []
  const beside = await branchesOfUnit(documents, branch.parentId)
  return leftTo([branch._id], beside, dayOf(now)).map((one) => one.branch)
}

/** The branches among heirs: what a dissolved branch left goes to its unit, which leads no branch by that. */
export const heirBranches = (heirs: readonly OrgId[], unitId: OrgId): OrgId[] =>
  heirs.filter((one) => one !== unitId)
