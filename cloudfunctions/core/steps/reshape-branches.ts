import type { OrgChange, OrgId } from '../contract'
import { orgName } from '../domain/activity-card'
import { addDays, dayOf } from '../domain/calendar'
import { decideDay } from '../domain/dated'
import { roleIdOf } from '../domain/identity'
import { mayBePredecessors, namedOn } from '../domain/organisation'
import {
  carriedOffices,
  decideMoves,
  earliestEnd,
  type Moved,
  movedRelations,
} from '../domain/reshape'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { activityOf } from '../store/activities'
import { setAsked } from '../store/activity-writes'
import { everInBranches, type Member, memberOf, patchMember } from '../store/members'
import {
  type Branch,
  branchesOfUnit,
  isAsRead,
  type Org,
  orgOf,
  patchOrg,
  putOrg,
} from '../store/orgs'
import { endOffice, officesInAny, putOffice, type RoleHeld } from '../store/roles'
import { askedAhead, daysAllow } from './days-ahead'
import { inheritedPlans } from './inherit-plans'
import { type NewPart, newBranches } from './new-branches'
import { orgsToChange } from './orgs-to-change'
import { afresh, type Write, writeInOrder } from './write-in-order'

type Reshaping = Extract<OrgChange, { what: 'merge' | 'split' }>
type Answer = Decision<{ orgs: ReturnType<typeof orgName>[] }>

/**
 * Makes one branch of several, or several of one (domain §3, §7 #19): new organisations first, then people, then
 * offices, and the old branches end last. A call that broke off, or is repeated, completes the same change.
 * @returns refusals: those of {@link orgsToChange}, `branch-not-of-unit`, `org-ended`, `org-name-taken`, `org-cycle`,
 * `days-ahead`, `split-incomplete`, `date-in-future`, `date-out-of-range`
 */
export const reshapeBranches = (
  change: Reshaping,
  platform: Platform,
  caller: Caller,
): Promise<Answer> =>
  afresh(async () => {
    const ids = change.what === 'merge' ? change.from : [change.from]
    const found = await orgsToChange(ids, platform, caller)
    if (!found.ok) return found
    const old = found.value.filter((one): one is Branch => one.level === 'branch')
    const [first] = old
    if (!first || old.length < ids.length) return refuse('org-unknown', ['from'])
    if (old.some((one) => one.parentId !== first.parentId)) {
      return refuse('branch-not-of-unit', ['from'])
    }
    const wanted: NewPart[] =
      change.what === 'merge'
        ? [{ name: change.name, kind: change.kind, memberIds: null }]
        : change.into
    // read before what is decided on, so that a day posted since is noticed
    const unit = await orgOf(platform.documents, first.parentId)
    if (!unit) return refuse('org-unknown', ['from'])
    return reshape({ old, unit }, wanted, change.on, platform)
  })

async function reshape(
  { old, unit }: { old: readonly Branch[]; unit: Org },
  wanted: readonly NewPart[],
  on: string,
  platform: Platform,
): Promise<Answer | null> {
  const { documents, now } = platform
  const ids = old.map((one) => one._id)
  const today = dayOf(now)
  const [beside, people, offices, days] = await Promise.all([
    branchesOfUnit(documents, unit._id),
    everInBranches(documents, ids),
    officesInAny(documents, ids),
    daysAllow(documents, ids, { on, now, field: 'from' }),
  ])
  const begun = wanted.map(
    ({ name }) => beside.find((one) => isBegun(one, { name, on, ids })) ?? null,
  )
  const eve = addDays(on, -1)
  if (begun.every((one) => one !== null) && old.every((one) => one.validTo === eve)) {
    return yes({ orgs: begun.flatMap((one) => (one ? [orgName(one)] : [])) })
  }
  if (old.some((one) => one.validTo !== null)) return refuse('org-ended', ['from'])
  if (!days.ok) return days
  const pure = mayBePredecessors(ids, new Map(beside.map((one) => [one._id, one])))
  if (!pure.ok) return pure
  const begins = old.map((one) => addDays(one.validFrom, 1))
  const day = decideDay(on, today, [earliestEnd(today), ...begins].sort().at(-1) ?? null)
  if (!day.ok) return day
  const named = namesFree(wanted, { beside, ids, begun, today })
  if (!named.ok) return named
  const branches = await newBranches(documents, wanted, { old, begun, people, unit, on, now })
  const parts = branches.map((one, i) => ({
    branchId: one._id,
    memberIds: wanted[i]?.memberIds ?? null,
  }))
  const facts = { old: ids, parts, on, today }
  const moves = decideMoves(people, facts)
  if (!moves.ok) return moves
  const carried = carriedOffices(offices, {
    moves: moves.value,
    on,
    idOf: (one) => roleIdOf(one.memberId, one.orgId, one.role, one.from),
  })
  const opening: Write[] = [
    ...[unit, ...old].map((one) => ({
      ops: 2,
      holds: (tx: Tx) => isAsRead(tx, one),
      run: (tx: Tx) => patchOrg(tx, one, {}),
    })),
    ...branches.flatMap((one, i) =>
      begun[i] ? [] : [{ ops: 1, run: (tx: Tx) => putOrg(tx, one) }],
    ),
  ]
  const successors = branches.map((one) => one._id)
  const asking = await askedAhead(documents, ids, now)
  const planned = await inheritedPlans(documents, old, branches, on)
  const written = await writeInOrder(documents, [
    ...opening,
    ...planned,
    ...moves.value.map((move) => moving(move, moves.value, { ...facts, now })),
    ...carriedWrites(carried),
    ...asking.map(({ _id }) => askInstead(_id, ids, successors)),
    ...[unit, ...old].map((one) => ({
      ops: 2,
      holds: (tx: Tx) => isAsRead(tx, one, 1),
      run: (tx: Tx) => patchOrg(tx, one, one === unit ? {} : { validTo: eve, successors }, 2),
    })),
  ])
  return written ? yes({ orgs: branches.map(orgName) }) : null
}

