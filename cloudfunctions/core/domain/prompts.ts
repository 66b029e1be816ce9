import type { ActivityId, Day, Instant, Month } from '../contract'
import { addDays, dayOf, daysBetween, instantOf, lastDayOf, monthOf } from './calendar'
import { lastEnds, type Sittings } from './phase'

/**
 * What a secretary is reminded of, besides the first page: a month without a theme two days and one before a notice must go
 * out, which is four and three days before the usual day where the school asks for two (C2.2c), once more when it is too late
 * for good time but not for the day, and in its last week (C2.1b); a record one and five days after the event (C4.3b). Each
 * once; a run that comes late finds only what still helps.
 */
export const PROMPTS = ['post-4', 'post-3', 'post-late', 'silent', 'close-1', 'close-5'] as const
export type PromptKind = (typeof PROMPTS)[number]

export type Prompt = {
  kind: PromptKind
  /** What makes it one of its kind: the month, or the activity. */
  subject: Month | ActivityId
  theme: string
  /** Last day on which it is of use. */
  by: Day
  activityId: ActivityId | null
}

type Held = Sittings & {
  _id: ActivityId
  theme: string
  cancelled: object | null
  sealedAt: Instant | null
}

/** A month of a branch: the one that runs, or the next, whose first days are prepared in this one. */
export type MonthPrompted = {
  month: Month
  /** Whether it is owed and nothing is posted for it. */
  open: boolean
  /** Theme that stands ready for the month; empty when there is none. */
  prepared: string
  /** The usual day of the month, when there is one. */
  usualDay: Day | null
}

/** A branch as far as its prompts go. */
export type Prompted = {
  months: readonly MonthPrompted[]
  /** Calendar days by which a notice leads, as the school asks. */
  leadDays: number
  /** Days of the last weeks. */
  held: readonly Held[]
}

const LAST_WEEK = 7
/** Days before the last on which a notice is in good time. */
const FIRST = 2
/** A record is asked for twice; after that the first page goes on saying it, and nobody is chased. */
const ASKED_FOR_CLOSING = [1, 5]
const GIVEN_UP = 12

/** What is due today, the most urgent of each kind (product: nothing is repeated). */
export function promptsOn(branch: Prompted, now: Instant): Prompt[] {
  const { months, leadDays, held } = branch
  return [
    ...months.flatMap((one) => monthPrompts(one, leadDays, now)),
    ...held.flatMap((one) => closePrompts(one, now)),
  ]
}

/** Whether a theme has to be posted within days, so that a month is asked for, also one that has not begun. */
export const isPressing = (noticeBy: Day | null, today: Day): boolean =>
  noticeBy !== null && daysBetween(today, noticeBy) <= FIRST

function monthPrompts(of: MonthPrompted, leadDays: number, now: Instant): Prompt[] {
  const { month, open, prepared, usualDay } = of
  if (!open) return []
  const [today, last] = [dayOf(now), lastDayOf(month)]
  const prompt = (kind: PromptKind, by: Day): Prompt => ({
    kind,
    subject: month,
    theme: prepared,
    by,
    activityId: null,
  })
  const isEnding = month === monthOf(now) && daysBetween(today, last) < LAST_WEEK
  const silent = isEnding ? [prompt('silent', last)] : []
  if (usualDay === null || today > usualDay) return silent
  const noticeBy = addDays(usualDay, -leadDays)
  const left = daysBetween(today, noticeBy)
  // a notice shorter than that is still one, with a reason (C2.2c)
  if (left < 0) return [prompt('post-late', usualDay), ...silent]
  if (left > FIRST) return silent
  return [prompt(left === FIRST ? 'post-4' : 'post-3', noticeBy), ...silent]
}

function closePrompts(held: Held, now: Instant): Prompt[] {
  if (held.cancelled || held.sealedAt !== null) return []
  const after = daysBetween(dayOf(lastEnds(held)), dayOf(now))
  const [first = 1, second = 5] = ASKED_FOR_CLOSING
  if (after < first || after > GIVEN_UP) return []
  return [
    {
      kind: after < second ? 'close-1' : 'close-5',
      subject: held._id,
      theme: held.theme,
      by: addDays(dayOf(lastEnds(held)), GIVEN_UP),
      activityId: held._id,
    },
  ]
}

/** From when on a prompt tells nothing any more. */
export const uselessFrom = ({ by }: Prompt): Instant => instantOf(addDays(by, 1), '00:00')
