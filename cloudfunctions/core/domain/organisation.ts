import type { Day, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { validOn } from './calendar'
import { decideDay, followedBy } from './dated'
import { begunBy, type Span } from './membership'

/** An organisation as far as its life in time goes (domain §3); `validTo` is the last day. */
export type Living = {
  _id: OrgId
  name: string
  names: readonly (Span & { name: string })[]
  validFrom: Day
  validTo: Day | null
  predecessors: readonly OrgId[]
  successors: readonly OrgId[]
}

export const livesOn = (org: Pick<Living, 'validFrom' | 'validTo'>, day: Day): boolean =>
  validOn({ from: org.validFrom, to: org.validTo }, day)

/** The name on a day, whatever it is called today (C0.1, T6). */
export const nameOn = ({ name, names }: Pick<Living, 'name' | 'names'>, day: Day): string =>
  (begunBy(names, day) ?? names[0])?.name ?? name

/** The living organisation of a name, among those beside it. */
export const namedOn = <O extends Living>(
  beside: readonly O[],
  name: string,
  day: Day,
): O | undefined => beside.find((one) => one.name === name && livesOn(one, day))

/**
 * Who takes over what an ended branch left open: the living branches it went into, directly or through others, or the unit
 * above when there is none (domain §7 #8, #19). Nobody while it lives.
 * @param beside every branch of the unit; a branch goes into others of its own unit
 */
export function heirsAmong<O extends Living & { parentId: OrgId }>(
  branch: O,
  beside: ReadonlyMap<OrgId, O>,
  day: Day,
): OrgId[] {
  if (livesOn(branch, day)) return []
  const living = successorsOf(branch._id, beside)
    .filter((one) => livesOn(one, day))
    .map((one) => one._id)
  return living.length > 0 ? living : [branch.parentId]
}

/** The ended branches of which one of these is an heir, and all heirs of each. */
export function leftTo<O extends Living & { parentId: OrgId }>(
  ids: readonly OrgId[],
  beside: readonly O[],
  day: Day,
): { branch: O; heirs: OrgId[] }[] {
  const byId = new Map(beside.map((one) => [one._id, one]))
  return beside
    .map((branch) => ({ branch, heirs: heirsAmong(branch, byId, day) }))
    .filter(({ heirs }) => heirs.some((id) => ids.includes(id)))
}

/** Everything an organisation went into, through however many changes. */
function successorsOf<O extends Living>(orgId: OrgId, orgs: ReadonlyMap<OrgId, O>): O[] {
  const found = new Map<OrgId, O>()
  const queue = [...(orgs.get(orgId)?.successors ?? [])]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const org = orgs.get(id)
    if (!org || found.has(id)) continue
    found.set(id, org)
    queue.push(...org.successors)
  }
  return [...found.values()]
}

/**
 * A new name from a day on; the identity stays (domain §3).
 * @param beside organisations among which a name stands for one
 * @returns null when it was named so already; refusals: `date-in-future`, `date-out-of-range`, `org-name-taken`
 */
export function decideName(
  org: Living,
  beside: readonly Living[],
  facts: { name: string; on: Day; today: Day },
): Decision<{ name: string; names: (Span & { name: string })[] } | null> {
  const { name, on, today } = facts
  if (org.name === name) return yes(null)
  const day = decideDay(on, today, org.names.at(-1)?.from ?? org.validFrom)
  if (!day.ok) return day
  const taken = namedOn(beside, name, today)
  if (taken && taken._id !== org._id) return refuse('org-name-taken', ['name'])
  return yes({ name, names: followedBy(org.names, { name, from: on, to: null }) })
}

/**
 * The legal type of a unit from a day on (C0.1).
 * @returns null when it was so already; refusals: `date-in-future`, `date-out-of-range`
 */
export function decideKind<K extends string>(
  unit: { kind: K; kinds: readonly (Span & { kind: K })[]; validFrom: Day },
  facts: { kind: K; on: Day; today: Day },
): Decision<{ kind: K; kinds: (Span & { kind: K })[] } | null> {
  const { kind, on, today } = facts
  if (unit.kind === kind) return yes(null)
  const day = decideDay(on, today, unit.kinds.at(-1)?.from ?? unit.validFrom)
  if (!day.ok) return day
  return yes({ kind, kinds: followedBy(unit.kinds, { kind, from: on, to: null }) })
}

/** Everything an organisation came out of, through however many changes. */
export function ancestorsOf(
  orgId: OrgId,
  orgs: ReadonlyMap<OrgId, Pick<Living, 'predecessors'>>,
): Set<OrgId> {
  const found = new Set<OrgId>()
  const queue = [...(orgs.get(orgId)?.predecessors ?? [])]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (found.has(id)) continue
    found.add(id)
    queue.push(...(orgs.get(id)?.predecessors ?? []))
  }
  return found
}

/**
 * Whether something new could come out of these: each named once, and none out of another of them, so that no way back
 * in time ever leads in a circle.
 */
export function mayBePredecessors(
  from: readonly OrgId[],
  orgs: ReadonlyMap<OrgId, Pick<Living, 'predecessors'>>,
): Decision<null> {
  const twice = new Set(from).size < from.length
  const knotted = from.some((id) => {
    const ancestors = ancestorsOf(id, orgs)
    return from.some((other) => ancestors.has(other))
  })
  return twice || knotted ? refuse('org-cycle', ['from']) : yes(null)
}
