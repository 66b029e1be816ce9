import type { Day, Instant } from '../contract'
import { addDays, validOn } from './calendar'
import { livesElsewhere } from './due-list'
import { roleIdOf } from './identity'
import type { Relation, Span } from './membership'
import { type DatedFacts, endedWith, firstFacts, laterFacts } from './roster-dated'
import type { MemberPlan, RosterPlan } from './roster-plan'

export type RosterKind = 'units' | 'branches' | 'members' | 'roles'
type Fields = Record<string, unknown>
type Stored = { _id: string } & Fields

/** One document to write; the kinds come in the order in which they must be written. */
export type RosterWrite =
  | { kind: RosterKind; how: 'insert'; doc: Stored }
  | { kind: RosterKind; how: 'patch'; id: string; fields: Fields }
export type RosterCount = { added: number; changed: number; unchanged: number }
export type RosterChanges = { writes: RosterWrite[]; counts: Record<RosterKind, RosterCount> }

/**
 * What is stored now, by id: the documents the plan names, the branches its people come from, and every office its people
 * hold or its branches have.
 */
export type StoredRoster = { docs: ReadonlyMap<string, Stored>; openRoles: readonly Stored[] }

/**
 * The difference between a plan and what is stored. A document that agrees is not written; one that differs gets only
 * the differing fields, so that a binding made meanwhile survives. Organisations come before people and people before
 * offices: running again after a crash finishes the work.
 * @param at.since first day of units, relations and offices that are new to the store; none begins before its branch
 * @param at.founding first day of branches that are new
 * @param at.day first day of what changes; what it replaces ends the day before
 */
export function rosterChanges(
  plan: RosterPlan,
  stored: StoredRoster,
  at: { now: Instant; day: Day; since: Day; founding: Day },
): RosterChanges {
  const writes: RosterWrite[] = []
  const zero = (): RosterCount => ({ added: 0, changed: 0, unchanged: 0 })
  const counts = { units: zero(), branches: zero(), members: zero(), roles: zero() }
  const meet = (
    kind: RosterKind,
    planned: Stored,
    onlyNew: Fields,
    more: (old: Stored) => Fields,
  ) => {
    const old = stored.docs.get(planned._id)
    if (!old) {
      counts[kind].added++
      writes.push({ kind, how: 'insert', doc: { ...planned, ...onlyNew } })
      return
    }
    const fields = { ...differing(planned, old), ...more(old) }
    if (Object.keys(fields).length === 0) counts[kind].unchanged++
    else {
      counts[kind].changed++
      writes.push({ kind, how: 'patch', id: old._id, fields })
    }
  }
  const founded = (name: string, from: Day) => ({
    names: [{ name, from, to: null }],
    predecessors: [],
    successors: [],
    validFrom: from,
    validTo: null,
    createdAt: at.now,
  })
  const newBranches = new Set(
    plan.branches.map(({ _id }) => _id).filter((id) => !stored.docs.has(id)),
  )
  /** First day of what is new in an organisation: nothing begins before it does. */
  const sinceIn = (orgId: string): Day => {
    const begins = newBranches.has(orgId) ? at.founding : stored.docs.get(orgId)?.validFrom
    return typeof begins === 'string' && begins > at.since ? begins : at.since
  }
  // what an organisation is and where it belongs is changed in the app, with dates; a workbook founds what is new
  for (const unit of plan.units) {
    const kinds = [{ kind: unit.kind, from: at.since, to: null }]
    const onlyNew = { ...founded(unit.name, at.since), kinds }
    meet('units', standing(unit, stored), onlyNew, () => ({}))
  }
  for (const { slot, groups, ...branch } of plan.branches) {
    const span = { from: at.founding, to: null }
    const onlyNew = {
      ...founded(branch.name, at.founding),
      groups: groups.map((name) => ({ name, ...span })),
      slots: slot ? [{ ...slot, ...span }] : [],
    }
    meet('branches', standing(branch, stored), onlyNew, (old) => ({
      ...laterSlot(old, slot, at.day),
      ...laterGroups(old, groups, at.day),
    }))
  }
  for (const member of plan.members) {
    const { exemptReason: _, ...said } = member
    const planned = { ...said, liaisonId: liaisonAfter(member, stored) }
    const onlyNew = {
      ...firstFacts(member, sinceIn(member.branchId)),
      exclusions: [],
      openid: null,
      createdAt: at.now,
      updatedAt: at.now,
    }
    meet('members', planned, onlyNew, (old) => {
      const later = laterFacts(old as never, member, at.day)
      const changed = Object.keys({ ...differing(planned, old), ...later }).length > 0
      return changed ? { ...later, updatedAt: at.now } : {}
    })
  }
  const people = new Map(plan.members.map((member) => [member._id, member]))
  const here = new Set([...plan.units, ...plan.branches].map((org) => org._id))
  const open = stored.openRoles.filter((role) => role.to === null)
  const isSame = (role: Fields) => (other: Fields) =>
    (['memberId', 'orgId', 'role'] as const).every((field) => role[field] === other[field])
  for (const role of plan.roles) {
    if (open.some(isSame(role))) counts.roles.unchanged++
    else {
      counts.roles.added++
      const from = sinceIn(role.orgId)
      const _id = roleIdOf(role.memberId, role.orgId, role.role, from)
      writes.push({ kind: 'roles', how: 'insert', doc: { _id, ...role, from, to: null } })
    }
  }
  for (const role of open) {
    const member = people.get(String(role.memberId))
    if (!member) continue
    // offices of the school, and of organisations that the workbook does not speak of, are none of its business; but in a
    // branch that somebody leaves they end with the relation
    const isOutlived = () => endedWith(role as never, relationsAfter(member, stored, at.day))
    if (!here.has(String(role.orgId)) && !isOutlived()) continue
    if (plan.roles.some(isSame(role))) continue
    counts.roles.changed++
    writes.push({ kind: 'roles', how: 'patch', id: role._id, fields: { to: addDays(at.day, -1) } })
  }
  return { writes, counts }
}

