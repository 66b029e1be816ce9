import type { Day } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { validOn } from './calendar'
import { decideDay, endedBefore, endedOnEveOf, followedBy } from './dated'
import type { Span } from './membership'
import type { Slot } from './slot'

type Group = Span & { name: string }
type Slotted = Slot & Span

/**
 * A new usual day of the month; the one before ends the day before (C2.1a).
 * @returns null when it is so already; refusals: `date-in-future`, `date-out-of-range`
 */
export function decideSlot(
  branch: { slots: readonly Slotted[]; validFrom: Day },
  { slot, on, today }: { slot: Slot; on: Day; today: Day },
): Decision<{ slots: Slotted[] } | null> {
  const last = branch.slots.at(-1)
  if (last && last.to === null && sameSlot(last, slot)) return yes(null)
  const day = decideDay(on, today, last?.from ?? branch.validFrom)
  if (!day.ok) return day
  return yes({ slots: followedBy(branch.slots, { ...slot, from: on, to: null }) })
}

const sameSlot = (a: Slot, b: Slot) =>
  (['nth', 'weekday', 'time', 'minutes', 'place'] as const).every((part) => a[part] === b[part])

export type GroupChange =
  | { what: 'add-group'; name: string; on: Day }
  | { what: 'rename-group'; name: string; newName: string; on: Day }
  | { what: 'end-group'; name: string; on: Day }

/**
 * The groups of a branch after a change.
 * @returns the groups, unchanged when it was made before; refusals: `date-in-future`, `date-out-of-range`,
 * `group-unknown`, `group-name-taken`
 */
export function decideGroups(
  branch: { groups: readonly Group[]; validFrom: Day },
  change: GroupChange,
  today: Day,
): Decision<Group[]> {
  const { groups } = branch
  const { name, on } = change
  const living = (wanted: string) =>
    groups.find((one) => one.name === wanted && validOn(one, today)) ?? null
  const next =
    change.what === 'add-group' ? name : change.what === 'end-group' ? null : change.newName
  const taken = next === null ? null : living(next)
  const ended = groups.some((one) => one.name === name && endedOnEveOf(one, on))
  const again = change.what === 'add-group' ? taken?.from === on : ended && living(name) === null
  if (again && (next === null || taken?.from === on)) return yes([...groups])
  if (taken) return refuse('group-name-taken', ['name'])
  const own = change.what === 'add-group' ? null : living(name)
  if (change.what !== 'add-group' && !own) return refuse('group-unknown', ['name'])
  const day = decideDay(on, today, own?.from ?? branch.validFrom)
  if (!day.ok) return day
  const rest = groups.flatMap((one) => (one === own ? endedBefore([one], on) : [one]))
  return yes(next === null ? rest : [...rest, { name: next, from: on, to: null }])
}
