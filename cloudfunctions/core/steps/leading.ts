import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { ledBy, officesOn } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { orgsByIds } from '../store/orgs'
import { officesInAny, type RoleHeld } from '../store/roles'
import { heirsOf } from './heirs'

/** `there`: a branch and, once it has ended, what took over from it; `offices`: those that lead one of these today. */
export type Leading = (branchId: OrgId) => { there: OrgId[]; offices: RoleHeld[] }

/** Who leads some branches today, and the heirs of those that have ended (domain §7 #8, #19); two stages more for these. */
export async function leadingIn(platform: Platform, branchIds: readonly OrgId[]): Promise<Leading> {
  const { documents, now } = platform
  const [held, orgs] = await Promise.all([
    officesInAny(documents, branchIds),
    orgsByIds(documents, branchIds),
  ])
  const branches = [...orgs.values()].filter((one) => one.level === 'branch')
  const heirs = new Map(
    await Promise.all(
      branches.map(async (one) => [one._id, await heirsOf(platform, one)] as const),
    ),
  )
  const taken = [...new Set([...heirs.values()].flat())]
  const later = taken.length > 0 ? await officesInAny(documents, taken) : []
  const today = officesOn([...held, ...later], dayOf(now))
  return (branchId) => {
    const there = [branchId, ...(heirs.get(branchId) ?? [])]
    return { there, offices: today.filter((one) => ledBy([one]).some((id) => there.includes(id))) }
  }
}
