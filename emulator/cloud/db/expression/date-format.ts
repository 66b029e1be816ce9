import { commandFailed } from '../../errors'
import { dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, week } from './date-parts'
import { instantOf, UTC, type Zone, zoneOf } from './timezone'

const MINUTE = 60_000
const pad = (n: number, width: number) => String(n).padStart(width, '0')

/** What each letter of a format writes; the date's UTC parts are the local time, the offset is in minutes. */
const WRITTEN: Readonly<Record<string, (date: Date, offset: number) => string>> = {
  d: (date) => pad(date.getUTCDate(), 2),
  G: (date) => pad(isoWeekYear(date), 4),
  H: (date) => pad(date.getUTCHours(), 2),
  j: (date) => pad(dayOfYear(date), 3),
  L: (date) => pad(date.getUTCMilliseconds(), 3),
  m: (date) => pad(date.getUTCMonth() + 1, 2),
  M: (date) => pad(date.getUTCMinutes(), 2),
  S: (date) => pad(date.getUTCSeconds(), 2),
  u: (date) => String(isoDayOfWeek(date)),
  U: (date) => pad(week(date), 2),
  V: (date) => pad(isoWeek(date), 2),
  w: (date) => String(date.getUTCDay() + 1),
  Y: (date) => pad(date.getUTCFullYear(), 4),
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
  Z: (_, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(offset)}`,
  '%': () => '%',
}

/** @throws Location18535, Location18536 for a format that cannot be read */
export function checkFormat(format: string, known: Readonly<Record<string, unknown>>): void {
  for (const [, letter] of format.matchAll(/%(.?)/gs)) {
    if (letter === '') throw commandFailed('Location18535', "Unmatched '%' at end of format string")
    if (!Object.hasOwn(known, letter as string)) {
      throw commandFailed('Location18536', `Invalid format character '%${letter}' in format string`)
    }
  }
}

/** @param format the text of `$dateToString` */
export function writeDate(instant: number, format: string, zone: Zone): string {
  checkFormat(format, WRITTEN)
  const offset = zone.offsetAt(instant)
  const local = new Date(instant + offset)
  return format.replace(/%(.)/gs, (_, letter) => WRITTEN[letter]?.(local, offset / MINUTE) ?? '')
}

/** What each letter of a format reads. */
const READ: Readonly<Record<string, string>> = {
  d: '(?<d>\\d{2})',
  G: '(?<G>\\d{4})',
  H: '(?<H>\\d{2})',
  L: '(?<L>\\d{3})',
  m: '(?<m>\\d{2})',
  M: '(?<M>\\d{2})',
  S: '(?<S>\\d{2})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{2})',
  Y: '(?<Y>\\d{4})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]\\d{1,3})',
  '%': '%',
}

/** Forms read without a format: a date, perhaps a time, perhaps a zone. */
const FREE =
  /^(?<Y>\d{4})[-/](?<m>\d{1,2})(?:[-/](?<d>\d{1,2}))?(?:[T ](?<H>\d{1,2})(?::(?<M>\d{2})(?::(?<S>\d{2})(?:[.,](?<L>\d{1,9}))?)?)?)?\s?(?<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

/** @returns the instant, null for a text that is no date; `zone` is that of the `timezone` argument */
export function readDate(text: string, format: string | null, zone: Zone | null): number | null {
  if (format !== null) checkFormat(format, READ)
  const found = (format === null ? FREE : patternOf(format)).exec(text.trim())?.groups
  if (!found) return null
  const written = zoneIn(found)
  if (written && zone) {
    throw commandFailed(
      'ConversionFailure',
      `you cannot pass in a date/time string with time zone information ('${found.z ?? found.Z}') together with a timezone argument`,
    )
  }
  const local = localOf(found)
  return local === null ? null : instantOf(local, written ?? zone ?? UTC)
}

function patternOf(format: string): RegExp {
  const pieces = format
    .split(/(%.)/s)
    .map((piece) =>
      piece.startsWith('%') && piece.length === 2
        ? READ[piece[1] as string]
        : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
  return new RegExp(`^${pieces.join('')}$`)
}

function zoneIn({ z, Z }: Record<string, string | undefined>): Zone | null {
  if (z !== undefined) return /^[a-z]+$/i.test(z) ? UTC : zoneOf(z)
  return Z === undefined ? null : { offsetAt: () => Number(Z) * MINUTE }
}

function localOf(found: Record<string, string | undefined>): number | null {
  const number = (name: string, otherwise: number) => Number(found[name] ?? otherwise)
  const [month, day] = [number('m', 1), number('d', 1)]
  const [hour, minute, second] = [number('H', 0), number('M', 0), number('S', 0)]
  const fraction = Math.floor(Number(`0.${found.L ?? '0'}`) * 1000)
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(0)
  if (found.G !== undefined) {
    date.setTime(isoDate(Number(found.G), number('V', 1), number('u', 1)))
  } else {
    if (found.Y === undefined || day > daysIn(Number(found.Y), month)) return null
    date.setUTCFullYear(Number(found.Y), month - 1, day)
  }
  return date.setUTCHours(hour, minute, second, fraction)
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** @returns epoch milliseconds of a day given by its ISO week, at 0:00 */
export function isoDate(year: number, weekOfYear: number, day: number): number {
  const date = new Date(0)
  // the fourth of January is always in week 1
  date.setUTCFullYear(year, 0, 4)
  return date.setUTCDate(4 - isoDayOfWeek(date) + 7 * (weekOfYear - 1) + day)
}
