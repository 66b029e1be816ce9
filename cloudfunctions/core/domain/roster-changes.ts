import type { Day, Instant } from '../contract'
import { addDays } from './calendar'
import type { RosterPlan } from './roster-plan'

export type RosterKind = 'units' | 'branches' | 'members' | 'roles'
type Fields = Record<string, unknown>
type Stored = { _id: string } & Fields

/** One document to write; the kinds come in the order in which they must be written. */
export type RosterWrite =
  | { kind: RosterKind; how: 'insert'; doc: Stored }
  | { kind: RosterKind; how: 'patch'; id: string; fields: Fields }
export type RosterCount = { added: number; changed: number; unchanged: number }
export type RosterChanges = { writes: RosterWrite[]; counts: Record<RosterKind, RosterCount> }

/** What is stored now, by id: the documents the plan names and every office its people hold or its branches have. */
export type StoredRoster = { docs: ReadonlyMap<string, Stored>; openRoles: readonly Stored[] }

type Relation = { branchId: string; from: Day; to: Day | null }

/**
 * The difference between a plan and what is stored. A document that agrees is not written; one that differs gets only
 * the differing fields, so that a binding made meanwhile survives. Organisations come before people and people before
 * offices: running again after a crash finishes the work.
 * @param at.since first day of organisations, relations and offices that are new to the store
 * @param at.day first day of what changes; what it replaces ends the day before
 */
export function rosterChanges(
  plan: RosterPlan,
  stored: StoredRoster,
  at: { now: Instant; day: Day; since: Day },
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
  const founded = { validFrom: at.since, validTo: null, createdAt: at.now }
  for (const unit of plan.units) meet('units', unit, founded, () => ({}))
  for (const branch of plan.branches) meet('branches', branch, founded, () => ({}))
  for (const member of plan.members) {
    const first = [{ branchId: member.branchId, from: at.since, to: null }]
    const onlyNew = { relations: first, openid: null, createdAt: at.now, updatedAt: at.now }
    meet('members', member, onlyNew, (old) => ({
      ...moved(old, member.branchId, at.day),
      ...(Object.keys(differing(member, old)).length > 0 ? { updatedAt: at.now } : {}),
    }))
  }
  for (const role of plan.roles) {
    meet('roles', role, { from: at.since, to: null }, (old) =>
      old.to === null ? {} : { from: at.day, to: null },
    )
  }
  const people = new Set(plan.members.map((member) => member._id))
  const kept = new Set(plan.roles.map((role) => role._id))
  for (const role of stored.openRoles) {
    if (role.to !== null || kept.has(role._id) || !people.has(String(role.memberId))) continue
    counts.roles.changed++
    writes.push({ kind: 'roles', how: 'patch', id: role._id, fields: { to: addDays(at.day, -1) } })
  }
  return { writes, counts }
}

function differing(planned: Stored, old: Stored): Fields {
  const fields: Fields = {}
  for (const [name, value] of Object.entries(planned)) {
    if (!same(value, old[name])) fields[name] = value
  }
  return fields
}

/** A branch the member left is closed in the history and the new one opened; history is never rewritten (domain §3). */
function moved(old: Stored, branchId: string, day: Day): Fields {
  if (old.branchId === branchId) return {}
  const relations = (old.relations as Relation[]).map((relation) =>
    relation.to === null ? { ...relation, to: addDays(day, -1) } : relation,
  )
  return { relations: [...relations, { branchId, from: day, to: null }] }
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
