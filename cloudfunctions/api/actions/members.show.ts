import type { Day, OrgName, Output } from '../../core/contract'
import { orgName } from '../../core/domain/activity-card'
import { dayOf, validOn } from '../../core/domain/calendar'
import { memberRow } from '../../core/domain/member-row'
import { homeOn, relationOn } from '../../core/domain/membership'
import { appointable } from '../../core/domain/office'
import { ledBy, officesOn, unitsOf } from '../../core/domain/offices-held'
import { livesOn } from '../../core/domain/organisation'
import { canLookAfter } from '../../core/domain/person-away'
import { may } from '../../core/domain/roles-table'
import { slotOn } from '../../core/domain/slot'
import { decideVouching } from '../../core/domain/vouching'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, type Me, personBehind } from '../../core/steps/person'
import { everInBranch } from '../../core/store/members'
import {
  type Branch,
  branchesNamed,
  branchOf,
  type NamedBranch,
  orgsOfLevel,
} from '../../core/store/orgs'
import { officesOfPeople } from '../../core/store/roles'

/**
 * The branch's people in roster order, for those who lead it and the unit above (C2.3c, domain §2.8). One call shows
 * the page: three stages after the caller is known.
 */
export const membersShow: Action<'members.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const today = dayOf(now)
  const all = (await branchesNamed(documents)).filter((one) => livesOn(one, today))
  const near = nearTo(me, all)
  const branchId = input.branchId ?? near[0]?._id
  if (!branchId) return refuse('not-allowed')
  const [branch, ever, units] = await Promise.all([
    branchOf(documents, branchId),
    everInBranch(documents, branchId),
    orgsOfLevel(documents, 'unit'),
  ])
  const about = branch ? { branchId, unitId: branch.parentId } : {}
  const allowed = allow('members.show', me, about)
  if (!allowed.ok) return allowed
  if (!branch) return refuse('org-unknown', ['branchId'])
  const { relations } = allowed.value
  const leads = may('member.change', relations)
  const people = ever.filter((one) => relationOn(one, branchId, today) !== null)
  // also those held elsewhere: they decide who vouches for a person
  const offices = await officesOfPeople(
    documents,
    people.map((one) => one._id),
  )
  const held = offices.filter((one) => one.orgId === branchId)
  const vouchedFor = new Set(
    people
      .filter((one) => homeOn(one, today)?.branchId === branchId)
      .filter(({ _id }) => {
        const own = offices.filter((one) => one.memberId === _id)
        const person = { _id, offices: officesOn(own, today) }
        return decideVouching(person, { _id: me._id, relations }, branchId).ok
      })
      .map((one) => one._id),
  )
  const keepers = people.filter((one) => canLookAfter(one, branchId, today))
  const liaisons = new Map(keepers.map((one) => [one._id, one.name]))
  const branches = new Map(all.map((one) => [one._id, one.name]))
  const unitNames = new Map(units.map((one) => [one._id, one.name]))
  const others = all.filter((one) => one._id !== branchId)
  /** A branch of another unit is named with its unit. */
  const placed = ({ _id, name, parentId }: NamedBranch): OrgName => {
    const unit = parentId === branch.parentId ? undefined : unitNames.get(parentId)
    return { orgId: _id, name: unit ? `${name}（${unit}）` : name }
  }
  return yes({
    today,
    branch: orgName(branch),
    branches: near.map(orgName),
    groups: branch.groups.filter((one) => validOn(one, today)).map((one) => one.name),
    slot: slotShown(branch, today),
    fullCount: people.filter(
      (one) => one.stage === 'full' && homeOn(one, today)?.branchId === branchId,
    ).length,
    members: people.map((one) =>
      memberRow(one, { branchId, today, leads, liaisons, offices: held, vouchedFor, branches }),
    ),
    elsewhere: others.filter((one) => one.kind !== 'temporary').map(placed),
    temporary: others.filter((one) => one.kind === 'temporary').map(placed),
    may: {
      change: leads,
      appoint: [...appointable(relations, 'branch')],
    },
  })
}

/** Branches a person leads, then those of the units looked after. */
function nearTo(me: Me, all: readonly NamedBranch[]): NamedBranch[] {
  const [leads, units] = [ledBy(me.offices), unitsOf(me.offices)]
  return [
    ...all.filter((one) => leads.includes(one._id)),
    ...all.filter((one) => !leads.includes(one._id) && units.includes(one.parentId)),
  ]
}

function slotShown(branch: Branch, today: Day): Output<'members.show'>['slot'] {
  const slot = slotOn(branch, today)
  if (!slot) return null
  const { nth, weekday, time, minutes, place } = slot
  return { nth, weekday, time, minutes, place }
}