/** A person's relations as they are after the import. */
function relationsAfter(member: MemberPlan, { docs }: StoredRoster, day: Day): Relation[] {
  const old = docs.get(member._id) as unknown as (DatedFacts & MemberPlan) | undefined
  return old ? (laterFacts(old, member, day).relations ?? old.relations) : []
}

/** Of an organisation that is there already nothing is planned but that it is there. */
const standing = <O extends Stored>(org: O, stored: StoredRoster): O =>
  ({ ...org, ...pick(stored.docs.get(org._id), Object.keys(org)) }) as O

const pick = (old: Stored | undefined, names: readonly string[]): Fields =>
  old ? Object.fromEntries(names.map((name) => [name, old[name]])) : {}

function differing(planned: Stored, old: Stored): Fields {
  const fields: Fields = {}
  for (const [name, value] of Object.entries(planned)) {
    if (!same(value, old[name])) fields[name] = value
  }
  return fields
}

/** A new usual slot begins on the day; the one before ends the day before (C2.1a). An empty cell says nothing. */
function laterSlot(old: Stored, slot: Fields | null, day: Day): Fields {
  if (slot === null) return {}
  const slots = old.slots as (Fields & { from: Day; to: Day | null })[]
  const { from: _from, to: _to, ...last } = slots.filter((one) => one.to === null).at(-1) ?? {}
  if (same(last, slot)) return {}
  const ended = slots.map((one) => (one.to === null ? { ...one, to: addDays(day, -1) } : one))
  return { slots: [...ended, { ...slot, from: day, to: null }] }
}

/** Groups that the sheet names and the branch has not got today; one that nobody names any more stays. */
function laterGroups(old: Stored, named: readonly string[], day: Day): Fields {
  const groups = old.groups as (Span & { name: string })[]
  const added = named.filter(
    (name) => !groups.some((one) => one.name === name && validOn(one, day)),
  )
  if (added.length === 0) return {}
  return { groups: [...groups, ...added.map((name) => ({ name, from: day, to: null }))] }
}

/**
 * Who keeps in touch: as the cell says. An empty one leaves who was named in the app, as long as the person lives
 * elsewhere and belongs to the same branch (C2.3g).
 */
function liaisonAfter(member: MemberPlan, { docs }: StoredRoster): string | null {
  const old = docs.get(member._id)
  const stays = old?.branchId === member.branchId && livesElsewhere(member.mobility)
  return (
    member.liaisonId ?? (stays ? ((old?.liaisonId as string | null | undefined) ?? null) : null)
  )
}

/** Equal as data, whatever the order of the fields. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a as Fields, b as Fields]
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => same(left[name], right[name]))
  )
}
