import type { Day, MemberId, Todo } from '../contract'
import { addDays, lastDayOf } from './calendar'

/** So many days before it the secretary is told, so that a talk or a card can be prepared. */
const TOLD_BEFORE = 3

/** The day of an admission in another year; in a common year the 29th of February is kept on the 28th. */
function inYear(joinedOn: Day, year: number): Day {
  const day = joinedOn.slice(5)
  return day === '02-29' ? lastDayOf(`${year}-02`) : `${year}-${day}`
}

/** Full years since the admission on the very day of it (政治生日, C3.5c); null on every other day. */
export function yearsToday(joinedOn: Day | null, today: Day): number | null {
  if (joinedOn === null) return null
  const years = Number(today.slice(0, 4)) - Number(joinedOn.slice(0, 4))
  return years > 0 && inYear(joinedOn, Number(today.slice(0, 4))) === today ? years : null
}

/** What the secretary is asked to think of: days of people who wish it, today or within three days. */
export function anniversariesNear(
  people: readonly { _id: MemberId; name: string; joinedOn: Day | null }[],
  today: Day,
): Todo[] {
  return people.flatMap(({ _id, name, joinedOn }): Todo[] => {
    for (let ahead = 0; ahead <= TOLD_BEFORE; ahead++) {
      const day = addDays(today, ahead)
      const count = yearsToday(joinedOn, day)
      if (count) return [{ kind: 'anniversary', memberId: _id, subject: name, count, dueOn: day }]
    }
    return []
  })
}
