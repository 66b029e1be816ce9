import type {
  ElectiveTag,
  Month,
  MonthPolicy,
  MonthPolicySet,
  RequiredCategory,
  SuperiorTheme,
} from '../../../../typings/contract'
import { groupsOf, oneLine } from '../../../components/event-fields/fields'
import { policyWords } from '../../../labels/month'
import { addMonths, monthWords } from '../../../lib/calendar'

/** What is set for a month, by the unit or by the school. */
export type MonthSetting = {
  now: number
  org: string
  theme: SuperiorTheme | null
  policy: MonthPolicySet | null
}

export type Form = {
  theme: string
  categories: RequiredCategory[]
  tags: ElectiveTag[]
  note: string
  policy: MonthPolicy
  combinedWith: Month
  reason: string
}

/** The months beside this one in the same year; a combined month is held together with one of them (C2.1c). */
export const neighbours = (month: Month): Month[] =>
  [addMonths(month, -1), addMonths(month, 1)].filter((one) => one.slice(0, 4) === month.slice(0, 4))

export const formOf = ({ theme, policy }: MonthSetting, month: Month): Form => ({
  theme: theme?.theme ?? '',
  ...groupsOf(theme?.items ?? []),
  note: theme?.note ?? '',
  policy: policy?.policy ?? 'normal',
  combinedWith: policy?.combinedWith ?? neighbours(month)[0] ?? '',
  reason: policy?.reason ?? '',
})

export function monthView(set: MonthSetting, month: Month, running: Month) {
  const { theme, policy, now } = set
  return {
    status: 'ready' as const,
    month,
    title: monthWords(month, now),
    org: set.org,
    hasBefore: month > running,
    themeSet: theme ? `已设：${theme.theme}` : '还没有统一主题',
    policySet: policy ? `已设：${policyWords[policy.policy]}（${policy.reason}）` : '正常开展',
    neighbourOptions: neighbours(month).map((one) => ({
      value: one,
      label: `与${Number(one.slice(5))}月合并`,
    })),
  }
}

export const themeLack = ({ theme }: Form): string =>
  oneLine(theme).length < 4 ? '请写主题，至少4个字' : ''
export const policyLack = ({ reason }: Form): string =>
  oneLine(reason).length < 2 ? '请写一句原因' : ''
