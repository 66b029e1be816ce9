import type { BranchMonth, Day, Instant, Month, MonthPolicy, OrgId } from '../contract'
import { dateOf, dayOf, lastDayOf, monthOf, monthOfDay, validOn } from './calendar'
import { type Sittings, sittingsOf } from './phase'

/** A branch as far as its months depend on it; `validTo` is its last day. */
export type Living = {
  _id: OrgId
  validFrom: Day
  validTo: Day | null
  /** Branches it came out of. */
  predecessors: readonly OrgId[]
}

/** A theme day as far as a month depends on it. */
export type HeldDay = Sittings & {
  branchId: OrgId
  month: Month
  makesUpFor: Month | null
  cancelled: object | null
  /** Due people present; null while the register is not counted. */
  presentCount: number | null
}

export type Obligations = {
  now: Instant
  /** The branches concerned and those they came out of. */
  branches: ReadonlyMap<OrgId, Living>
  /** Their theme days. */
  days: ReadonlyMap<OrgId, readonly HeldDay[]>
  /** What unit or school decided about a month; `normal` when nothing. */
  policyOf(month: Month): MonthPolicy
  /** The month a combined one is held together with; null when none is named. */
  combinedWith?(month: Month): Month | null
}

/** After this day of a month a new branch owes nothing before the next one. */
const FOUNDED_LATE = 20

/**
 * The state of a branch's month (C2.1b, C2.1c, domain §7 #2, #15, #19). The branch that exists on the last day owes the
 * month, except when it was founded after the twentieth, or out of branches that had held it. A day counts for the month
 * of its start, or for the one it makes up for, and never for two. What was held stands before what was decided; a month
 * is not called missed while a register of it is not counted.
 */
export function monthState(branch: Living, month: Month, facts: Obligations): BranchMonth {
  const { now } = facts
  const held = firstHeld(inMonth(branch, month, facts), now)
  if (held) return { month, state: 'held_on_time', heldOn: held }
  const without = (state: BranchMonth['state']): BranchMonth => ({ month, state, heldOn: null })
  if (!owes(branch, month, facts)) return without('none')
  if (month >= monthOf(now) || isWaiting(branch, month, facts)) return without('upcoming')
  const policy = facts.policyOf(month)
  if (policy === 'exempt' || (policy === 'combined' && isCombined(branch, month, facts))) {
    return without(policy)
  }
  const madeUp = firstHeld(
    daysOf(branch, facts).filter((one) => one.makesUpFor === month),
    now,
  )
  return madeUp ? { month, state: 'held_late', heldOn: madeUp } : without('missed')
}

/** A combined month stands as long as the one it is held together with is held or still to come (domain §7 #2). */
function isCombined(branch: Living, month: Month, facts: Obligations): boolean {
  const other = facts.combinedWith?.(month) ?? null
  if (other === null) return true
  const { state } = monthState(branch, other, { ...facts, combinedWith: () => null })
  return !NOT_HELD.includes(state)
}
const NOT_HELD: readonly BranchMonth['state'][] = ['missed', 'exempt', 'combined']

/** Theme days by the branch that holds them. */
export function byBranch<D extends { branchId: OrgId }>(days: readonly D[]): Map<OrgId, D[]> {
  const sorted = new Map<OrgId, D[]>()
  for (const day of days) {
    const list = sorted.get(day.branchId)
    if (list) list.push(day)
    else sorted.set(day.branchId, [day])
  }
  return sorted
}

/** The month a theme day counts for, and no other (C2.1b). */
export const monthCounted = (day: { month: Month; makesUpFor: Month | null }): Month =>
  day.makesUpFor ?? day.month

const daysOf = (branch: Living, { days }: Obligations): HeldDay[] =>
  (days.get(branch._id) ?? []).filter((one) => !one.cancelled)

const inMonth = (branch: Living, month: Month, facts: Obligations): HeldDay[] =>
  daysOf(branch, facts).filter((one) => one.makesUpFor === null && one.month === month)

const isOver = (day: HeldDay, now: Instant): boolean =>
  sittingsOf(day).every((one) => one.endsAt <= now)

/** Over, with a counted register and at least one due person present (C2.1b, C2.3b). */
export const isHeld = (day: HeldDay, now: Instant): boolean =>
  isOver(day, now) && day.presentCount !== null && day.presentCount > 0

function firstHeld(days: readonly HeldDay[], now: Instant): Day | null {
  const starts = days.filter((one) => isHeld(one, now)).map((one) => one.startsAt)
  return starts.length > 0 ? dayOf(Math.min(...starts)) : null
}

function owes(branch: Living, month: Month, facts: Obligations): boolean {
  const lives = validOn({ from: branch.validFrom, to: branch.validTo }, lastDayOf(month))
  return lives && isOpen(branch, month, facts)
}

/**
 * Whether the month falls to a branch that exists in it: it was there before, was founded in time, or took over from
 * one to which it fell and that had not held it.
 */
function isOpen(branch: Living, month: Month, facts: Obligations): boolean {
  if (monthOfDay(branch.validFrom) < month) return true
  if (branch.predecessors.length === 0) return dateOf(branch.validFrom) <= FOUNDED_LATE
  return branch.predecessors.some((id) => {
    const one = earlier(id, branch, facts)
    return (
      !one ||
      (firstHeld(inMonth(one, month, facts), facts.now) === null && isOpen(one, month, facts))
    )
  })
}

/** A branch this one came out of; null when it is not known or no older. */
function earlier(id: OrgId, branch: Living, { branches }: Obligations): Living | null {
  const one = branches.get(id)
  return one && one.validFrom < branch.validFrom ? one : null
}

/** Whether a day of the month, of the branch or of those it took over from in it, is not over or not counted yet. */
function isWaiting(branch: Living, month: Month, facts: Obligations): boolean {
  const own = inMonth(branch, month, facts).some(
    (one) => !isOver(one, facts.now) || one.presentCount === null,
  )
  if (own || monthOfDay(branch.validFrom) < month) return own
  return branch.predecessors.some((id) => {
    const one = earlier(id, branch, facts)
    return one !== null && isWaiting(one, month, facts)
  })
}
