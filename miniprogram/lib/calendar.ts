import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Day, Instant, Month, Slot } from '../../typings/contract'

dayjs.extend(utc)

/**
 * Instants (epoch milliseconds) as people say them, and back. Days and months are text and always mean
 * Asia/Shanghai: a fixed +08:00, whatever the phone is set to.
 */
const OFFSET = 480
const MINUTE = 60_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const local = (at: Instant) => dayjs.utc(at).utcOffset(OFFSET)
const plain = (day: Day) => dayjs.utc(`${day}T00:00:00Z`)

export const dayOf = (at: Instant): Day => local(at).format('YYYY-MM-DD')
export const monthOf = (at: Instant): Month => local(at).format('YYYY-MM')
export const yearOf = (at: Instant): number => local(at).year()
/** `HH:MM`. */
export const timeOf = (at: Instant): string => local(at).format('HH:mm')
/** The instant of a day and a time `HH:MM`. */
export const instantOf = (day: Day, time: string): Instant =>
  dayjs.utc(`${day}T${time}:00Z`).valueOf() - OFFSET * MINUTE

export const addDays = (day: Day, days: number): Day =>
  plain(day).add(days, 'day').format('YYYY-MM-DD')
export const addMonths = (month: Month, months: number): Month =>
  plain(`${month}-01`).add(months, 'month').format('YYYY-MM')

/** Calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => plain(to).diff(plain(from), 'day')
/** Calendar days between now and an event, the measure of a notice in good time (C2.2c). */
export const leadDays = (now: Instant, at: Instant): number => daysBetween(dayOf(now), dayOf(at))

/** `12月5日`, with the year when it is not the year of `now`. */
export function dateWords(day: Day, now: Instant): string {
  const [year, month, date] = day.split('-').map(Number)
  const words = `${month}月${date}日`
  return year === yearOf(now) ? words : `${year}年${words}`
}

/** `12月5日 周五`. */
export const dayWords = (day: Day, now: Instant): string =>
  `${dateWords(day, now)} ${WEEKDAYS[plain(day).day()]}`

/** A day as a field shows what was chosen: `今天 12月5日 周五`. */
export function chosenDayWords(day: Day, today: Day): string {
  const words = dayWords(day, instantOf(today, '12:00'))
  return day === today ? `今天 ${words}` : words
}

/** `12月5日 周五 15:00`. */
export const momentWords = (at: Instant, now: Instant): string =>
  `${dayWords(dayOf(at), now)} ${timeOf(at)}`

/** `15:00–16:30`; the day of the end is said when it is another day. */
export function spanWords(from: Instant, to: Instant, now: Instant): string {
  const end = dayOf(from) === dayOf(to) ? timeOf(to) : `${dateWords(dayOf(to), now)} ${timeOf(to)}`
  return `${timeOf(from)}–${end}`
}

const NTH = ['', '第一个', '第二个', '第三个', '第四个', '最后一个']
const ISO_WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']
/** The weeks of a month and the days of a week (1 Monday … 7 Sunday) as choices, in order. */
export const NTH_WORDS = NTH.slice(1)
export const WEEKDAY_WORDS = ISO_WEEKDAYS.slice(1)

/** `每月第一个周五 15:00`: the usual day of the month (C2.1a). */
export const slotWords = ({ nth, weekday, time }: Pick<Slot, 'nth' | 'weekday' | 'time'>): string =>
  `每月${NTH[nth]}${ISO_WEEKDAYS[weekday]} ${time}`

/** How far a day is away in words; empty beyond two weeks, where the date says more. */
export function nearWords(day: Day, now: Instant): string {
  const days = daysBetween(dayOf(now), day)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days === -1) return '昨天'
  if (Math.abs(days) > 14) return ''
  return days > 0 ? `还有${days}天` : `${-days}天前`
}

/** `12月`, with the year when it is not the year of `now`. */
export function monthWords(month: Month, now: Instant): string {
  const [year, number] = month.split('-').map(Number)
  return year === yearOf(now) ? `${number}月` : `${year}年${number}月`
}

/** `90分钟`, `2小时`, `2小时30分`. */
export function lengthWords(minutes: number): string {
  if (minutes < 120) return `${minutes}分钟`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)}小时${rest ? `${rest}分` : ''}`
}

export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((to - from) / MINUTE)
/** The instant some minutes later. */
export const later = (at: Instant, minutes: number): Instant => at + minutes * MINUTE
