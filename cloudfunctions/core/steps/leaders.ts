import type { MemberId, OrgId } from '../contract'
import { dayOf } from '../domain/calendar'
import { committeeOf, ledBy, officesOn, unitsOf } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import { officesIn, officesInAny } from '../store/roles'
import type { Me } from './person'

export type Leaders = {
  /** Secretary and deputies. */
  leaders: MemberId[]
  secretaries: MemberId[]
  /** Whom its duties are brought to: the secretary, or the deputies while there is none. */
  inCharge: MemberId[]
  /** Those who lead, and the commissioners. */
  committee: MemberId[]
}

/**
 * Who leads a branch today; of one that has ended, who leads its heirs (domain §7 #8, #19). Of a unit, who is in charge of its
 * branches.
 */
export async function leadersOf(
  platform: Platform,
  branchId: OrgId,
  heirs: readonly OrgId[] = [],
): Promise<Leaders> {
  const answering = heirs.length > 0 ? heirs : [branchId]
  const led = await Promise.all(answering.map((id) => leadersIn(platform, id)))
  const all = (of: keyof Leaders) => [...new Set(led.flatMap((one) => one[of]))]
  return {
    leaders: all('leaders'),
    secretaries: all('secretaries'),
    inCharge: all('inCharge'),
    committee: all('committee'),
  }
}

async function leadersIn({ documents, now }: Platform, orgId: OrgId): Promise<Leaders> {
  const offices = officesOn(await officesIn(documents, orgId), dayOf(now))
  const leading = offices.filter((one) => [...ledBy([one]), ...unitsOf([one])].length > 0)
  const leaders = [...new Set(leading.map((office) => office.memberId))]
  const secretaries = leading.filter((one) => one.role === 'secretary').map((one) => one.memberId)
  const inCharge = secretaries.length > 0 ? secretaries : leaders
  return { leaders, secretaries, inCharge, committee: committeeOf(offices) }
}

/** Branches whose duties are brought to the caller; asked only about those led as a deputy. */
export async function chargesOf(platform: Platform, me: Me): Promise<ReadonlySet<OrgId>> {
  const own = me.offices.filter((one) => one.role === 'secretary').map((one) => one.orgId)
  const asDeputy = ledBy(me.offices).filter((id) => !own.includes(id))
  const offices = officesOn(await officesInAny(platform.documents, asDeputy), dayOf(platform.now))
  const headed = new Set(offices.filter((one) => one.role === 'secretary').map((one) => one.orgId))
  return new Set([...own, ...asDeputy.filter((id) => !headed.has(id))])
}
