import type { Changeable, Input, Instant, Output, Session } from '../../../../typings/contract'
import { AROUND } from '../../../components/event-card/sittings-held'
import {
  type Fields,
  fieldsLack,
  groupsOf,
  itemsOf,
  oneLine,
  slotFields,
  startsAt,
} from '../../../components/event-fields/fields'
import {
  type Sitting,
  sessionOf,
  sittingOf,
  sittingsLack,
} from '../../../components/sittings/sitting'
import { dayOf, daysBetween, leadDays, minutesBetween } from '../../../lib/calendar'

export type Shown = Output<'activity.show'>
export type Form = Fields & {
  reason: string
  /** The start of which the server asked why it is told late. */
  askedOf: Instant | null
  /** Further sittings; null until one is touched, then they no longer move along with the first. */
  sessions: Sitting[] | null
}

/** Opens filled with what was noticed. */
export const formOf = ({ activity }: Shown): Form => ({
  theme: activity.theme,
  ...groupsOf(activity.items),
  mode: activity.mode,
  ...slotFields(
    activity.startsAt,
    minutesBetween(activity.startsAt, activity.endsAt),
    activity.place,
  ),
  reason: '',
  askedOf: null,
  sessions: null,
})

/** Once the day has begun, only the sittings to come can be changed. */
export const hasBegun = ({ activity }: Shown, now: Instant): boolean => now >= activity.startsAt

/** Further sittings as the server has them when none is said: moved along with the first one. */
function movedAlong(form: Form, { activity }: Shown): Session[] {
  const shift = startsAt(form) - activity.startsAt
  return activity.sessions.map((one) => ({
    ...one,
    startsAt: one.startsAt + shift,
    endsAt: one.endsAt + shift,
  }))
}

/** Further sittings as they would be: as typed, else moved along. */
export function sittingsOf(form: Form, shown: Shown, now: Instant): Sitting[] {
  if (form.sessions) return form.sessions
  const stays = startsAt(form) === shown.activity.startsAt
  return movedAlong(form, shown).map((one) => sittingOf(one, stays && one.startsAt - AROUND <= now))
}

const isSessionsChanged = (form: Form, shown: Shown): boolean => {
  const { sessions } = form
  if (sessions === null) return false
  const wanted = sessions.map((one) => sessionOf(one, form))
  return JSON.stringify(wanted.map(parts)) !== JSON.stringify(movedAlong(form, shown).map(parts))
}
const parts = ({ startsAt, endsAt, place }: Session) => [startsAt, endsAt, place]

const sameItems = (form: Form, { activity }: Shown): boolean => {
  const before = groupsOf(activity.items)
  const key = ({ categories, tags }: Pick<Fields, 'categories' | 'tags'>) =>
    [...[...categories].sort(), '|', ...[...tags].sort()].join()
  return key(form) === key(before)
}

const minutesOf = ({ activity }: Shown) => minutesBetween(activity.startsAt, activity.endsAt)

const isTimeChanged = (form: Form, shown: Shown): boolean =>
  startsAt(form) !== shown.activity.startsAt || form.minutes !== minutesOf(shown)

/** What differs from what was noticed (C2.2b). */
export function changedOf(form: Form, shown: Shown): Changeable[] {
  const { activity } = shown
  const differs: Record<Changeable, boolean> = {
    theme: oneLine(form.theme) !== activity.theme,
    items: !sameItems(form, shown),
    mode: form.mode !== activity.mode,
    place: oneLine(form.place) !== activity.place,
    time: isTimeChanged(form, shown),
    sessions: isSessionsChanged(form, shown),
  }
  return (Object.keys(differs) as Changeable[]).filter((part) => differs[part])
}

export type Lead = { days: number; kept: boolean; short: boolean }

/**
 * The lead after the change: moved later, a notice in good time stays one; moved earlier, or noticed late, it
 * counts from the telling of today (domain §7 #1). What the server said of that start counts more. Null when it stays.
 */
export function leadAfter(form: Form, shown: Shown, now: Instant): Lead | null {
  const start = startsAt(form)
  const { notice, activity } = shown
  if (start === activity.startsAt) return null
  const days = leadDays(now, start)
  if (isAsked(form)) return { days, kept: false, short: true }
  if (start > activity.startsAt && notice?.verdict === 'on_time')
    return { days: daysBetween(dayOf(notice.at), form.day), kept: true, short: false }
  return { days, kept: false, short: days < (shown.leadDays ?? 0) }
}

/** Whether the server asked for a reason, and the start is still the one it asked about. */
export const isAsked = (form: Form): boolean => form.askedOf === startsAt(form)

/** The first thing that keeps the change from being sent; empty when it can be. */
export function lackOf(form: Form, shown: Shown, now: Instant): string {
  if (changedOf(form, shown).length === 0) return '还没有改动'
  const begun = hasBegun(shown, now)
  const lack =
    (begun ? '' : fieldsLack(form, now)) || sittingsLack(form, sittingsOf(form, shown, now))
  if (lack) return lack
  const short = leadAfter(form, shown, now)?.short
  return short && oneLine(form.reason).length < 2 ? '请写一句改期较急的原因' : ''
}

/** The call that changes the day: what differs, and nothing else. */
export function inputOf(form: Form, shown: Shown): Input<'activity.change'> {
  const changed = changedOf(form, shown)
  const reason = oneLine(form.reason)
  const has = (part: Changeable) => changed.includes(part)
  return {
    activityId: shown.activity.activityId,
    revision: shown.revision,
    ...(has('theme') ? { theme: oneLine(form.theme) } : {}),
    ...(has('items') ? { items: itemsOf(form) } : {}),
    ...(has('mode') ? { mode: form.mode } : {}),
    ...(has('place') ? { place: oneLine(form.place) } : {}),
    ...(has('time') ? { startsAt: startsAt(form), minutes: form.minutes } : {}),
    ...(has('sessions') && form.sessions
      ? { sessions: form.sessions.map((one) => sessionOf(one, form)) }
      : {}),
    ...(reason ? { shortNoticeReason: reason } : {}),
  }
}
