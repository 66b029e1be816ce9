import type { ActivityCard, Instant, MyPart, Session } from '../../../typings/contract'
import { dayOf, dayWords, spanWords } from '../../lib/calendar'

/** A register opens as long before a sitting as it stays open after it. */
export const AROUND = 30 * 60_000

type Held = Pick<ActivityCard, 'startsAt' | 'endsAt' | 'place' | 'sessions'>

/** Every sitting of a day, the first one first; `sessions` are the further ones. */
export const sittingsOf = ({
  startsAt,
  endsAt,
  place,
  sessions = [],
}: Session & { sessions?: readonly Session[] | undefined }): [Session, ...Session[]] => [
  { startsAt, endsAt, place },
  ...sessions,
]

/**
 * The sitting of a day in batches that a card is about: the one somebody came to, else the one whose register is open or
 * opens next. Of a day that is over, or called off, the first.
 */
export function sittingShown(card: ActivityCard, mine: MyPart | null): Session {
  const sittings = sittingsOf(card)
  const [first] = sittings
  if (card.phase !== 'open' && card.phase !== 'upcoming') return first
  if (mine?.state !== 'present')
    return sittings.find(({ startsAt }) => startsAt - AROUND === card.opensAt) ?? first
  const { at } = mine
  if (at === undefined) return first
  const cameTo = sittings.filter((one) => one.startsAt - AROUND <= at && at <= one.endsAt + AROUND)
  return cameTo[cameTo.length - 1] ?? first
}

/** Every sitting of a day in batches, a line each; none where it is held at once. */
export const sittingLines = (held: Held, now: Instant): string[] =>
  held.sessions.length === 0
    ? []
    : sittingsOf(held).map(
        ({ startsAt, endsAt, place }, index) =>
          `第${index + 1}批 ${dayWords(dayOf(startsAt), now)} ${spanWords(startsAt, endsAt, now)} · ${place}`,
      )
