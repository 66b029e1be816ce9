import type * as z from 'zod'
import type { Documents, Query } from '../platform/ports'
import { activities } from './activities'
import { Activity } from './activity-shape'

/** A theme day as far as months depend on it: without its list, so that a school's month is a small answer. */
export const MonthDay = Activity.pick({
  _id: true,
  branchId: true,
  unitId: true,
  month: true,
  makesUpFor: true,
  theme: true,
  startsAt: true,
  endsAt: true,
  sessions: true,
  cancelled: true,
  sealedAt: true,
  presentCount: true,
})
export type MonthDay = z.infer<typeof MonthDay>

/** With what it is about; for a branch's own year. */
export const BranchDay = MonthDay.extend(Activity.pick({ items: true }).shape)
export type BranchDay = z.infer<typeof BranchDay>

const PAGE = 1000

/** All that fits the conditions, soonest first, a page after the other; a unit's year and a school's month are one page. */
async function daysWhere<D extends typeof MonthDay | typeof BranchDay>(
  db: Documents,
  shape: D,
  where: Query['where'],
): Promise<z.infer<D>[]> {
  const found: z.infer<D>[] = []
  const select = Object.keys(shape.shape)
  for (;;) {
    const page = await db.find(activities.name, {
      where,
      order: [
        ['startsAt', 'asc'],
        ['_id', 'asc'],
      ],
      skip: found.length,
      limit: PAGE,
      select,
    })
    found.push(...page.map((doc) => shape.parse(doc) as z.infer<D>))
    if (page.length < PAGE) return found
  }
}

const monthDays = (db: Documents, where: Query['where']): Promise<MonthDay[]> =>
  daysWhere(db, MonthDay, where)

type Months = { from: string; to: string }

/** Theme days of some branches that start in a span, with their content, soonest first. Index: branch_start. */
export const daysOfBranches = (
  db: Documents,
  branchIds: readonly string[],
  span: { from: number; to: number },
): Promise<BranchDay[]> =>
  branchIds.length === 0
    ? Promise.resolve([])
    : daysWhere(db, BranchDay, {
        branchId: { in: [...branchIds] },
        startsAt: { gte: span.from, lt: span.to },
      })

/** Theme days of all branches of a unit in a span of months, soonest first. Index: unit_month. */
export const daysOfUnit = (db: Documents, unitId: string, span: Months): Promise<MonthDay[]> =>
  monthDays(db, { unitId, month: { gte: span.from, lte: span.to } })

/**
 * Theme days of all branches in one month and those that made up for it in the months after, soonest first.
 * Indexes: month, made_up.
 */
export async function daysOfMonth(
  db: Documents,
  month: string,
  until: string,
): Promise<MonthDay[]> {
  const [held, madeUp] = await Promise.all([
    monthDays(db, { month }),
    monthDays(db, { makesUpFor: month, month: { gt: month, lte: until } }),
  ])
  return [...held, ...madeUp].sort((a, b) => a.startsAt - b.startsAt)
}

/**
 * Theme days of all branches in a year and those that made up for one of its months later on, soonest first; a page for
 * every thousand. Indexes: month, made_up.
 */
export async function daysOfYear(db: Documents, year: number): Promise<MonthDay[]> {
  const of: Months = { from: `${year}-01`, to: `${year}-12` }
  const [held, madeUp] = await Promise.all([
    monthDays(db, { month: { gte: of.from, lte: of.to } }),
    monthDays(db, {
      makesUpFor: { gte: of.from, lte: of.to },
      month: { gt: of.to, lte: `${year + 1}-12` },
    }),
  ])
  return [...held, ...madeUp].sort((a, b) => a.startsAt - b.startsAt)
}
