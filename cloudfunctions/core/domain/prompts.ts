import type { ActivityId, Day, Instant, Month } from '../contract'
import { addDays, dayOf, daysBetween, instantOf, lastDayOf, monthOf } from './calendar'
import { lastEnds, type Sittings } from './phase'

/**
 * What a secretary is reminded of, besides the first page: a month without a theme four and three days before the usual
 * day, and once more when it is too late for good time but not for the day (C2.2c), and in its last week (C2.1b), a record one and five days after the event (C4.3b). Each once; a run that
 * comes late finds only what still helps.
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

/** A branch as far as its prompts go. */
export type Prompted = {
  /** Whether the running month is owed and nothing is posted for it. */
  open: boolean
  /** Theme that stands ready for the month; empty when there is none. */
  prepared: string
  /** The usual day of the month, when there is one. */
  usualDay: Day | null
  /** Days of the last weeks. */
  held: readonly Held[]
}

const LAST_WEEK = 7
/** A record is asked for twice; after that the first page goes on saying it, and nobody is chased. */
const ASKED_FOR_CLOSING = [1, 5]
const GIVEN_UP = 12

/** What is due today, the most urgent of each kind (product: nothing is repeated). */
export function promptsOn(branch: Prompted, now: Instant): Prompt[] {
  return [...monthPrompts(branch, now), ...branch.held.flatMap((one) => closePrompts(one, now))]
}

function monthPrompts({ open, prepared, usualDay }: Prompted, now: Instant): Prompt[] {
  if (!open) return []
  const [today, month] = [dayOf(now), monthOf(now)]
  const last = lastDayOf(month)
  const prompt = (kind: PromptKind, by: Day): Prompt => ({
    kind,
    subject: month,
    theme: prepared,
    by,
    activityId: null,
  })
  const left = usualDay === null ? null : daysBetween(today, usualDay)
  // three days before, the notice of today is still two days ahead tomorrow
  const ahead = left === 4 ? 'post-4' : left === 3 || left === 2 ? 'post-3' : null
  // a notice shorter than two days is still one, with a reason (C2.2c)
  const isLate = left === 1 || left === 0
  const ending = daysBetween(today, last) < LAST_WEEK
  return [
    ...(ahead && usualDay ? [prompt(ahead, addDays(usualDay, -2))] : []),
    ...(isLate && usualDay ? [prompt('post-late', usualDay)] : []),
    ...(ending ? [prompt('silent', last)] : []),
  ]
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
