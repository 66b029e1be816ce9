import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { typeName } from '../types'

const MINUTE = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** A place's clock: how far it is ahead of UTC, which may differ from day to day. */
export interface Zone {
  /** @param instant epoch milliseconds @returns milliseconds */
  offsetAt(instant: number): number
}

export const UTC: Zone = { offsetAt: () => 0 }

/** Reads `Asia/Shanghai`, `+08:00`, `+0800`, `+08`, `UTC` or `GMT`. */
export function zoneOf(name: Value): Zone {
  if (typeof name !== 'string') {
    throw commandFailed(
      'Location40517',
      `timezone must evaluate to a string, found ${typeName(name)}`,
    )
  }
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return UTC
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(name)
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)
    return { offsetAt: () => (fixed[1] === '-' ? -minutes : minutes) * MINUTE }
  }
  const format = formatOf(name)
  return { offsetAt: (instant) => localTime(format, instant) - Math.floor(instant / 1000) * 1000 }
}

function formatOf(name: string): Intl.DateTimeFormat {
  const known = formats.get(name)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(name, format)
    return format
  } catch {
    throw commandFailed('Location40485', `unrecognized time zone identifier: "${name}"`)
  }
}

/** The clock on the wall, to the second, read as if it were UTC. */
function localTime(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
  const date = new Date(0)
  date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day))
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second))
  return date.getTime()
}

/** @returns a date whose UTC parts are what the clock on the wall shows */
export const localDate = (instant: number, zone: Zone): Date =>
  new Date(instant + zone.offsetAt(instant))

/** @param local epoch milliseconds of the clock on the wall read as UTC @returns the instant */
export function instantOf(local: number, zone: Zone): number {
  const guess = local - zone.offsetAt(local)
  return local - zone.offsetAt(guess)
}
