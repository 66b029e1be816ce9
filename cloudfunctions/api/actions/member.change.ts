import type { MemberChange, MemberId } from '../../core/contract'
import { personCard } from '../../core/domain/activity-card'
import { addDays, dayOf, validOn } from '../../core/domain/calendar'
import { livesElsewhere } from '../../core/domain/due-list'
import { decidePersonChange, type PersonFields } from '../../core/domain/person-change'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { withoutLiaison } from '../../core/steps/without-liaison'
import { afresh, type Write, writeInOrder } from '../../core/steps/write-in-order'
import {
  type Member,
  memberOf,
  membersByIds,
  membersOfBranch,
  patchMember,
} from '../../core/store/members'
import { type Branch, branchOf, isAsRead, patchOrg } from '../../core/store/orgs'
import { endOffice, officesIn, officesOfPeople } from '../../core/store/roles'

/**
 * Changes dated facts of one person, or of several together when they graduate: everything is decided before anything
 * is written, people first, then what their going leaves behind (domain §3, §7 #7, #8).
 */
export const memberChange: Action<'member.change'> = async (input, platform, caller) => {
  const { branchId, change } = input
  const memberIds = [...new Set(input.memberIds)]
  const allowed = allow('member.change', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  return afresh(async () => {
    const { documents, now } = platform
    const { branch, people, target, newcomers, liaison } = await sceneOf(
      { branchId, memberIds, change },
      platform,
    )
    if (!branch || people.length < memberIds.length) return refuse('member-unknown', ['memberIds'])
    const today = dayOf(now)
    const groups = branch.groups.filter((one) => validOn(one, today)).map((one) => one.name)
    const last = newcomers.at(-1)?.order ?? 0
    const changes: { person: Member; fields: PersonFields }[] = []
    for (const [i, person] of people.entries()) {
      const order = last + i + 1
      const around = { branchId, today, groups, target, order, liaison }
      const decision = decidePersonChange(person, change, around)
      if (!decision.ok) return decision
      changes.push({ person, fields: decision.value })
    }
    const touched = changes.filter(({ fields }) => Object.keys(fields).length > 0)
    const written = await writeInOrder(documents, [
      ...(target && touched.length > 0 ? [entering(target)] : []),
      ...touched.map(({ person, fields }) => changing(person, fields, now)),
      // also of those who went before: a call that broke off in between is completed by repeating it
      ...(await leftBehind(
        { branchId, memberIds, change },
        touched.map(({ person }) => person._id),
        platform,
      )),
    ])
    const changed = changes.map(({ person, fields }) => personCard({ ...person, ...fields }))
    return written ? yes({ changed }) : null
  })
}

type Wanted = { branchId: string; memberIds: readonly string[]; change: MemberChange }

async function sceneOf({ branchId, memberIds, change }: Wanted, { documents }: Platform) {
  const to =
    change.what === 'transfer'
      ? change.toBranchId
      : change.what === 'temporary'
        ? change.branchId
        : null
  const keeper = change.what === 'mobility' ? change.liaisonId : undefined
  const [branch, found, target, newcomers, liaison] = await Promise.all([
    branchOf(documents, branchId),
    membersByIds(documents, memberIds),
    to ? branchOf(documents, to) : null,
    to ? membersOfBranch(documents, to) : [],
    keeper ? memberOf(documents, keeper) : null,
  ])
  const people = memberIds.flatMap((id) => found.find((one) => one._id === id) ?? [])
  return { branch, people, target, newcomers, liaison }
}

/** Whoever comes is noticed by whoever ends or reshapes the branch at the same moment. */
const entering = (target: Branch): Write => ({
  ops: 2,
  holds: (tx) => isAsRead(tx, target),
  run: (tx) => patchOrg(tx, target, {}),
})

const changing = (person: Member, fields: PersonFields, now: number): Write => ({
  ops: 2,
  holds: async (tx) => (await memberOf(tx, person._id))?.updatedAt === person.updatedAt,
  run: (tx) => patchMember(tx, person._id, fields, now),
})

/**
 * Offices of those who leave end with the eve, of those who leave the school all of them; whom they kept in touch with
 * needs somebody else (C2.3g, §7 #19).
 * @param going who goes in this call; of the others, who went before, only what they had then
 */
async function leftBehind(
  { branchId, memberIds, change }: Wanted,
  going: readonly MemberId[],
  platform: Platform,
): Promise<Write[]> {
  if (change.what === 'mobility') {
    return livesElsewhere(change.mobility) ? withoutLiaison(memberIds, platform) : []
  }
  if (change.what !== 'transfer') return []
  const gone = change.toBranchId === null
  const before = memberIds.filter((id) => !going.includes(id))
  const [offices, alone, left] = await Promise.all([
    gone ? officesOfPeople(platform.documents, memberIds) : officesIn(platform.documents, branchId),
    withoutLiaison(going, platform),
    withoutLiaison(before, platform, branchId),
  ])
  const lastDay = addDays(change.on, -1)
  const ending = offices.filter(
    (one) =>
      memberIds.includes(one.memberId) &&
      (going.includes(one.memberId) || one.from <= lastDay) &&
      (one.to === null || one.to > lastDay),
  )
  return [
    ...alone,
    ...left,
    ...ending.map((one) => ({
      ops: 1,
      run: (tx: Parameters<Write['run']>[0]) => endOffice(tx, one._id, lastDay),
    })),
  ]
}
