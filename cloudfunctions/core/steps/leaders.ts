import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { committeeOf, ledBy, officesOn } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { officesIn } from '../store/roles'

export type Leaders = {
  /** Secretary and deputies. */
  leaders: MemberId[]
  secretaries: MemberId[]
  /** Whom its duties are brought to: the secretary, or the deputies while there is none. */
  inCharge: MemberId[]
  /** Those who lead, and the commissioners. */
  committee: MemberId[]
}

/** Who leads a branch today. */
export async function leadersOf(platform: Platform, branchId: OrgId): Promise<Leaders> {
  const offices = officesOn(await officesIn(platform.documents, branchId), dayOf(platform.now))
  const leading = offices.filter((office) => ledBy([office]).length > 0)
  const leaders = [...new Set(leading.map((office) => office.memberId))]
  const secretaries = leading.filter((one) => one.role === 'secretary').map((one) => one.memberId)
  const inCharge = secretaries.length > 0 ? secretaries : leaders
  return { leaders, secretaries, inCharge, committee: committeeOf(offices) }
}
