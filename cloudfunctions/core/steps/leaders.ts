import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { ledBy, officesOn } from '../domain/roles-table'
import type { Platform } from '../platform/ports'
import { officesIn } from '../store/roles'

/** Who leads a branch today, who of them is the secretary, and whom its duties are brought to: the secretary, or the deputy while there is none. */
export async function leadersOf(
  platform: Platform,
  branchId: OrgId,
): Promise<{ leaders: MemberId[]; secretaries: MemberId[]; inCharge: MemberId[] }> {
  const offices = officesOn(await officesIn(platform.documents, branchId), dayOf(platform.now))
  const leading = offices.filter((office) => ledBy([office]).length > 0)
  const leaders = [...new Set(leading.map((office) => office.memberId))]
  const secretaries = leading.filter((one) => one.role === 'secretary').map((one) => one.memberId)
  return { leaders, secretaries, inCharge: secretaries.length > 0 ? secretaries : leaders }
}
