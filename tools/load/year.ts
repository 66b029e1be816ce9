import type { Month } from '../../cloudfunctions/core/contract'
import { addMonths, instantOf } from '../../cloudfunctions/core/domain/calendar'
import { monthIdOf, planIdOf } from '../../cloudfunctions/core/domain/identity'
import type { Activity } from '../../cloudfunctions/core/store/activities'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { PolicySet, ThemeSet } from '../../cloudfunctions/core/store/months'
import type { Branch, Unit } from '../../cloudfunctions/core/store/orgs'
import type { Plan } from '../../cloudfunctions/core/store/plans'
import { type HeldDay, heldDay, usualStart } from './held-day'
import type { Dice } from './random'
import { themeOf } from './themes'

export const monthsOf = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index))

/** The plan of a year, written and adopted in its first days (C2.0b). */
export function adoptedPlan(branch: Branch, year: number, by: string): Plan {
  const writtenAt = instantOf(`${year}-01-05`, '10:00')
  const adoptedAt = instantOf(`${year}-01-06`, '10:00')
  return {
    _id: planIdOf(branch._id, year),
    branchId: branch._id,
    year,
    revision: 2,
    rows: monthsOf(year).map((month) => ({
      ...themeOf(month),
      month,
      source: 'branch',
      adoptedAt,
      writtenBy: by,
      writtenAt,
      earlier: [],
    })),
  }
}

/** August is held together with July, as many schools do (C2.1c). */
export function summerPolicy(unit: Unit, year: number, by: string): PolicySet {
  const month = `${year}-08`
  return {
    _id: monthIdOf('policy', unit._id, month),
    kind: 'policy',
    orgId: unit._id,
    orgName: unit.name,
    month,
    policy: 'combined',
    reason: '暑假，与7月合并开展',
    combinedWith: `${year}-07`,
    setBy: by,
    setAt: instantOf(`${year}-06-20`, '10:00'),
    earlier: [],
  }
}

/** A theme of the unit for all its branches (C2.0c). */
export function autumnTheme(unit: Unit, year: number, by: string): ThemeSet {
  const month = `${year}-10`
  const { theme, items } = themeOf(month)
  return {
    _id: monthIdOf('theme', unit._id, month),
    kind: 'theme',
    orgId: unit._id,
    orgName: unit.name,
    month,
    theme,
    items,
    note: '',
    setBy: by,
    setAt: instantOf(`${year}-09-10`, '10:00'),
    earlier: [],
  }
}

/** How a branch's year went, by month; what is not named was held on its usual day. */
export type Course = {
  /** Months without a day of their own. */
  without: ReadonlySet<Month>
  /** Months made up for in the month after. */
  late: ReadonlySet<Month>
}

/** Chances are those of an ordinary school (domain §5): one month in thirty stays without, one is made up for. */
export function courseOf(year: number, dice: Dice): Course {
  const course = { without: new Set([`${year}-08`]), late: new Set<Month>() }
  for (const month of monthsOf(year)) {
    const chance = dice.next()
    if (chance < 0.03) course.without.add(month)
    else if (chance < 0.07 && month < `${year}-12`) course.late.add(month)
  }
  return course
}

/** The theme days of a branch's year that are over, oldest first. */
export function heldYear(facts: {
  branch: Branch
  people: readonly Member[]
  year: number
  course: Course
  by: string
  now: number
  dice: Dice
}): Activity[] {
  const { branch, people, year, course, by, now, dice } = facts
  const day = (startsAt: number, month: Month, makesUpFor?: Month): HeldDay => ({
    branch,
    people,
    words: themeOf(month),
    startsAt,
    leadDays: dice.between(2, 5),
    present: (due) => Math.max(1, Math.round(due * (0.85 + dice.next() * 0.13))),
    postedBy: by,
    planned: true,
    makesUpFor,
  })
  const days = monthsOf(year).flatMap((month) => {
    if (course.without.has(month)) return []
    if (!course.late.has(month)) return [heldDay(day(usualStart(branch, month), month))]
    return [heldDay(day(usualStart(branch, addMonths(month, 1), 3), month, month))]
  })
  return days.filter(({ endsAt }) => endsAt < now)
}
