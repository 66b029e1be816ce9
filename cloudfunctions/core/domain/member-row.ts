import type { Day, ExclusionReason, MemberId, MemberRow, OrgId, Stage } from '../contract'
import { isMember, standingOn } from './due-list'
import { canVoteOn, type DatedPerson, heldOn, relationOn, type Span, stayOn } from './membership'
import { type Office, officesOn } from './offices-held'
import { whereaboutsOf } from './person-away'
import type { Mobilities } from './person-stage'

type Listed = Omit<DatedPerson, 'mobilities'> & {
  mobilities: Mobilities
  _id: MemberId
  name: string
  schoolNo: string
  stage: Stage
  group: string | null
  mobility: MemberRow['mobility']
  phone: string
  liaisonId: MemberId | null
  joinedOn: Day | null
  openid: string | null
  exemptions: readonly (Span & { reason: string })[]
  exclusions: readonly (Span & { reason: ExclusionReason })[]
}
type Held = Office & { _id: string; memberId: MemberId }

/**
 * A person as those who lead the branch see one; the unit sees neither telephone nor reasons.
 * @param facts.liaisons those of the branch who can keep in touch, by id
 */
export function memberRow(
  person: Listed,
  facts: {
    branchId: OrgId
    today: Day
    leads: boolean
    liaisons: ReadonlyMap<MemberId, string>
    offices: readonly Held[]
    /** For whom the caller vouches. */
    vouchedFor: ReadonlySet<MemberId>
    /** Names of the branches that exist today, by id. */
    branches: ReadonlyMap<OrgId, string>
  },
): MemberRow {
  const { branchId, today, leads, liaisons, offices, vouchedFor, branches } = facts
  const exemption = heldOn(person.exemptions, today)
  const exclusion = heldOn(person.exclusions, today)
  const liaison = liaisons.get(person.liaisonId ?? '') ?? null
  const here = relationOn(person, branchId, today)
  const stay = stayOn(person, branchId, today)
  return {
    memberId: person._id,
    name: person.name,
    schoolNo: person.schoolNo,
    stage: person.stage,
    group: person.group,
    mobility: person.mobility,
    ...whereaboutsOf(leads ? person : null),
    standing: isMember(person.stage) ? standingOn(person, branchId, today) : null,
    canVote: canVoteOn(person, branchId, today),
    bound: person.openid !== null,
    phone: leads ? person.phone : '',
    liaisonId: liaison === null ? null : person.liaisonId,
    liaison,
    joinedOn: leads ? person.joinedOn : null,
    exemption:
      leads && exemption
        ? { reason: exemption.reason, from: exemption.from, to: exemption.to }
        : null,
    exclusion:
      leads && exclusion
        ? { reason: exclusion.reason, from: exclusion.from, to: exclusion.to }
        : null,
    letterOn: here?.letterOn ?? null,
    guest: here?.temporary ?? false,
    stay: stay && {
      branchId: stay.branchId,
      branch: branches.get(stay.branchId) ?? '',
      from: stay.from,
    },
    offices: officesOn(offices, today)
      .filter((one) => one.memberId === person._id)
      .map(({ _id, role, from }) => ({ officeId: _id, role, from })),
    vouched: vouchedFor.has(person._id),
  }
}
