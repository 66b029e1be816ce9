import type { Day, Instant, Month } from '../contract'
import {
  addDays,
  addMonths,
  dayOf,
  firstDayOf,
  instantOf,
  monthOf,
  monthOfDay,
  nthWeekday,
  weekdayOf,
} from './calendar'
import { heldOn, type Span } from './membership'

/** The relatively fixed day of a branch, as the organisation keeps it. */
export type Slot = { nth: number; weekday: number; time: string; minutes: number; place: string }

export type Suggestion = {
  startsAt: Instant
  minutes: number
  place: string
  fromUsualSlot: boolean
}

const DEFAULT = { time: '15:00', minutes: 90, place: '' }

/** The slot of a branch on a day; the timetable changes each term, so slots are dated (C2.1a). */
export const slotOn = (branch: { slots: readonly (Slot & Span)[] }, day: Day): Slot | null =>
  heldOn(branch.slots, day)

/** The slot that holds for a month as it is known today: from its first day, or since it was changed or founded within it. */
export const slotFor = (
  branch: { slots: readonly (Slot & Span)[] },
  month: Month,
  today: Day,
): Slot | null => slotOn(branch, maxDay(firstDayOf(month), today))

/** The usual day in a month (C2.1a). */
export const slotDay = (slot: Slot, month: Month): Day => nthWeekday(month, slot.nth, slot.weekday)

/** Last day on which a notice is still in good time for the usual day of a month; null without a usual day. */
export const noticeBy = (slot: Slot | null, month: Month, required: number): Day | null =>
  slot ? addDays(slotDay(slot, month), -required) : null

/**
 * When the next theme day could be: the usual day of the month when a notice given now is still in good time;
 * otherwise, in the month that runs, the first day that is, a working day if there is one; where somebody asks for that
 * month, a day of it all the same, on shorter notice; otherwise the next month's usual day (C2.1a, C2.1b, C2.2c).
 * @param wanted month asked for; the month that runs when left out
 * @param taken the month that runs has its theme day already, so the next month is meant
 */
export function suggestSlot(facts: {
  slot: Slot | null
  now: Instant
  required: number
  wanted?: Month
  taken: boolean
}): Suggestion {
  const { slot, now, required, wanted, taken } = facts
  const earliest = addDays(dayOf(now), required)
  const running = monthOf(now)
  const month = wanted && wanted > running ? wanted : taken ? addMonths(running, 1) : running
  const on = (day: Day, usual: boolean): Suggestion => ({
    startsAt: instantOf(day, slot?.time ?? DEFAULT.time),
    minutes: slot?.minutes ?? DEFAULT.minutes,
    place: slot?.place ?? DEFAULT.place,
    fromUsualSlot: usual,
  })
  if (slot) {
    const usual = slotDay(slot, month)
    if (usual >= earliest) return on(usual, true)
  }
  const tomorrow = addDays(dayOf(now), 1)
  const short = wanted === running ? daysFrom(tomorrow, month) : []
  const first = workingDayIn(daysFrom(earliest, month)) ?? workingDayIn(short)
  if (first) return on(first, false)
  const later = month > running ? month : addMonths(running, 1)
  return slot
    ? on(maxDay(slotDay(slot, later), earliest), slotDay(slot, later) >= earliest)
    : on(maxDay(`${later}-10`, earliest), false)
}

const SATURDAY = 6
/** The days of a month from one on; none of an earlier or a later month. */
const daysFrom = (day: Day, month: Month): Day[] => {
  const days: Day[] = []
  for (let next = day; monthOfDay(next) === month; next = addDays(next, 1)) days.push(next)
  return days
}
/** The first working day of some days, the first of them when there is none. */
const workingDayIn = (days: readonly Day[]): Day | undefined =>
  days.find((day) => weekdayOf(day) < SATURDAY) ?? days[0]

const maxDay = (a: Day, b: Day): Day => (a > b ? a : b)
