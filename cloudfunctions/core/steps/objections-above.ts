import type { OrgId } from '../contract'
import { dataGoesToUnit, type LedBy } from '../domain/data-objection'
import { goesToUnit } from '../domain/objection'
import type { Platform } from '../platform/ports'
import { type DataObjectionDoc, dataObjectionsOpen } from '../store/data-objections'
import { type ObjectionDoc, objectionsOpen } from '../store/objections'
import { leadingIn } from './leading'

/** As many as one answer brings; the rest comes when these are answered. */
const AT_MOST = 200

/** Open objections that go to the unit: to the own state on a register, and to what is stored. */
export type Above = { objections: ObjectionDoc[]; dataObjections: DataObjectionDoc[] }

/**
 * Open objections of some branches that their unit may answer, since who leads the branch, or what took over from it,
 * answers no own one (C3.5b). Two stages at the most while all of them live.
 */
export async function objectionsAbove(
  platform: Platform,
  branchIds: readonly OrgId[],
): Promise<Above> {
  const { documents } = platform
  const [open, said] = await Promise.all([
    objectionsOpen(documents, branchIds, AT_MOST),
    dataObjectionsOpen(documents, branchIds, AT_MOST),
  ])
  const leading = await leadingIn(platform, [
    ...new Set([...open, ...said].map((one) => one.branchId)),
  ])
  const ledOf = (branchId: OrgId): LedBy => {
    const { offices } = leading(branchId)
    const holders = (all: typeof offices) => all.map((one) => one.memberId)
    return {
      leaders: holders(offices),
      secretaries: holders(offices.filter((one) => one.role === 'secretary')),
    }
  }
  return {
    objections: open.filter((one) => goesToUnit(one.memberId, ledOf(one.branchId).leaders)),
    dataObjections: said.filter((one) => dataGoesToUnit(one, ledOf(one.branchId))),
  }
}
