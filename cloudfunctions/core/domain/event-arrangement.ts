import type { Instant, MemberId, OffCampus, OrgId, Parsed, Stage } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf } from './calendar'
import { type OnList, type Rostered, withGuests } from './due-list'
import { decideAsking } from './posting'

/** What of a day a branch arranges for itself. */
export type Arranged = {
  recorderId: MemberId | null
  invited: MemberId[]
  visiting: MemberId[]
  offCampus: OffCampus | null
}
export type Arrangeable = Arranged & {
  branchId: OrgId
  startsAt: Instant
  roster: readonly OnList[]
  arranged: number
}

const PLACES = ['transport', 'budgetSource', 'approvalRef', 'safetyContact'] as const

const isSameBlock = (a: OffCampus | null, b: OffCampus | null): boolean =>
  PLACES.every((place) => (a?.[place] ?? '') === (b?.[place] ?? ''))

const isSameSet = (a: readonly MemberId[], b: readonly MemberId[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join()

const isSame = (a: Arranged, b: Arranged): boolean =>
  a.recorderId === b.recorderId &&
  isSameSet(a.invited, b.invited) &&
  isSameSet(a.visiting, b.visiting) &&
  isSameBlock(a.offCampus, b.offCampus)

/** Guests whom the new arrangement leaves out. */
export const leftOut = (before: Arranged, after: Arranged): MemberId[] => {
  const still = new Set([...after.invited, ...after.visiting])
  return [...before.invited, ...before.visiting].filter((id) => !still.has(id))
}

/**
 * Who keeps the record, who comes as a guest or a guide, and what an outing has settled, arranged anew after the posting
 * (C2.3f, C3.8, domain §7 #6). Who was asked before may come whatever has changed since; the members' rows of the list
 * stay as they are. Said again it changes nothing.
 * @param people everybody who ever belonged to the branch, and the guides
 * @returns null when it is arranged like this already; refusals: `activity-changed`, `guest-arrived`, those of
 * {@link decideAsking}
 */
export function decideArranging(
  activity: Arrangeable,
  input: Parsed<'activity.arrange'>,
  facts: {
    people: readonly (Rostered & { stage: Stage })[]
    leaders: readonly MemberId[]
    officers: readonly MemberId[]
    /** Guests on the register already. */
    arrived: readonly MemberId[]
    now: Instant
  },
): Decision<(Arranged & { roster: OnList[]; arranged: number }) | null> {
  const { branchId, arranged, startsAt } = activity
  if (isSame(activity, input)) return yes(null)
  if (input.arranged !== arranged) return refuse('activity-changed')
  if (leftOut(activity, input).some((id) => facts.arrived.includes(id))) {
    return refuse('guest-arrived')
  }
  const anew = (ids: readonly MemberId[], before: readonly MemberId[]) =>
    ids.filter((id) => !before.includes(id))
  const asked = decideAsking(
    {
      invited: anew(input.invited, activity.invited),
      visiting: anew(input.visiting, activity.visiting),
      recorderId: input.recorderId === activity.recorderId ? null : input.recorderId,
    },
    facts,
    { branchId, now: facts.now },
  )
  if (!asked.ok) return asked
  const { recorderId, offCampus } = input
  const invited = [...new Set(input.invited)]
  const visiting = [...new Set(input.visiting)]
  const day = dayOf(startsAt)
  const roster = withGuests(activity.roster, facts.people, { day, invited, visiting })
  return yes({ recorderId, invited, visiting, offCampus, roster, arranged: arranged + 1 })
}
