import type { OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { goesToUnit } from '../domain/objection'
import { ledBy, officesOn } from '../domain/roles-table'
import type { Platform } from '../platform/ports'
import { type ObjectionDoc, objectionsOpen } from '../store/objections'
import { officesInAny } from '../store/roles'

/** As many as one answer brings; the rest comes when these are answered. */
const AT_MOST = 200

/**
 * Open objections of some branches that their unit may answer, since who leads the branch answers no own one (C3.5b).
 * Two stages at the most.
 */
export async function objectionsAbove(
  { documents, now }: Platform,
  branchIds: readonly OrgId[],
): Promise<ObjectionDoc[]> {
  const open = await objectionsOpen(documents, branchIds, AT_MOST)
  const concerned = [...new Set(open.map((one) => one.branchId))]
  const offices = officesOn(await officesInAny(documents, concerned), dayOf(now))
  const leadersOf = (branchId: OrgId) =>
    offices.filter((one) => ledBy([one]).includes(branchId)).map((one) => one.memberId)
  return open.filter((one) => goesToUnit(one.memberId, leadersOf(one.branchId)))
}
