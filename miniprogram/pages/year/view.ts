import type { Month, Output } from '../../../typings/contract'
import { cellsOf } from '../../components/year-strip/cells'
import { contentWords, phaseWords } from '../../labels/activity'
import { policyWords, stateWords } from '../../labels/month'
import { dateWords, dayOf, momentWords, monthOf, yearOf } from '../../lib/calendar'

export type Shown = Output<'plan.show'>
type MonthOf = Shown['months'][number]

const monthLabel = (month: Month) => `${Number(month.slice(5))}月`

/** What a month is about: what was held, what is planned, what is set from above. */
const themeOf = ({ activities, row, superior }: MonthOf): string =>
  activities.find(({ phase }) => phase !== 'cancelled')?.theme ??
  row?.theme ??
  superior?.theme ??
  ''

/** Beside the theme: when it was held, or how far the plan is. */
function noteOf(month: MonthOf, now: number): string {
  if (month.heldOn) return `${dateWords(month.heldOn, now)}开展`
  const coming = month.activities.find(({ phase }) => phase === 'upcoming' || phase === 'open')
  if (coming) return `已发布 · ${momentWords(coming.startsAt, now)}`
  if (month.policy && month.policy.policy !== 'normal') {
    return `${policyWords[month.policy.policy]}：${month.policy.reason}`
  }
  if (month.row) return month.row.adoptedAt === null ? '计划 · 未审定' : '计划'
  return month.superior ? `${month.superior.by.name}统一主题` : ''
}

export const rowView = (month: MonthOf, now: number) => ({
  month: month.month,
  title: monthLabel(month.month),
  theme: themeOf(month),
  note: noteOf(month, now),
  state: stateWords[month.state],
  tone: month.state === 'missed' ? 'watch' : month.state.startsWith('held') ? 'good' : 'plain',
})

/** `学习教育` with `1、3月`: what the held days were about so far; what was not touched is no gap and has no line. */
export const contentRows = ({ content }: Shown) =>
  content
    .filter(({ months }) => months.length > 0)
    .map(({ kind, months }) => ({
      kind,
      title: contentWords[kind],
      note: `${months.map((month) => Number(month.slice(5))).join('、')}月`,
    }))

/** What can be done with a month, opened in place. */
export function opened(month: MonthOf, shown: Shown) {
  const { now, may } = shown
  const past = month.month < monthOf(now)
  return {
    month: month.month,
    title: `${monthLabel(month.month)} · ${stateWords[month.state]}`,
    activities: month.activities.map((one) => ({
      activityId: one.activityId,
      title: one.theme,
      note: momentWords(one.startsAt, now),
      state: one.makesUpFor ? `补开${monthLabel(one.makesUpFor)}` : phaseWords[one.phase],
    })),
    plan: month.row?.theme ?? '',
    superior: month.superior
      ? `${month.superior.by.name}统一主题：${month.superior.theme}${month.superior.note ? `（${month.superior.note}）` : ''}`
      : '',
    policy:
      month.policy && month.policy.policy !== 'normal'
        ? `${month.policy.by.name}：${policyWords[month.policy.policy]}，${month.policy.reason}`
        : '',
    write: may.edit && !past ? (month.row ? '修改计划' : '写计划') : '',
    empty: month.activities.length === 0 && !month.row && !month.superior ? '这个月还没有安排' : '',
  }
}

export function yearView(shown: Shown, chosen: Month) {
  const { now, year, may } = shown
  const running = monthOf(now)
  const drafts = shown.months.filter(({ row }) => row && row.adoptedAt === null)
  const thisMonth = shown.months.find(({ month }) => month === running)
  const posted = thisMonth?.activities.some(({ phase }) => phase !== 'cancelled') ?? true
  const month = shown.months.find((one) => one.month === chosen)
  return {
    status: 'ready' as const,
    now,
    year,
    branch: shown.branch.name,
    branchId: shown.branch.orgId,
    branchNames: shown.branches.map(({ name }) => name),
    several: shown.branches.length > 1,
    hasNext: year <= yearOf(now),
    cells: cellsOf(shown.months, running),
    rows: shown.months.map((one) => rowView(one, now)),
    content: contentRows(shown),
    chosen: month ? month.month : '',
    open: month ? opened(month, shown) : null,
    /** The running month is not posted yet. */
    post: may.post && !posted && year === yearOf(now) ? running : '',
    drafts: may.edit ? drafts.length : 0,
    mayEdit: may.edit,
  }
}

/** The span to adopt: everything written so far of the year that is shown. */
export const spanOf = ({ year }: Shown) => ({ from: `${year}-01`, to: `${year}-12` })
export const today = ({ now }: Shown) => dayOf(now)
