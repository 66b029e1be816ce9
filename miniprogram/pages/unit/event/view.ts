import type { Input, Instant, OrgName, Output } from '../../../../typings/contract'
import {
  type Fields,
  fieldsLack,
  fieldsView,
  itemsOf,
  oneLine,
  startsAt,
} from '../../../components/event-fields/fields'
import type { Choice } from '../../../components/people-sheet/choice'
import { doubtWords } from '../../../labels/doubt'
import { addDays, dayOf, leadDays } from '../../../lib/calendar'

type Shown = Output<'unit.show'>

export type Form = Fields & { branchIds: string[]; reason: string; shortReason: string }

/** Branches that can take part; those that are no more cannot. */
const living = (shown: Shown) => shown.branches.filter((one) => one.endedOn === null)

/** A week ahead in the afternoon, every branch of the unit. */
export const formOf = (shown: Shown): Form => ({
  theme: '',
  categories: [],
  tags: [],
  mode: 'in_person',
  day: addDays(dayOf(shown.now), 7),
  time: '15:00',
  minutes: 90,
  place: '',
  branchIds: living(shown).map(({ branch }) => branch.orgId),
  reason: '',
  shortReason: '',
})

const choice = ({ orgId, name }: OrgName): Choice => ({ memberId: orgId, name })
const isShort = (form: Form, shown: Shown, now: Instant) =>
  leadDays(now, startsAt(form)) < shown.leadDays

export function lackOf(form: Form, shown: Shown, now: Instant): string {
  const lack = fieldsLack(form, now)
  if (lack) return lack
  if (form.branchIds.length === 0) return '请选择参加的支部'
  if (oneLine(form.reason).length < 2) return '请写一句为什么由本单位组织'
  return isShort(form, shown, now) && oneLine(form.shortReason).length < 2
    ? '请写一句通知较急的原因'
    : ''
}

export function eventView(form: Form, shown: Shown, now: Instant) {
  const lead = leadDays(now, startsAt(form))
  const short = isShort(form, shown, now)
  const all = living(shown)
  return {
    status: 'ready' as const,
    unit: shown.unit.name,
    fields: fieldsView(form, now),
    choices: all.map(({ branch }) => choice(branch)),
    branchIds: form.branchIds,
    taking:
      form.branchIds.length === all.length
        ? `全部${all.length}个支部`
        : `${form.branchIds.length}个支部`,
    short,
    consequence: short
      ? `只提前${Math.max(lead, 0)}天，请写一句原因`
      : `今天发布 = 提前${lead}天，符合要求`,
    lack: lackOf(form, shown, now),
  }
}

export const inputOf = (form: Form, shown: Shown, key: string): Input<'unit-event.post'> => ({
  key,
  unitId: shown.unit.orgId,
  branchIds: form.branchIds,
  reason: oneLine(form.reason),
  theme: oneLine(form.theme),
  items: itemsOf(form),
  mode: form.mode,
  place: oneLine(form.place),
  startsAt: startsAt(form),
  minutes: form.minutes,
  ...(oneLine(form.shortReason) ? { shortNoticeReason: oneLine(form.shortReason) } : {}),
})

/** After posting: each branch with how many are due and how many got a message. */
export const postedView = ({ parts, doubt }: Output<'unit-event.post'>) => ({
  status: 'posted' as const,
  doubt: doubt ? doubtWords.own : '',
  parts: parts.map(({ branch, activityId, dueCount, messaged }) => ({
    activityId,
    name: branch.name,
    note: `应到${dueCount}人，已发消息${messaged}人`,
  })),
})
