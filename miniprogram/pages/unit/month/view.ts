import type {
  ElectiveTag,
  Month,
  MonthPolicy,
  MonthPolicySet,
  OrgName,
  RequiredCategory,
  SuperiorTheme,
} from '../../../../typings/contract'
import { groupsOf, oneLine } from '../../../components/event-fields/fields'
import { policyWords } from '../../../labels/month'
import { addMonths, monthWords } from '../../../lib/calendar'

/** What holds for a month, set by the unit itself or by the school above it. */
export type MonthSetting = {
  now: number
  org: OrgName
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

const isOwn = (one: { by: OrgName }, { org }: MonthSetting): boolean => one.by.orgId === org.orgId

/** What was set here before; what stands from above is shown, and not taken for the own word. */
export function formOf(set: MonthSetting, month: Month): Form {
  const theme = set.theme && isOwn(set.theme, set) ? set.theme : null
  const policy = set.policy && isOwn(set.policy, set) ? set.policy : null
  return {
    theme: theme?.theme ?? '',
    ...groupsOf(theme?.items ?? []),
    note: theme?.note ?? '',
    policy: policy?.policy ?? 'normal',
    combinedWith: policy?.combinedWith ?? neighbours(month)[0] ?? '',
    reason: policy?.reason ?? '',
  }
}

/** The own word as set, another's with who said it. */
const setLine = (words: string, one: { by: OrgName }, set: MonthSetting): string =>
  isOwn(one, set) ? `已设：${words}` : `${words} · ${one.by.name}`

export function monthView(set: MonthSetting, month: Month, running: Month) {
  const { theme, policy, now } = set
  return {
    status: 'ready' as const,
    month,
    title: monthWords(month, now),
    org: set.org.name,
    hasBefore: month > running,
    themeSet: theme ? setLine(theme.theme, theme, set) : '还没有统一主题',
    themeButton: `设为${month === running ? '本月' : monthWords(month, now)}统一主题`,
    policySet: policy
      ? setLine(`${policyWords[policy.policy]}（${policy.reason}）`, policy, set)
      : '正常开展',
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
