import type { ActivityId, Hint, Instant, MemberId, Notice, OffCampus, OrgId } from '../contract'
import { dayOf, monthOf, timeOf } from './calendar'
import type { OnList } from './due-list'
import { type Sitting, sittingsOf } from './phase'
import { type Slot, slotDay } from './slot'

/** What a theme day must say for itself that anybody could hold the hints against it. */
export type Hinted = Sitting & {
  _id: ActivityId
  branchId: OrgId
  theme: string
  mode: string
  sessions: readonly Sitting[]
  plan: { planned: boolean }
  event: { eventId: string } | null
  notice: Notice
  revisions: readonly { late: boolean }[]
  offCampus: OffCampus | null
  roster: readonly OnList[]
  visiting: readonly MemberId[]
  cancelled: object | null
  postedBy: MemberId
}

/** Themes that say nothing (C2.0c). */
const GENERIC = /^(开展)?(支部)?(主题)?(党日)?(主题)?(党员)?(活动|党日)$/u
const isGeneric = (theme: string) =>
  GENERIC.test(theme.replace(/[\s\p{P}\d年月第次]/gu, '').replace(/^.*?支部(?=主题党日)/u, ''))

/**
 * Hints for the secretary and the deputy alone; a hint is not a finding (C3.9b).
 * @param slot the branch's usual slot on that day (C2.1a)
 * @param leaders of the branch
 * @param elsewhere theme days around the same time that involve people of this one
 */
export function hintsOf(
  activity: Hinted,
  facts: {
    slot: Slot | null
    leaders: readonly MemberId[]
    elsewhere: readonly Hinted[]
  },
): Hint[] {
  const { notice, theme, plan } = activity
  const found: Record<Hint, boolean> = {
    unplanned: !plan.planned,
    short_notice: notice.verdict === 'short',
    late_change: activity.revisions.some((one) => one.late),
    generic_theme: isGeneric(theme),
    other_than_usual_slot: facts.slot !== null && !isUsual(activity.startsAt, facts.slot),
    off_campus_incomplete: isOffCampusIncomplete(activity),
    same_time_elsewhere: facts.elsewhere.some((other) => collide(activity, other, facts.leaders)),
    // found by the platform while it is typed, not kept with the day
    words_risky: false,
  }
  return (Object.keys(found) as Hint[]).filter((hint) => found[hint])
}

const isUsual = (startsAt: Instant, slot: Slot) =>
  dayOf(startsAt) === slotDay(slot, monthOf(startsAt)) && timeOf(startsAt) === slot.time

/** A day off campus should have settled transport, budget, approval and a contact; nothing is blocked (C3.8). */
const isOffCampusIncomplete = ({ mode, offCampus }: Hinted) =>
  offCampus === null ? mode === 'visit' : Object.values(offCampus).some((text) => text === '')

const overlap = (a: Hinted, b: Hinted) =>
  sittingsOf(a).some((one) =>
    sittingsOf(b).some((other) => one.startsAt < other.endsAt && other.startsAt < one.endsAt),
  )

/**
 * Whether somebody who is due here or leads here is due, visits or chairs in another branch at the same time
 * (domain §7 #5, #6); parts of one event are held together.
 */
function collide(own: Hinted, other: Hinted, leaders: readonly MemberId[]): boolean {
  const together = own.event !== null && own.event.eventId === other.event?.eventId
  if (other.branchId === own.branchId || other.cancelled || together || !overlap(own, other)) {
    return false
  }
  const here = new Set([...leaders, ...dueOf(own)])
  return [...dueOf(other), ...other.visiting, other.postedBy].some((id) => here.has(id))
}

const dueOf = ({ roster }: Hinted): MemberId[] =>
  roster.filter((row) => row.standing === 'due').map((row) => row.memberId)