type Tx = Parameters<Write['run']>[0]

/** Whether a call that broke off founded this one already; an old branch may bear the same name beside it. */
const isBegun = (one: Branch, { name, on, ids }: { name: string; on: string; ids: OrgId[] }) =>
  one.name === name && one.validFrom === on && sameIds(one.predecessors, ids)

const sameIds = (a: readonly OrgId[], b: readonly OrgId[]) =>
  a.length === b.length && a.every((one) => b.includes(one))

/** A new branch may take the name of one it comes out of, and no other's. */
function namesFree(
  wanted: readonly NewPart[],
  facts: {
    beside: readonly Branch[]
    ids: readonly OrgId[]
    begun: readonly (Branch | null)[]
    today: string
  },
): Decision<null> {
  const { beside, ids, begun, today } = facts
  const others = beside.filter(
    (one) => !ids.includes(one._id) && !begun.some((each) => each?._id === one._id),
  )
  const names = wanted.map((one) => one.name)
  const taken = names.some((name) => namedOn(others, name, today) !== undefined)
  const twice = new Set(names).size < names.length
  return taken || twice ? refuse('org-name-taken', ['name']) : yes(null)
}

/** One person goes along; who keeps in touch stays only if going to the same branch (C2.3g, domain §7 #19). */
function moving(
  move: Moved,
  all: readonly Moved[],
  facts: { old: readonly OrgId[]; on: string; today: string; now: number },
): Write {
  const { to, order, memberId } = move
  const stays = ({ liaisonId }: Member) =>
    all.some((one) => one.memberId === liaisonId && one.to === to)
  return {
    ops: 2,
    async run(tx) {
      const person = await memberOf(tx, memberId)
      const relations = person && movedRelations(person.relations, { ...facts, to })
      if (!person || !relations) return
      const home = facts.old.includes(person.branchId)
      await patchMember(
        tx,
        memberId,
        {
          relations,
          branchIds: [...new Set([...person.branchIds, to])],
          ...(home ? { branchId: to, order } : {}),
          ...(home && !stays(person) ? { liaisonId: null } : {}),
        },
        facts.now,
      )
    },
  }
}

/** A joint day that asked one of the old branches asks the new ones (domain §7 #3, #19). */
const askInstead = (activityId: string, old: readonly OrgId[], into: readonly OrgId[]): Write => ({
  ops: 2,
  async run(tx) {
    const host = await activityOf(tx, activityId)
    if (!host?.asked.some((id) => old.includes(id))) return
    const others = host.asked.filter((id) => !old.includes(id))
    await setAsked(tx, activityId, [...new Set([...others, ...into])])
  },
})

const carriedWrites = ({ ended, begun }: ReturnType<typeof carriedOffices>): Write[] => [
  ...begun.map((one) => ({ ops: 1, run: (tx: Tx) => putOffice(tx, one as RoleHeld) })),
  ...ended.map((one) => ({ ops: 1, run: (tx: Tx) => endOffice(tx, one._id, one.to ?? '') })),
]
