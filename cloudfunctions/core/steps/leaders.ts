import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { ledBy, officesOn } from '../domain/roles-table'
import type { Platform } from '../platform/ports'
import { officesIn } from '../store/roles'

/** Who leads a branch today, and who of them is the secretary. */
export async function leadersOf(
  platform: Platform,
  branchId: OrgId,
): Promise<{ leaders: MemberId[]; secretaries: MemberId[] }> {
  const offices = officesOn(await officesIn(platform.documents, branchId), dayOf(platform.now))
  const leading = offices.filter((office) => ledBy([office]).length > 0)
  return {
    leaders: [...new Set(leading.map((office) => office.memberId))],
    secretaries: leading.filter((one) => one.role === 'secretary').map((one) => one.memberId),
  }
}
