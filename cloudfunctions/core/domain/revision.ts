import type {
  Changeable,
  ContentItem,
  Instant,
  MemberId,
  Mode,
  Notice,
  Parsed,
  Session,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, MINUTE } from './calendar'
import { judgeMove } from './notice'
import { lastEnds, type Sittings } from './phase'
import { changedSittings, orderedSessions, sameSittings } from './sessions'

/** What was noticed and can be changed. */
export type Noticed = {
  theme: string
  items: ContentItem[]
  mode: Mode
  place: string
  startsAt: Instant
  endsAt: Instant
}
export type Revised = {
  at: Instant
  by: MemberId
  changed: Changeable[]
  before: Noticed & { sessions?: Session[] | undefined }
  late: boolean
}
export type Changing = Noticed & {
  sessions: Session[]
  notice: Notice
  firstNotice: Notice
  revisions: Revised[]
  cancelled: object | null
  sealedAt: Instant | null
}
/** The parts of an activity after the change. */
export type Change = Noticed & { sessions: Session[]; notice: Notice; revisions: Revised[] }

const noticedOf = ({ theme, items, mode, place, startsAt, endsAt }: Noticed): Noticed => ({
  theme,
  items,
  mode,
  place,
  startsAt,
  endsAt,
})

/** The notice with the words of a change put in; without a new length the day stays as long as it was. */
function rewritten(before: Noticed, input: Parsed<'activity.change'>): Noticed {
  const startsAt = input.startsAt ?? before.startsAt
  const length = input.minutes ? input.minutes * MINUTE : before.endsAt - before.startsAt
  return {
    theme: input.theme ?? before.theme,
    items: input.items ?? before.items,
    mode: input.mode ?? before.mode,
    place: input.place ?? before.place,
    startsAt,
    endsAt: startsAt + length,
  }
}

const itemKeys = (items: readonly ContentItem[]) =>
  items
    .map((item) => (item.kind === 'required' ? item.category : item.tag))
    .sort()
    .join()

/** The parts in which two notices differ. */
export function changedParts(before: Noticed, after: Noticed): Changeable[] {
  const differs: Record<Changeable, boolean> = {
    theme: before.theme !== after.theme,
    items: itemKeys(before.items) !== itemKeys(after.items),
    mode: before.mode !== after.mode,
    place: before.place !== after.place,
    time: before.startsAt !== after.startsAt || before.endsAt !== after.endsAt,
    // further sittings are compared as a list
    sessions: false,
  }
  return (Object.keys(differs) as Changeable[]).filter((part) => differs[part])
}

/** Whether anything of a day can still be changed: before it begins all of it, then the sittings to come. */
export const isChangeable = (day: Sittings, now: Instant): boolean =>
  now < day.startsAt || ((day.sessions?.length ?? 0) > 0 && now < lastEnds(day))

/** Whether this very change was made before by the same person: a second tap, or a call repeated after a crash. */
export function isRepeated(
  activity: Changing,
  input: Parsed<'activity.change'>,
  by: MemberId,
): boolean {
  const last = activity.revisions.at(-1)
  if (last?.by !== by || activity.revisions.length !== input.revision + 1) return false
  const asked = [...(input.sessions ?? activity.sessions)].sort((a, b) => a.startsAt - b.startsAt)
  return (
    changedParts(activity, rewritten(last.before, input)).length === 0 &&
    sameSittings(asked, activity.sessions)
  )
}

/**
 * A change of what was noticed (C2.2b, domain §7 #1): possible until the start, of sittings to come also after it; every
 * change keeps the words of before. A moved day is judged anew, and its further sittings move along unless they are said;
 * any other change keeps the verdict.
 * @returns refusals: `activity-cancelled`, `activity-sealed`, `activity-started`, `activity-changed`,
 * `nothing-changed`, `session-invalid`, `start-in-past`, `start-too-far`, `short-notice-needs-reason`
 */
export function decideChange(
  activity: Changing,
  input: Parsed<'activity.change'>,
  facts: { now: Instant; by: MemberId; required: number },
): Decision<Change> {
  const { now, by, required } = facts
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  if (!isChangeable(activity, now)) return refuse('activity-started')
  if (input.revision !== activity.revisions.length) return refuse('activity-changed')
  const before = noticedOf(activity)
  const after = rewritten(before, input)
  const parts = changedParts(before, after)
  if (now >= activity.startsAt && parts.length > 0) return refuse('activity-started')
  const shift = after.startsAt - before.startsAt
  const moved = activity.sessions.map((one) => ({
    ...one,
    startsAt: one.startsAt + shift,
    endsAt: one.endsAt + shift,
  }))
  const sessions = orderedSessions(after, input.sessions ?? moved)
  if (!sessions.ok) return sessions
  const others = changedSittings({ before: moved, after: sessions.value, now })
  if (!others.ok) return others
  const changed: Changeable[] = others.value ? [...parts, 'sessions'] : parts
  if (changed.length === 0) return refuse('nothing-changed')
  const notice =
    shift === 0
      ? yes(activity.notice)
      : judgeMove({
          now,
          from: before.startsAt,
          firstStart: activity.revisions[0]?.before.startsAt ?? before.startsAt,
          startsAt: after.startsAt,
          first: activity.firstNotice,
          required,
          reason: input.shortNoticeReason,
        })
  if (!notice.ok) return notice
  const late = dayOf(now) === dayOf(before.startsAt)
  return yes({
    ...after,
    sessions: sessions.value,
    notice: notice.value,
    revisions: [
      ...activity.revisions,
      { at: now, by, changed, before: { ...before, sessions: activity.sessions }, late },
    ],
  })
}

const WORDS: Record<Changeable, string> = {
  time: '时间',
  place: '地点',
  theme: '主题',
  items: '内容',
  mode: '形式',
  sessions: '分批',
}

/** What changed, as a message says it: shortly in five characters, and in full. */
export function changeWords(changed: readonly Changeable[]): { state: string; reason: string } {
  const words = (Object.keys(WORDS) as Changeable[])
    .filter((part) => changed.includes(part))
    .map((part) => WORDS[part])
  const state = words.length === 1 ? `${words[0]}有变` : '安排有变'
  return { state, reason: `${words.join('、')}有变` }
}
