import * as z from 'zod'
import { ContentItem, Instant, MemberId, MONTH_POLICIES, Month, OrgId } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * What a unit or the school sets for a month: a theme (C2.0c) or a policy (C2.1c).
 * Id: `theme_<org>_<month>` or `policy_<org>_<month>`.
 */
export const months: Collection = {
  name: 'months',
  indexes: [
    { name: 'month', keys: [['month', 1]] },
    {
      name: 'org_month',
      keys: [
        ['orgId', 1],
        ['month', 1],
      ],
    },
  ],
}

const Setting = {
  _id: z.string(),
  orgId: OrgId,
  orgName: z.string(),
  month: Month,
  setBy: MemberId,
  setAt: Instant,
}
export const ThemeSet = z.object({
  ...Setting,
  kind: z.literal('theme'),
  theme: z.string(),
  items: z.array(ContentItem),
  note: z.string(),
  earlier: z.array(z.object({ theme: z.string(), setBy: MemberId, setAt: Instant })),
})
export const PolicySet = z.object({
  ...Setting,
  kind: z.literal('policy'),
  policy: z.enum(MONTH_POLICIES),
  reason: z.string(),
  combinedWith: Month.nullable(),
  earlier: z.array(
    z.object({
      policy: z.enum(MONTH_POLICIES),
      reason: z.string(),
      setBy: MemberId,
      setAt: Instant,
    }),
  ),
})
export type ThemeSet = z.infer<typeof ThemeSet>
export type PolicySet = z.infer<typeof PolicySet>
export type MonthSet = ThemeSet | PolicySet

/** The themes among what was set. */
export const themesIn = (set: readonly MonthSet[]): ThemeSet[] =>
  set.filter((one) => one.kind === 'theme')
/** The policies among what was set. */
export const policiesIn = (set: readonly MonthSet[]): PolicySet[] =>
  set.filter((one) => one.kind === 'policy')

/** What the unit and the school above set for some months. Index: org_month. */
export async function monthsSet(
  db: Documents,
  orgIds: readonly string[],
  span: { from: string; to: string },
): Promise<MonthSet[]> {
  if (orgIds.length === 0) return []
  const found = await db.find(months.name, {
    where: { orgId: { in: [...orgIds] }, month: { gte: span.from, lte: span.to } },
    limit: 1000,
  })
  return found.map((doc) => (doc.kind === 'theme' ? ThemeSet.parse(doc) : PolicySet.parse(doc)))
}

export async function themeSetOf(db: PointDocuments, id: string): Promise<ThemeSet | null> {
  const doc = await db.get(months.name, id)
  return doc ? ThemeSet.parse(doc) : null
}

export async function policySetOf(db: PointDocuments, id: string): Promise<PolicySet | null> {
  const doc = await db.get(months.name, id)
  return doc ? PolicySet.parse(doc) : null
}

export const putMonth = (tx: PointDocuments, set: MonthSet): Promise<void> =>
  tx.put(months.name, set)
