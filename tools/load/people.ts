import type { Mobility, Role, Stage } from '../../cloudfunctions/core/contract'
import { idFrom, memberIdOf, roleIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Binding } from '../../cloudfunctions/core/store/bindings'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch } from '../../cloudfunctions/core/store/orgs'
import type { RoleHeld } from '../../cloudfunctions/core/store/roles'
import { inventedName } from './names'

/** Where in the load set a person stands: unit, branch and place on the roster, each from 1. */
export type Place = { unit: number; branch: number; member: number }
export type Since = { day: string; at: number }

const two = (number: number) => String(number).padStart(2, '0')
/** `L` marks the people of the load set; a real number never begins so. */
export const loadNo = ({ unit, branch, member }: Place): string =>
  `L${two(unit)}${two(branch)}${String(member).padStart(3, '0')}`

/** The WeChat of a person of the load set; the first six of a branch are bound. */
export const loadOpenid = (place: Place): string => `oLoad${idFrom('l', 22, 'load', loadNo(place))}`
const BOUND = 6

/** Who holds what: the first two of a branch lead it, others of the first branch work for unit and school. */
export const SEATS = { secretary: 1, deputy: 2, unitSecretary: 3, unitClerk: 4, orgOfficer: 5 }

/** Member facts by place: two in three are full members, a few are on the way, live elsewhere or are exempt. */
function factsOf(member: number): { stage: Stage; mobility: Mobility; exempt: boolean } {
  const stage = member % 15 === 0 ? 'activist' : member % 6 === 0 ? 'probationary' : 'full'
  const apart = stage === 'full' && member > SEATS.orgOfficer
  return {
    stage,
    mobility: apart && member % 10 === 8 ? 'mobile' : 'none',
    exempt: apart && member % 10 === 9,
  }
}

export function loadMember(
  place: Place,
  branch: Pick<Branch, '_id'>,
  index: number,
  since: Since,
): Member {
  const { member } = place
  const { stage, mobility, exempt } = factsOf(member)
  const schoolNo = loadNo(place)
  const span = { from: since.day, to: null }
  return {
    _id: memberIdOf(schoolNo),
    schoolNo,
    name: inventedName(index),
    phone: `138${String(10_000 + index).padStart(8, '0')}`,
    stage,
    branchId: branch._id,
    group: null,
    order: member,
    joinedOn: stage === 'activist' ? null : since.day,
    fullOn: stage === 'full' ? since.day : null,
    mobility,
    liaisonId: mobility === 'none' ? null : memberIdOf(loadNo({ ...place, member: SEATS.deputy })),
    stages: [{ stage, from: since.day }],
    mobilities: [{ mobility, from: since.day }],
    exemptions: exempt ? [{ reason: '年老体弱，本人申请', approvedBy: '支部', ...span }] : [],
    exclusions: [],
    relations: [{ branchId: branch._id, ...span, letterOn: null, temporary: false }],
    branchIds: [branch._id],
    openid: member <= BOUND ? loadOpenid(place) : null,
    createdAt: since.at,
    updatedAt: since.at,
  }
}

export const loadBindings = (people: readonly Member[], at: number): Binding[] =>
  people.flatMap(({ _id, openid, name }) =>
    openid === null ? [] : [{ _id: openid, memberId: _id, name, boundAt: at }],
  )

export const loadOffice = (place: Place, orgId: string, role: Role, from: string): RoleHeld => {
  const memberId = memberIdOf(loadNo(place))
  return { _id: roleIdOf(memberId, orgId, role, from), memberId, orgId, role, from, to: null }
}
