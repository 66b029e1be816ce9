import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { dataGoesToUnit, type LedBy } from '../domain/data-objection'
import { goesToUnit } from '../domain/objection'
import { ledBy, officesOn } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { type DataObjectionDoc, dataObjectionsOpen } from '../store/data-objections'
import { type ObjectionDoc, objectionsOpen } from '../store/objections'
import { officesInAny } from '../store/roles'

/** As many as one answer brings; the rest comes when these are answered. */
const AT_MOST = 200

/** Open objections that go to the unit: to the own state on a register, and to what is stored. */
export type Above = { objections: ObjectionDoc[]; dataObjections: DataObjectionDoc[] }

/**
 * Open objections of some branches that their unit may answer, since who leads the branch answers no own one (C3.5b).
 * Two stages at the most.
 */
export async function objectionsAbove(
  { documents, now }: Platform,
  branchIds: readonly OrgId[],
): Promise<Above> {
  const [open, said] = await Promise.all([
    objectionsOpen(documents, branchIds, AT_MOST),
    dataObjectionsOpen(documents, branchIds, AT_MOST),
  ])
  const concerned = [...new Set([...open, ...said].map((one) => one.branchId))]
  const offices = officesOn(await officesInAny(documents, concerned), dayOf(now))
  const ledOf = (branchId: OrgId): LedBy => {
    const leading = offices.filter((one) => ledBy([one]).includes(branchId))
    const holders = (all: typeof leading) => all.map((one) => one.memberId)
    return {
      leaders: holders(leading),
      secretaries: holders(leading.filter((one) => one.role === 'secretary')),
    }
  }
  return {
    objections: open.filter((one) => goesToUnit(one.memberId, ledOf(one.branchId).leaders)),
    dataObjections: said.filter((one) => dataGoesToUnit(one, ledOf(one.branchId))),
  }
}
