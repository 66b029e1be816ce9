import type { Instant } from '../contract'
import { addDays, dayOf, instantOf, minuteOfDay } from './calendar'

const FROM = 21 * 60 + 30
const TO = 8 * 60

/** Nobody is messaged between 21:30 and 08:00 (F14). */
export function isQuiet(at: Instant): boolean {
  const minute = minuteOfDay(at)
  return minute >= FROM || minute < TO
}

/** When a message made at this moment may go out: at once, or at eight in the morning (F14). */
export function sendableFrom(at: Instant): Instant {
  if (!isQuiet(at)) return at
  const day = minuteOfDay(at) >= FROM ? addDays(dayOf(at), 1) : dayOf(at)
  return instantOf(day, '08:00')
}
