import type {
  Day,
  Input,
  Instant,
  Month,
  OffCampus,
  Output,
  ToldBy,
} from '../../../../typings/contract'
import {
  type Fields,
  fieldsLack,
  groupsOf,
  itemsOf,
  oneLine,
  slotFields,
  startsAt,
} from '../../../components/event-fields/fields'
import { type Sitting, sessionOf, sittingsLack } from '../../../components/sittings/sitting'
import { NOTHING_SETTLED } from '../../../labels/off-campus'
import { daysBetween, leadDays, monthOf } from '../../../lib/calendar'

export type Draft = Output<'activity.draft'>

/** What the secretary has filled in so far; beyond the fields nothing has to be. */
export type Form = Fields & {
  invited: string[]
  visiting: string[]
  partners: string[]
  recorderId: string | null
  reason: string
  unplannedReason: string
  makesUpFor: Month | null
  /** Everybody was told on this day, outside the app. */
  toldOn: Day | null
  toldBy: Exclude<ToldBy, 'message'>
  sessions: Sitting[]
  offCampus: OffCampus
  /** Name of the series the day belongs to; empty without one (C3.0c). */
  series: string
}

const slotOf = ({ suggestion, prepared }: Draft) =>
  slotFields(suggestion.startsAt, suggestion.minutes, prepared?.place || suggestion.place)

/** Opens filled from the plan, or the theme set from above, and the usual slot (C2.0b, C2.0c, C2.1a). */
export const formOf = (draft: Draft): Form => ({
  theme: draft.prepared?.theme ?? '',
  ...groupsOf(draft.prepared?.items ?? []),
  mode: draft.prepared?.mode ?? 'in_person',
  ...slotOf(draft),
  invited: [],
  visiting: [],
  partners: [],
  recorderId: null,
  reason: '',
  unplannedReason: '',
  makesUpFor: null,
  toldOn: null,
  toldBy: 'group',
  sessions: [],
  offCampus: NOTHING_SETTLED,
  series: '',
})

/** Another branch is chosen: its slot and people are taken anew, and its plan where nothing was typed. */
export function rebased(form: Form, from: Draft, to: Draft): Form {
  const fresh = formOf(to)
  const typed = oneLine(form.theme) !== oneLine(formOf(from).theme)
  const { theme, categories, tags, reason } = form
  return typed ? { ...fresh, theme, categories, tags, reason } : { ...fresh, reason }
}

/** Calendar days from the telling to the day: from now, or from the day on which everybody was told. */
export const leadOf = (form: Form, now: Instant): number =>
  form.toldOn ? daysBetween(form.toldOn, form.day) : leadDays(now, startsAt(form))

/** Whether the notice comes later than the rule says, so that a reason is asked for (C2.2c). */
export const isShort = (form: Form, draft: Draft, now: Instant): boolean =>
  leadOf(form, now) < draft.leadDays

/** The month the day counts for: the missed one it makes up for, or that of its start. */
export const countsFor = (form: Form): Month => form.makesUpFor ?? monthOf(startsAt(form))

/** Whether the plan has no row for that month, so that a reason is asked for (C2.1d). */
export const isUnplanned = (form: Form, draft: Draft): boolean =>
  draft.unplanned.includes(countsFor(form))

/** The first thing still to be filled in, as a sentence; empty when the form can be sent. */
export function lackOf(form: Form, draft: Draft, now: Instant): string {
  const lack = fieldsLack(form, now) || sittingsLack(form, form.sessions)
  if (lack) return lack
  if (isShort(form, draft, now) && oneLine(form.reason).length < 2) return '请写一句通知较晚的原因'
  return ''
}

/** What is optional goes along only when it was filled in. */
function extrasOf(form: Form, draft: Draft): Partial<Input<'activity.post'>> {
  const { visiting, partners, recorderId, makesUpFor, toldOn, toldBy, sessions } = form
  const unplannedReason = oneLine(form.unplannedReason)
  const offCampus = Object.values(form.offCampus).some(oneLine) ? form.offCampus : null
  return {
    ...(recorderId ? { recorderId } : {}),
    ...(visiting.length > 0 ? { visiting } : {}),
    ...(partners.length > 0 ? { partners } : {}),
    ...(makesUpFor ? { makesUpFor } : {}),
    ...(toldOn ? { toldBefore: { on: toldOn, by: toldBy } } : {}),
    ...(isUnplanned(form, draft) && unplannedReason ? { unplannedReason } : {}),
    ...(sessions.length > 0 ? { sessions: sessions.map((one) => sessionOf(one, form)) } : {}),
    ...(form.mode === 'visit' && offCampus ? { offCampus } : {}),
    ...(oneLine(form.series) ? { series: oneLine(form.series) } : {}),
  }
}

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
    ...extrasOf(form, draft),
    ...(isShort(form, draft, sending.now) ? { shortNoticeReason: oneLine(form.reason) } : {}),
  }
}
