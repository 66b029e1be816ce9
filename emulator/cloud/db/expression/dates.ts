import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { isNullish, isNumber, typeName } from '../types'
import { isoDate, readDate, writeDate } from './date-format'
import { instantIn } from './date-parts'
import type { Scope } from './expression'
import { type Compiler, type Form, type Forms, parameters } from './form'
import { instantOf, UTC, zoneOf } from './timezone'

/** Compiles the parameters that were given; the reader answers undefined for one that was not. */
function compiled(given: Partial<Record<string, Value>>, { compile }: Compiler) {
  const parts = Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, compile(value)]),
  )
  return {
    has: (field: string) => field in parts,
    read: (field: string, scope: Scope): Value => parts[field]?.(scope),
  }
}

const dateToString: Form = (operand, compiler) => {
  const given = parameters(operand, compiler.name, {
    required: ['date'],
    optional: ['format', 'timezone', 'onNull'],
  })
  const parts = compiled(given, compiler)
  return (scope) => {
    const date = parts.read('date', scope)
    if (isNullish(date)) return parts.has('onNull') ? parts.read('onNull', scope) : null
    const timezone = parts.has('timezone') ? parts.read('timezone', scope) : 'UTC'
    const utc = parts.has('timezone') ? '' : 'Z'
    const format = parts.has('format') ? parts.read('format', scope) : `%Y-%m-%dT%H:%M:%S.%L${utc}`
    if (isNullish(timezone) || isNullish(format)) return null
    if (typeof format !== 'string') {
      throw commandFailed(
        'Location18533',
        `$dateToString requires that 'format' be a string, found: ${typeName(format)} with value ${JSON.stringify(format)}`,
      )
    }
    return writeDate(instantIn(date), format, zoneOf(timezone))
  }
}

const dateFromString: Form = (operand, compiler) => {
  const given = parameters(operand, compiler.name, {
    required: ['dateString'],
    optional: ['format', 'timezone', 'onError', 'onNull'],
  })
  const parts = compiled(given, compiler)
  return (scope) => {
    const text = parts.read('dateString', scope)
    if (isNullish(text)) return parts.has('onNull') ? parts.read('onNull', scope) : null
    const timezone = parts.read('timezone', scope)
    const format = parts.read('format', scope)
    if (parts.has('timezone') && isNullish(timezone)) return null
    if (parts.has('format') && isNullish(format)) return null
    const zone = parts.has('timezone') ? zoneOf(timezone) : null
    const instant =
      typeof text === 'string'
        ? readDate(text, typeof format === 'string' ? format : null, zone)
        : null
    if (instant !== null) return new Date(instant)
    if (parts.has('onError')) return parts.read('onError', scope)
    throw typeof text === 'string'
      ? commandFailed(
          'ConversionFailure',
          `Error parsing date string '${text}'; an incomplete or unexpected date/time string has been found`,
        )
      : commandFailed(
          'ConversionFailure',
          `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)} with value ${JSON.stringify(text)}`,
        )
  }
}

const TIME = ['hour', 'minute', 'second', 'millisecond'] as const
const NATURAL = ['year', 'month', 'day'] as const
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const

function refuseMixture(given: object): void {
  const [natural, iso] = [NATURAL, ISO].map((names) => names.some((name) => name in given))
  if (!('year' in given) && !('isoWeekYear' in given)) {
    throw commandFailed(
      'Location40516',
      "$dateFromParts requires either 'year' or 'isoWeekYear' to be present",
    )
  }
  if (!natural || !iso) return
  throw 'year' in given
    ? commandFailed(
        'Location40489',
        '$dateFromParts does not allow mixing natural dates with ISO dates',
      )
    : commandFailed(
        'Location40525',
        '$dateFromParts does not allow mixing ISO dates with natural dates',
      )
}

const dateFromParts: Form = (operand, compiler) => {
  const given = parameters(operand, compiler.name, {
    required: [],
    optional: [...NATURAL, ...ISO, ...TIME, 'timezone'],
  })
  refuseMixture(given)
  const parts = compiled(given, compiler)
  return (scope) => {
    const given = Object.keys(operand as object).map((field) => parts.read(field, scope))
    if (given.some(isNullish)) return null
    const part = (name: string, otherwise: number) =>
      parts.has(name) ? wholeNumber(name, parts.read(name, scope)) : otherwise
    const zone = parts.has('timezone') ? zoneOf(parts.read('timezone', scope)) : UTC
    const [hour = 0, minute = 0, second = 0, ms = 0] = TIME.map((name) => part(name, 0))
    const date = new Date(
      parts.has('isoWeekYear')
        ? isoDate(yearIn('isoWeekYear', part), part('isoWeek', 1), part('isoDayOfWeek', 1))
        : dayOf(yearIn('year', part), part('month', 1), part('day', 1)),
    )
    // parts beyond their range carry over, as in the cloud
    return new Date(instantOf(date.setUTCHours(hour, minute, second, ms), zone))
  }
}

const dayOf = (year: number, month: number, day: number) =>
  new Date(0).setUTCFullYear(year, month - 1, day)

function yearIn(name: string, part: (name: string, otherwise: number) => number): number {
  const year = part(name, 1)
  if (year >= 1 && year <= 9999) return year
  throw commandFailed(
    'Location40523',
    `'${name}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
  )
}

function wholeNumber(name: string, value: Value): number {
  if (isNumber(value) && Number.isInteger(value)) return value
  throw commandFailed(
    'Location40515',
    `'${name}' must evaluate to an integer, found ${typeName(value)} with value ${JSON.stringify(value)}`,
  )
}

export const dates: Forms = {
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
}
