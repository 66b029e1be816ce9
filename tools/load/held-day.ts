import type { Month, Notice, PlanWords } from '../../cloudfunctions/core/contract'
import { addDays, DAY, dayOf, instantOf, MINUTE } from '../../cloudfunctions/core/domain/calendar'
import { dueList } from '../../cloudfunctions/core/domain/due-list'
import { activityIdOf } from '../../cloudfunctions/core/domain/identity'

import { slotDay, slotOn } from '../../cloudfunctions/core/domain/slot'
import { newActivity } from '../../cloudfunctions/core/steps/new-activity'
import type { Activity } from '../../cloudfunctions/core/store/activities'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch } from '../../cloudfunctions/core/store/orgs'

/** A theme day that was held, as invented data tell it. */
export type HeldDay = {
  branch: Branch
  /** Everybody who ever belonged to the branch. */
  people: readonly Member[]
  words: PlanWords
  startsAt: number
  /** Calendar days between notice and day; two or more, so that it is in good time. */
  leadDays: number
  /** How many of the due were there. */
  present: (due: number) => number
  postedBy: string
  /** Whether the branch keeps a plan that named the month. */
  planned: boolean
  makesUpFor?: Month
}

/** The activity as it stands after its end: list final, register counted, record not yet closed. */
export function heldDay(day: HeldDay): Activity {
  const { branch, words, startsAt, postedBy } = day
  const slot = slotOn(branch, dayOf(startsAt))
  const postedAt = startsAt - day.leadDays * DAY - 5 * 60 * MINUTE
  const notice: Notice = { at: postedAt, leadDays: day.leadDays, verdict: 'on_time' }
  const roster = dueList(day.people, {
    branchId: branch._id,
    day: dayOf(startsAt),
    invited: [],
    visiting: [],
  })
  return newActivity({
    _id: activityIdOf(branch._id, postedBy, `held-${dayOf(startsAt)}`),
    branchId: branch._id,
    branchName: branch.name,
    unitId: branch.parentId,
    makesUpFor: day.makesUpFor ?? null,
    theme: words.theme,
    themeSource: 'branch',
    plan: { planned: day.planned, reason: null },
    items: words.items,
    mode: words.mode,
    place: words.place || (slot?.place ?? '会议室'),
    startsAt,
    endsAt: startsAt + (slot?.minutes ?? 90) * MINUTE,
    notice,
    roster,
    // when the register opens
    frozenAt: startsAt - 30 * MINUTE,
    recorderId: postedBy,
    presentCount: day.present(roster.filter(({ standing }) => standing === 'due').length),
    postedBy,
    postedAt,
    graceMinutes: 15,
    untold: null,
  })
}

/** The usual day of a month, moved by some days; the 10th where there is none. */
export function usualStart(branch: Branch, month: Month, moved = 0): number {
  const slot = slotOn(branch, `${month}-28`)
  const day = slot ? slotDay(slot, month) : `${month}-10`
  return instantOf(addDays(day, moved), slot?.time ?? '15:00')
}
