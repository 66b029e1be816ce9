import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Day, Instant, Month } from '../contract'

dayjs.extend(utc)

/** Asia/Shanghai in minutes; fixed, because there has been no summer time since 1991. */
const OFFSET = 480

/**
 * The only converter between instants and the days people speak of. Instants are epoch milliseconds;
 * days (`YYYY-MM-DD`) and months (`YYYY-MM`) are text and always mean Asia/Shanghai.
 */
const local = (at: Instant) => dayjs.utc(at).utcOffset(OFFSET)
/** A day as a point in plain date arithmetic, free of any zone. */
const plain = (day: Day) => dayjs.utc(`${day}T00:00:00Z`)

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const dayOf = (at: Instant): Day => local(at).format('YYYY-MM-DD')
export const monthOf = (at: Instant): Month => local(at).format('YYYY-MM')
export const yearOf = (at: Instant): number => local(at).year()
/** `HH:MM`. */
export const timeOf = (at: Instant): string => local(at).format('HH:mm')
/** Minutes since local midnight, 0–1439. */
export const minuteOfDay = (at: Instant): number => local(at).hour() * 60 + local(at).minute()
/** `2026年12月05日 14:30`, as the keyword type `time` wants it (platform §1.5). */
export const spokenTime = (at: Instant): string => local(at).format('YYYY年MM月DD日 HH:mm')

/** The instant of a local day and time `HH:MM`. */
export const instantOf = (day: Day, time: string): Instant =>
  dayjs.utc(`${day}T${time}:00Z`).subtract(OFFSET, 'minute').valueOf()

/** Month of a day. */
export const monthOfDay = (day: Day): Month => day.slice(0, 7)
/** Day of the month, 1–31. */
export const dateOf = (day: Day): number => Number(day.slice(8))

export const addDays = (day: Day, days: number): Day =>
  plain(day).add(days, 'day').format('YYYY-MM-DD')
export const addMonths = (month: Month, months: number): Month =>
  plain(`${month}-01`).add(months, 'month').format('YYYY-MM')
export const firstDayOf = (month: Month): Day => `${month}-01`
/** The last day of a month. */
export const lastDayOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1)
/** January to December. */
export const monthsOfYear = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, i) => addMonths(`${year}-01`, i))
/** Months from one to another; negative when the second is earlier. */
export const monthsBetween = (from: Month, to: Month): number =>
  plain(`${to}-01`).diff(plain(`${from}-01`), 'month')
/** Calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => plain(to).diff(plain(from), 'day')
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => plain(day).day() || 7

/**
 * Calendar days by which a notice leads an event: a notice at 23:59 and one at 00:01 two minutes later
 * differ by one day (C2.2c).
 */
export const leadDays = (noticeAt: Instant, startsAt: Instant): number =>
  daysBetween(dayOf(noticeAt), dayOf(startsAt))

/**
 * The nth given weekday of a month (C2.1a).
 * @param nth 1 to 4; 5 means the last one
 * @param weekday 1 Monday … 7 Sunday
 */
export function nthWeekday(month: Month, nth: number, weekday: number): Day {
  const first = `${month}-01`
  const toFirst = (weekday - weekdayOf(first) + 7) % 7
  if (nth <= 4) return addDays(first, toFirst + (nth - 1) * 7)
  const fifth = addDays(first, toFirst + 28)
  return monthOfDay(fifth) === month ? fifth : addDays(fifth, -7)
}

/** Whether a dated fact holds on a day; `to` is the last day. */
export const validOn = (span: { from: Day; to: Day | null }, day: Day): boolean =>
  span.from <= day && (span.to === null || day <= span.to)
