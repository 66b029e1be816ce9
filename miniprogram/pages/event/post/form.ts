import type {
  ContentItem,
  ElectiveTag,
  Input,
  Instant,
  Mode,
  Output,
  RequiredCategory,
} from '../../../../typings/contract'
import { dayOf, instantOf, leadDays, timeOf } from '../../../lib/calendar'

export type Draft = Output<'activity.draft'>

/** What the secretary has filled in so far. */
export type Form = {
  theme: string
  categories: RequiredCategory[]
  tags: ElectiveTag[]
  mode: Mode
  day: string
  time: string
  minutes: number
  place: string
  invited: string[]
  recorderId: string | null
  reason: string
}

/** Opens filled from the usual slot; only the theme is typed (C2.1a). */
export const formOf = ({ suggestion }: Draft): Form => ({
  theme: '',
  categories: [],
  tags: [],
  mode: 'in_person',
  day: dayOf(suggestion.startsAt),
  time: timeOf(suggestion.startsAt),
  minutes: suggestion.minutes,
  place: suggestion.place,
  invited: [],
  recorderId: null,
  reason: '',
})

/** What belongs to a branch and is taken anew when another one is chosen; the rest stays as typed. */
export const slotOf = ({ day, time, minutes, place }: Form) => ({
  day,
  time,
  minutes,
  place,
  invited: [] as string[],
  recorderId: null,
})

export const startsAt = (form: Form): Instant => instantOf(form.day, form.time)

/** Whether the notice would come later than the rule says, so that a reason is asked for (C2.2c). */
export const isShort = (form: Form, draft: Draft, now: Instant): boolean =>
  leadDays(now, startsAt(form)) < draft.leadDays

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The first thing still to be filled in, as a sentence; empty when the form can be sent. */
export function lackOf(form: Form, draft: Draft, now: Instant): string {
  if (oneLine(form.theme).length < 4) return '请写主题，至少4个字'
  if (form.categories.length + form.tags.length === 0) return '请选择至少一项内容'
  if (!oneLine(form.place)) return '请写地点'
  if (startsAt(form) <= now) return '开始时间已经过去，请重新选择'
  if (isShort(form, draft, now) && oneLine(form.reason).length < 2) return '请写一句通知较晚的原因'
  return ''
}

const itemsOf = (form: Form): ContentItem[] => [
  ...form.categories.map((category) => ({ kind: 'required' as const, category })),
  ...form.tags.map((tag) => ({ kind: 'elective' as const, tag })),
]

/** The call that posts the form. */
export function inputOf(
  form: Form,
  draft: Draft,
  sending: { key: string; now: Instant },
): Input<'activity.post'> {
  return {
    key: sending.key,
    branchId: draft.branch.orgId,
    theme: oneLine(form.theme),
    items: itemsOf(form),
    mode: form.mode,
    place: oneLine(form.place),
    startsAt: startsAt(form),
    minutes: form.minutes,
    invited: form.invited,
    ...(form.recorderId ? { recorderId: form.recorderId } : {}),
    ...(isShort(form, draft, sending.now) ? { shortNoticeReason: oneLine(form.reason) } : {}),
  }
}
