import type { Day, MemberId, Month } from '../../cloudfunctions/core/contract'
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  lastDayOf,
  monthOfDay,
  weekdayOf,
} from '../../cloudfunctions/core/domain/calendar'
import { isContacted } from '../../cloudfunctions/core/domain/contact'
import { messageIdOf } from '../../cloudfunctions/core/domain/identity'
import { slotDay, slotOn } from '../../cloudfunctions/core/domain/slot'
import type { Diary, Held } from './diary'
import type { SimulatedBranch } from './school'

/** In which month units hold nothing of their own. */
export type OffMonths = (branch: SimulatedBranch['branch']) => ReadonlySet<Month>

/**
 * What should have been owed, worked out from the regulation and the diary alone, with no rule of the app: who is told of
 * a day, of its change or end, and on its eve; who is reminded of contacts and of duties, on the mornings the timer came.
 * @param concerned whom a day concerns, its poster among them
 */
export function shouldBeOwed(
  diary: Diary,
  branches: readonly SimulatedBranch[],
  of: { concerned: (held: Held) => readonly MemberId[]; off: OffMonths },
): Set<string> {
  const mornings = [...diary.mornings]
  const came = new Set(mornings)
  const heldBy = new Map<string, Held[]>()
  for (const one of diary.held) {
    const { _id } = one.of.branch
    heldBy.set(_id, [...(heldBy.get(_id) ?? []), one])
  }
  return new Set([
    ...diary.held.flatMap((held) => ofDay(held, of.concerned(held), came)),
    ...branches.flatMap((one) => [
      ...contacts(one, diary, mornings),
      ...mornings.flatMap((today) =>
        duties(one, { held: heldBy.get(one.branch._id) ?? [], today, off: of.off(one.branch) }),
      ),
    ]),
  ])
}

/** Saturday or Sunday on which what is useful until a day can wait for Monday (F14). */
const isMuted = (today: Day, usefulUntil: Day | null): boolean => {
  const weekday = weekdayOf(today)
  if (weekday < 6) return false
  return usefulUntil === null || addDays(today, 8 - weekday) <= usefulUntil
}

function ofDay(held: Held, concerned: readonly MemberId[], came: ReadonlySet<Day>): string[] {
  const { activityId, day, of, changedOn, cancelledOn, startsAt } = held
  const told = concerned.filter((one) => one !== of.secretary._id)
  const eve = addDays(day, -1)
  const isReminded = came.has(eve) && !isMuted(eve, null) && cancelledOn === null
  return [
    ...told.map((one) => messageIdOf('notice', activityId, one)),
    ...(changedOn ? told.map((one) => messageIdOf('change', `${activityId}_1`, one)) : []),
    ...(cancelledOn ? told.map((one) => messageIdOf('change', `${activityId}_off`, one)) : []),
    ...(isReminded
      ? concerned.map((one) => messageIdOf('notice', `eve_${activityId}_${startsAt}`, one))
      : []),
  ]
}

/** The rounds of the 20th and the 27th of every month; of one that ended in silence in the first days after it (C2.3h). */
function contacts(of: SimulatedBranch, diary: Diary, mornings: readonly Day[]): string[] {
  const months = [...new Set(mornings.map(monthOfDay))]
  return months.flatMap((month) => [
    ...roundOf(month, '20', mornings).flatMap((on) => twentieth(of, { diary, month, on })),
    ...roundOf(month, '27', mornings).flatMap((on) =>
      notReached(of, { diary, month, on }).length > 0
        ? [messageIdOf('duty', `contacts_${of.branch._id}_${month}`, of.secretary._id)]
        : [],
    ),
  ])
}

/** The morning of a round, none when it never came. */
function roundOf(month: Month, date: string, mornings: readonly Day[]): Day[] {
  const last = lastDayOf(month)
  const until = `${addMonths(month, 1)}-10`
  const inTime = mornings.find(
    (day) => day >= `${month}-${date}` && day <= last && !isMuted(day, last),
  )
  const late = mornings.find(
    (day) => day > last && day <= until && !isMuted(day, lastDayOf(monthOfDay(day))),
  )
  const found = inTime ?? late
  return found ? [found] : []
}

type Round = { diary: Diary; month: Month; on: Day }
const notReached = ({ people }: SimulatedBranch, { diary, month, on }: Round) =>
  people
    .filter(isContacted)
    .filter(
      ({ _id }) =>
        !diary.reached.some(
          (one) => one.memberId === _id && monthOfDay(one.on) === month && one.on < on,
        ),
    )

function twentieth(of: SimulatedBranch, round: Round): string[] {
  const owed = notReached(of, round)
  const about = (part: string, to: MemberId) =>
    messageIdOf('contact', `${round.month}_${part}_${of.branch._id}`, to)
  return [
    ...owed.flatMap(({ liaisonId }) => (liaisonId ? [about('care', liaisonId)] : [])),
    ...owed.map(({ _id }) => about('own', _id)),
  ]
}

/** What the secretary is reminded of on a morning: a month without a theme, a record that is open (C2.2c, C2.1b, C4.3b). */
function duties(
  { branch, secretary }: SimulatedBranch,
  { held, today, off }: { held: readonly Held[]; today: Day; off: ReadonlySet<Month> },
): string[] {
  const own = held.filter((one) => one.postedOn < today)
  const running = monthOfDay(today)
  const standing = own.filter((one) => one.cancelledOn === null || one.cancelledOn >= today)
  const isOpen = (month: Month) =>
    !off.has(month) && !standing.some((one) => monthOfDay(one.day) === month)
  const id = (kind: string, subject: string, by: Day) =>
    isMuted(today, by)
      ? []
      : [messageIdOf('duty', `${kind}_${branch._id}_${subject}`, secretary._id)]
  // the first days of a month are prepared in the one before
  const ahead = [running, addMonths(running, 1)].flatMap((month) => {
    const slot = slotOn(branch, `${month}-01`)
    const usual = slot ? slotDay(slot, month) : null
    const left = usual && isOpen(month) ? daysBetween(today, usual) : null
    return [
      ...(usual && left === 4 ? id('post-4', month, addDays(usual, -2)) : []),
      ...(usual && (left === 3 || left === 2) ? id('post-3', month, addDays(usual, -2)) : []),
      ...(usual && (left === 1 || left === 0) ? id('post-late', month, usual) : []),
    ]
  })
  return [
    ...ahead,
    ...(isOpen(running) && dateOf(lastDayOf(running)) - dateOf(today) < 7
      ? id('silent', running, lastDayOf(running))
      : []),
    ...standing.flatMap(({ activityId, day }) => {
      const after = daysBetween(day, today)
      if (after < 1 || after > 12) return []
      return id(after < 5 ? 'close-1' : 'close-5', activityId, addDays(day, 12))
    }),
  ]
}
