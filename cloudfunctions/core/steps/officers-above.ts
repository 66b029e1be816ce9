import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { schoolIdOf } from '../domain/identity'
import { officesOn } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { officesIn } from '../store/roles'

/** Who holds an office at the unit or at the school today, and may come as a guide (domain §7 #6). */
export async function officersAbove(
  { documents, now }: Platform,
  unitId: OrgId,
): Promise<MemberId[]> {
  const offices = await Promise.all([unitId, schoolIdOf()].map((id) => officesIn(documents, id)))
  return [...new Set(officesOn(offices.flat(), dayOf(now)).map((one) => one.memberId))]
}
