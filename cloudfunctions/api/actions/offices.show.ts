import { orgName } from '../../core/domain/activity-card'
import { dayOf } from '../../core/domain/calendar'
import { memberIdOf } from '../../core/domain/identity'
import { homeOn } from '../../core/domain/membership'
import { appointable, isEligible } from '../../core/domain/office'
import { officesOn } from '../../core/domain/offices-held'
import { livesOn } from '../../core/domain/organisation'
import { readName, readSchoolNo } from '../../core/domain/roster-cells'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { type Member, membersByIds, membersNamed } from '../../core/store/members'
import { type Branch, branchesOfUnit, orgOf } from '../../core/store/orgs'
import { officesIn } from '../../core/store/roles'

/** Who holds which office of a unit today, and who of its people could be given one (domain §2.8, §3). */
export const officesShow: Action<'offices.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { orgId, sought } = input
  const [me, org] = await Promise.all([personBehind(platform, caller), orgOf(documents, orgId)])
  const allowed = allow('offices.show', me)
  if (!allowed.ok) return allowed
  if (org?.level !== 'unit') return refuse('org-unknown', ['orgId'])
  const today = dayOf(now)
  const held = officesOn(await officesIn(documents, orgId), today)
  const [holders, found] = await Promise.all([
    membersByIds(
      documents,
      held.map((one) => one.memberId),
    ),
    sought === undefined ? [] : peopleSought(platform, orgId, sought),
  ])
  const names = new Map(holders.map((one) => [one._id, one.name]))
  return yes({
    today,
    org: orgName(org),
    offices: held
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .map(({ _id, role, from, memberId }) => ({
        officeId: _id,
        role,
        from,
        name: names.get(memberId) ?? '',
      })),
    found,
    appoint: [...appointable(allowed.value.relations, 'unit')],
  })
}

/** People of the unit with this whole name or number who can be given an office from today on. */
async function peopleSought({ documents, now }: Platform, unitId: string, sought: string) {
  const today = dayOf(now)
  const branches = (await branchesOfUnit(documents, unitId)).filter((one) => livesOn(one, today))
  const byId = new Map(branches.map((one) => [one._id, one]))
  const [name, schoolNo] = [readName(sought), readSchoolNo(sought)]
  const [named, numbered] = await Promise.all([
    name.ok ? membersNamed(documents, [...byId.keys()], name.value) : [],
    schoolNo.ok ? membersByIds(documents, [memberIdOf(schoolNo.value)]) : [],
  ])
  const branchOf = (person: Member): Branch | undefined =>
    byId.get(homeOn(person, today)?.branchId ?? '')
  return [...named, ...numbered]
    .filter((one) => isEligible(one, { today, from: today }))
    .flatMap((one) => {
      const branch = branchOf(one)
      const { _id, name, schoolNo } = one
      return branch ? [{ memberId: _id, name, schoolNo, branch: branch.name }] : []
    })
}
