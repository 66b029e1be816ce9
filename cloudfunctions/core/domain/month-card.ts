import type {
  ContentItem,
  Month,
  MonthPolicySet,
  OrgId,
  SuperiorTheme,
  ThemeSource,
} from '../contract'
import type { Policy } from './month-policy'
import type { KeptRow } from './plan'

type SetBy = { orgId: OrgId; orgName: string }
type Theme = SetBy & { theme: string; items: ContentItem[]; note: string }

/** What was decided about a month, and by whom. */
export const policyCard = (set: SetBy & Policy): MonthPolicySet => ({
  policy: set.policy,
  reason: set.reason,
  combinedWith: set.combinedWith,
  by: { orgId: set.orgId, name: set.orgName },
})

/** A theme set from above, and by whom. */
export const themeCard = (set: Theme): SuperiorTheme => ({
  theme: set.theme,
  items: set.items,
  note: set.note,
  by: { orgId: set.orgId, name: set.orgName },
})

export type Prepared = {
  theme: string
  items: ContentItem[]
  mode: KeptRow['mode'] | null
  place: string
  source: ThemeSource
}

/** What stands ready for a month: the row of the plan, else the theme set from above (C2.0b, C2.0c). */
export function preparedFor(
  month: Month,
  rows: readonly KeptRow[],
  superior: Theme | null,
): Prepared | null {
  const row = rows.find((one) => one.month === month)
  if (row) {
    const { theme, items, mode, place, source } = row
    return { theme, items, mode, place, source }
  }
  if (!superior) return null
  const { theme, items } = superior
  return { theme, items, mode: null, place: '', source: 'superior' }
}
