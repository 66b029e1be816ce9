import type { ExclusionReason } from '../../cloudfunctions/core/contract'
import { dayOf, instantOf, yearOf } from '../../cloudfunctions/core/domain/calendar'
import {
  branchIdOf,
  memberIdOf,
  roleIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { members, membersByIds } from '../../cloudfunctions/core/store/members'
import { type Branch, orgs } from '../../cloudfunctions/core/store/orgs'
import { type RoleHeld, roles } from '../../cloudfunctions/core/store/roles'
import { giveSchoolOffice } from '../../tools/school/officer'
import { setSchool } from '../../tools/school/set'
import { B06, B09, COMPUTING } from './branches'
import { CAST, people } from './people'

/**
 * What the sample roster has no words for: the school itself with an officer of its organisation department, and a
 * branch for a time (domain §5: B09 lives from March to June, its people belong to B06).
 * @param since first day the demo vouches for
 */
export async function addStanding(
  documents: Documents,
  facts: { schoolName: string; since: string; now: number },
): Promise<void> {
  const { since, now } = facts
  const write = true
  await setSchool(documents, { name: `${facts.schoolName}党委`, on: since, now, write })
  const officer = { schoolNo: CAST.orgOfficer, role: 'org_officer', from: since } as const
  await giveSchoolOffice(documents, { ...officer, now, write })
  await withoutVote(documents, since)
  const spring = `${yearOf(now)}-03-01`
  // nothing begins in the future
  if (spring <= dayOf(now)) await foundForATime(documents, spring, `${yearOf(now)}-06-30`)
}

/** Two members of B01 whose vote rests for a time, so that fifteen vote (domain §5). */
const VOTE_RESTS: Readonly<Record<string, ExclusionReason>> = {
  [CAST.mobile]: 'mobile_applied',
  T0017: 'long_ill',
}

async function withoutVote(documents: Documents, from: string): Promise<void> {
  for (const [schoolNo, reason] of Object.entries(VOTE_RESTS)) {
    const exclusions = [{ reason, approvedBy: '支部大会', from, to: null }]
    await documents.patch(members.name, memberIdOf(schoolNo), { exclusions })
  }
}

async function foundForATime(documents: Documents, from: string, to: string): Promise<void> {
  const branch = temporaryBranch(from, to)
  await documents.put(orgs.name, branch)
  await documents.put(roles.name, office(SECRETARY, branch._id, 'secretary', from, to))
  const ids = INTERNS.map(({ schoolNo }) => memberIdOf(schoolNo))
  for (const person of await membersByIds(documents, ids)) {
    if (person.branchIds.includes(branch._id)) continue
    const stay = { branchId: branch._id, from, to, letterOn: null, temporary: true }
    await documents.patch(members.name, person._id, {
      relations: [...person.relations, stay],
      branchIds: [...person.branchIds, branch._id],
    })
  }
}

/** The counsellor of B06 leads the branch of its interns. */
const SECRETARY = 'T0045'
const INTERNS = people.filter(({ branch }) => branch === B06).slice(6, 14)

const temporaryBranch = (from: string, to: string): Branch => ({
  _id: branchIdOf(COMPUTING, B09),
  level: 'branch',
  kind: 'temporary',
  parentId: unitIdOf(COMPUTING),
  slots: [{ nth: 4, weekday: 4, time: '19:30', minutes: 60, place: '实习基地会议室', from, to }],
  groups: [],
  name: B09,
  names: [{ name: B09, from, to }],
  createdAt: instantOf(from, '08:00'),
  validFrom: from,
  validTo: to,
  predecessors: [],
  successors: [],
})

function office(
  schoolNo: string,
  orgId: string,
  role: RoleHeld['role'],
  from: string,
  to: string | null,
): RoleHeld {
  const memberId = memberIdOf(schoolNo)
  return { _id: roleIdOf(memberId, orgId, role, from), memberId, orgId, role, from, to }
}
