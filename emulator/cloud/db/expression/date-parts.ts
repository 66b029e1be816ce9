import { ObjectId, Timestamp } from 'bson'
import { commandFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'
import { isNullish, typeName } from '../types'
import { type Form, type Forms, parameters } from './form'
import { localDate, UTC, zoneOf } from './timezone'

const DAY = 86_400_000

/** The instant in a date, an ObjectId or a timestamp. */
export function instantIn(value: Value): number {
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  if (value instanceof Timestamp) return value.getHighBitsUnsigned() * 1000
  throw commandFailed('Location16006', `can't convert from BSON type ${typeName(value)} to Date`)
}

/** 1 on the first of January. The date's UTC parts are meant, as everywhere here. */
export const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - startOfYear(date.getUTCFullYear())) / DAY) + 1

/** 1 on Monday, 7 on Sunday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7

/** Weeks begin on Sunday; before the first Sunday of the year it is week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)

/** The year to which the week belongs: that of its Thursday. */
export const isoWeekYear = (date: Date): number => thursday(date).getUTCFullYear()
export const isoWeek = (date: Date): number => Math.ceil(dayOfYear(thursday(date)) / 7)

const thursday = (date: Date) => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY)

function startOfYear(year: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, 0, 1)
  return date.getTime()
}

/** `{date, timezone}` or the date alone. */
const part =
  (read: (local: Date) => number): Form =>
  (operand, { name, compile }) => {
    const named = isPlain(operand) && !Object.keys(operand).some((key) => key.startsWith('$'))
    const single = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
    const given = named
      ? parameters(operand, name, { required: ['date'], optional: ['timezone'] })
      : { date: single }
    const date = compile(given.date)
    const timezone = 'timezone' in given ? compile(given.timezone) : null
    return (scope) => {
      const value = date(scope)
      const zone = timezone ? timezone(scope) : 'UTC'
      if (isNullish(value) || isNullish(zone)) return null
      return read(localDate(instantIn(value), timezone ? zoneOf(zone) : UTC))
    }
  }

export const dateParts: Forms = {
  $year: part((date) => date.getUTCFullYear()),
  $month: part((date) => date.getUTCMonth() + 1),
  $dayOfMonth: part((date) => date.getUTCDate()),
  $hour: part((date) => date.getUTCHours()),
  $minute: part((date) => date.getUTCMinutes()),
  $second: part((date) => date.getUTCSeconds()),
  $millisecond: part((date) => date.getUTCMilliseconds()),
  $dayOfWeek: part((date) => date.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $isoDayOfWeek: part(isoDayOfWeek),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $week: part(week),
}
