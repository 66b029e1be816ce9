import type { Day, MemberId, OrgId, Role } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { addDays, firstDayOf, monthOfDay } from './calendar'
import { endedOnEveOf } from './dated'
import type { Relation, Span } from './membership'

/** Who goes from one branch to a new one, when branches merge or split. */
export type Placed = {
  _id: MemberId
  order: number
  relations: readonly Relation[]
}
/** A branch to come, and who is to belong to it; null: everybody. */
export type Part = { branchId: OrgId; memberIds: readonly MemberId[] | null }
export type Moved = { memberId: MemberId; to: OrgId; order: number }

const isOpen = (one: Relation, today: Day) => one.to === null || one.to >= today

type Reshaping = { old: readonly OrgId[]; parts: readonly Part[]; on: Day; today: Day }

/** The relation with which somebody belongs, or until this very change belonged, to one of the old branches. */
function standingIn({ relations }: Placed, { old, parts, on, today }: Reshaping): Relation | null {
  const moved = relations.some(
    (one) => one.from === on && parts.some((part) => part.branchId === one.branchId),
  )
  const own = relations.filter((one) => old.includes(one.branchId))
  return own.find((one) => isOpen(one, today) || (moved && endedOnEveOf(one, on))) ?? null
}

/**
 * Who goes where. Everybody of the old branches goes to exactly one new one, in roster order; a repeated call finds
 * those who went already in their places.
 * @param people everybody who ever belonged to the old branches, in roster order
 * @returns refusals: `split-incomplete`, `date-out-of-range` when somebody came or left since `on`
 */
export function decideMoves(people: readonly Placed[], facts: Reshaping): Decision<Moved[]> {
  const { old, parts, on, today } = facts
  const here = people.flatMap((person) => {
    const relation = standingIn(person, facts)
    return relation ? [{ person, relation }] : []
  })
  const ids = new Set(here.map(({ person }) => person._id))
  const named = parts.flatMap((part) => part.memberIds ?? [...ids])
  const once = new Set(named).size === named.length
  if (!once || named.length !== ids.size || named.some((id) => !ids.has(id))) {
    return refuse('split-incomplete', ['into'])
  }
  const leftSince = people.some((person) =>
    person.relations.some(
      (one) => old.includes(one.branchId) && one.to !== null && one.to >= on && one.to < today,
    ),
  )
  if (leftSince || here.some(({ relation }) => relation.from >= on)) {
    return refuse('date-out-of-range', ['on'])
  }
  return yes(
    parts.flatMap(({ branchId, memberIds }) =>
      here
        .filter(({ person }) => memberIds === null || memberIds.includes(person._id))
        .map(({ person }, index) => ({ memberId: person._id, to: branchId, order: index + 1 })),
    ),
  )
}

/** The relations after the move; null when the person went already. */
export function movedRelations(
  relations: readonly Relation[],
  { old, to, on, today }: { old: readonly OrgId[]; to: OrgId; on: Day; today: Day },
): Relation[] | null {
  const open = relations.filter((one) => old.includes(one.branchId) && isOpen(one, today))
  if (open.length === 0) return null
  return [
    ...relations.map((one) => (open.includes(one) ? { ...one, to: addDays(on, -1) } : one)),
    ...open.map((one) => ({ ...one, branchId: to, from: on })),
  ]
}

type Held = { _id: string; memberId: MemberId; orgId: OrgId; role: Role } & Span

/**
 * Offices end with their branch and begin anew where the holder goes, but for the secretary's: the new branch gets its
 * own (domain §3). Whoever led from another branch goes nowhere.
 */
export function carriedOffices(
  offices: readonly Held[],
  facts: { moves: readonly Moved[]; on: Day; idOf: (office: Omit<Held, '_id'>) => string },
): { ended: Held[]; begun: Held[] } {
  const { moves, on, idOf } = facts
  const open = offices.filter((one) => one.to === null || one.to >= on)
  const begun = open.flatMap((one) => {
    const move = moves.find((each) => each.memberId === one.memberId)
    if (!move || one.role === 'secretary') return []
    const { memberId, role, to } = one
    const next = { memberId, role, orgId: move.to, from: on, to }
    return [{ _id: idOf(next), ...next }]
  })
  const unique = new Map(begun.map((one) => [one._id, one]))
  return {
    ended: open.map((one) => ({ ...one, to: addDays(on, -1) })),
    begun: [...unique.values()],
  }
}

/** The first day on which branches may end: months that are over keep who owed them (T6). */
export const earliestEnd = (today: Day): Day => firstDayOf(monthOfDay(today))

/**
 * Whether a branch can end on the eve of a day.
 * @returns null when it ended so already; refusals: `date-in-future`, `date-out-of-range`, `org-ended`,
 * `org-has-members`
 */
export function decideEnd(
  branch: { _id: OrgId; validFrom: Day; validTo: Day | null },
  people: readonly Placed[],
  { on, today }: { on: Day; today: Day },
): Decision<{ validTo: Day } | null> {
  const validTo = addDays(on, -1)
  if (branch.validTo === validTo) return yes(null)
  if (branch.validTo !== null) return refuse('org-ended', ['orgId'])
  if (on > today) return refuse('date-in-future', ['on'])
  const own = people.flatMap(({ relations }) =>
    relations.filter((one) => one.branchId === branch._id),
  )
  if (own.some((one) => one.to === null || one.to >= today)) return refuse('org-has-members')
  const busy = own.some((one) => one.to !== null && one.to >= on)
  if (busy || on <= branch.validFrom || on < earliestEnd(today))
    return refuse('date-out-of-range', ['on'])
  return yes({ validTo })
}
