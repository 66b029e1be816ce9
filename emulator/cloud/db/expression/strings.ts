import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { compareTexts } from '../compare'
import { isNullish, isNumber, typeName } from '../types'
import { ANY, type Form, type Forms, values } from './form'
import { window } from './window'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

/** The text an operator makes of its operand: numbers and dates are written out, nothing is empty. */
function textOf(value: Value): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isNumber(value)) return String(value)
  if (value instanceof Date) return value.toISOString()
  throw refused(16007, `can't convert from BSON type ${typeName(value)} to String`)
}

/** MongoDB changes the case of ASCII letters only. */
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())

const concat = values(ANY, (parts) => {
  if (parts.some(isNullish)) {
    const before = parts.slice(0, parts.findIndex(isNullish))
    before.forEach(mustBeText)
    return null
  }
  return parts.map(mustBeText).join('')
})

function mustBeText(value: Value): string {
  if (typeof value === 'string') return value
  throw refused(16702, `$concat only supports strings, not ${typeName(value)}`)
}

const split = values([2, 2], ([text, separator]) => {
  if (isNullish(text) || isNullish(separator)) return null
  if (typeof text !== 'string') {
    throw refused(
      40085,
      `$split requires an expression that evaluates to a string as a first argument, found: ${typeName(text)}`,
    )
  }
  if (typeof separator !== 'string') {
    throw refused(
      40086,
      `$split requires an expression that evaluates to a string as a second argument, found: ${typeName(separator)}`,
    )
  }
  if (separator === '') throw refused(40087, '$split requires a non-empty separator')
  return text.split(separator)
})

const length = (code: number, measure: (text: string) => number): Form =>
  values([1, 1], ([text], name) => {
    if (typeof text === 'string') return measure(text)
    throw refused(code, `${name} requires a string argument, found: ${typeName(text)}`)
  })

/** Places are counted in bytes or in code points; `units` cuts a text into them. */
const indexIn = (code: number, units: (text: string) => readonly (string | number)[]): Form =>
  values([2, 4], ([text, wanted, ...bounds], name) => {
    if (isNullish(text)) return null
    if (typeof text !== 'string') {
      throw refused(
        code,
        `${name} requires a string as the first argument, found: ${typeName(text)}`,
      )
    }
    if (typeof wanted !== 'string') {
      throw refused(
        code + 1,
        `${name} requires a string as the second argument, found: ${typeName(wanted)}`,
      )
    }
    const [hay, needle] = [units(text), units(wanted)]
    const { start, end } = window(bounds, hay.length, name)
    for (let place = start; place + needle.length <= end; place++) {
      if (needle.every((unit, i) => hay[place + i] === unit)) return place
    }
    return -1
  })

const codePoints = (text: string) => [...text]
const bytes = (text: string) => [...Buffer.from(text)]

function integer(value: Value, code: number, text: string): number {
  if (!isNumber(value)) throw refused(code, text)
  return Math.trunc(value)
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

/** A negative start gives an empty text, a negative length the rest (docs.cloudbase.net, substrBytes). */
const substrBytes = values([3, 3], ([value, from, count], name) => {
  const text = Buffer.from(textOf(value))
  const start = integer(
    from,
    16034,
    `${name}:  starting index must be a numeric type (is BSON type ${typeName(from)})`,
  )
  const wanted = integer(
    count,
    16035,
    `${name}:  length must be a numeric type (is BSON type ${typeName(count)})`,
  )
  if (start < 0 || start >= text.length) return ''
  const end = wanted < 0 ? text.length : Math.min(start + wanted, text.length)
  if (isContinuation(text[start])) {
    throw refused(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  }
  if (isContinuation(text[end])) {
    throw refused(
      28657,
      `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`,
    )
  }
  return text.subarray(start, end).toString()
})

const substrCP = values([3, 3], ([value, from, count]) => {
  const text = codePoints(textOf(value))
  const start = integer(
    from,
    34450,
    `$substrCP: starting index must be a numeric type (is BSON type ${typeName(from)})`,
  )
  const wanted = integer(
    count,
    34452,
    `$substrCP: length must be a numeric type (is BSON type ${typeName(count)})`,
  )
  if (wanted < 0) throw refused(34454, '$substrCP: length must be a nonnegative integer.')
  if (start < 0) {
    throw refused(34455, '$substrCP: the starting index must be nonnegative integer.')
  }
  return text.slice(start, start + wanted).join('')
})

export const strings: Forms = {
  $concat: concat,
  $split: split,
  $strLenBytes: length(34473, (text) => Buffer.byteLength(text)),
  $strLenCP: length(34471, (text) => codePoints(text).length),
  $strcasecmp: values([2, 2], ([a, b]) =>
    Math.sign(compareTexts(upper(textOf(a)), upper(textOf(b)))),
  ),
  $indexOfBytes: indexIn(40091, bytes),
  $indexOfCP: indexIn(40093, codePoints),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $toLower: values([1, 1], ([value]) => lower(textOf(value))),
  $toUpper: values([1, 1], ([value]) => upper(textOf(value))),
}
