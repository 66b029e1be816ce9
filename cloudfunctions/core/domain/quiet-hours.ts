import type { Instant } from '../contract'
import { addDays, dayOf, instantOf, minuteOfDay, weekdayOf } from './calendar'

const FROM = 21 * 60 + 30
const TO = 8 * 60
const SATURDAY = 6

const isNight = (at: Instant): boolean => {
  const minute = minuteOfDay(at)
  return minute >= FROM || minute < TO
}
const isWeekend = (at: Instant): boolean => weekdayOf(dayOf(at)) >= SATURDAY

/** The first moment of day at or after this one: nobody is messaged between 21:30 and 08:00. */
function byDay(at: Instant): Instant {
  if (!isNight(at)) return at
  const day = minuteOfDay(at) >= FROM ? addDays(dayOf(at), 1) : dayOf(at)
  return instantOf(day, '08:00')
}

/** Eight o'clock of the next Monday. */
const nextMonday = (at: Instant): Instant =>
  instantOf(addDays(dayOf(at), 8 - weekdayOf(dayOf(at))), '08:00')

/**
 * When a message made at this moment may go out: at once, in the morning, or on Monday (F14). What would come too late
 * by then does not wait for Monday: a notice two days ahead is a duty (C2.2c), a quiet weekend a courtesy.
 * @param latest when it has to have gone out to be in good time; null when any time will do
 */
export function sendableFrom(at: Instant, latest: Instant | null): Instant {
  const next = byDay(at)
  if (!isWeekend(next)) return next
  const monday = nextMonday(next)
  return latest !== null && monday > latest ? next : monday
}

/** Whether a message has to wait at this moment (F14). */
export const isQuiet = (at: Instant, latest: Instant | null): boolean =>
  sendableFrom(at, latest) > at

/** A notice goes out in good time until the evening two days before the event; what tells of it later cannot wait. */
export const latestFor = (startsAt: Instant): Instant =>
  instantOf(addDays(dayOf(startsAt), -LEAD), '21:30')

/** Calendar days (C2.2c); a school that asks for more is told on Monday at the latest. */
const LEAD = 2
