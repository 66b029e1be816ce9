import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { isNullish, isNumber, typeName } from '../types'
import { type Form, type Forms, values } from './form'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

/** One number in, one out; nothing from nothing. */
const ofNumber = (apply: (n: number) => number): Form =>
  values([1, 1], ([value], name) => {
    if (isNullish(value)) return null
    if (!isNumber(value)) {
      throw refused(28765, `${name} only supports numeric types, not ${typeName(value)}`)
    }
    return apply(value)
  })

const positive = (code: number, name: string, apply: (n: number) => number) =>
  ofNumber((n) => {
    if (n <= 0) throw refused(code, `${name}'s argument must be a positive number, but is ${n}`)
    return apply(n)
  })

const add = values([0, Number.POSITIVE_INFINITY], (args) => {
  let sum = 0
  let dates = 0
  for (const value of args) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (++dates > 1) throw refused(16612, 'only one date allowed in an $add expression')
      sum += value.getTime()
    } else if (isNumber(value)) sum += value
    else {
      throw refused(16554, `$add only supports numeric or date types, not ${typeName(value)}`)
    }
  }
  return dates === 0 ? sum : new Date(Math.round(sum))
})

const subtract = values([2, 2], ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  if (isNumber(a) && isNumber(b)) return a - b
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && isNumber(b)) return new Date(Math.round(a.getTime() - b))
  throw refused(16556, `cant $subtract a ${typeName(b)} from a ${typeName(a)}`)
})

const multiply = values([0, Number.POSITIVE_INFINITY], (args) => {
  let product = 1
  for (const value of args) {
    if (isNullish(value)) return null
    if (!isNumber(value)) {
      throw refused(16555, `$multiply only supports numeric types, not ${typeName(value)}`)
    }
    product *= value
  }
  return product
})

const twoNumbers = (code: number, apply: (a: number, b: number) => number): Form =>
  values([2, 2], ([a, b], name) => {
    if (isNullish(a) || isNullish(b)) return null
    if (!isNumber(a) || !isNumber(b)) {
      throw refused(
        code,
        `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`,
      )
    }
    return apply(a, b)
  })

const nonZero = (code: number, name: string, divisor: number) => {
  if (divisor === 0) throw refused(code, `can't ${name} by zero`)
  return divisor
}

const pow = values([2, 2], ([base, exponent]) => {
  if (isNullish(base) || isNullish(exponent)) return null
  if (!isNumber(base)) {
    throw refused(28762, `$pow's base must be numeric, not ${typeName(base)}`)
  }
  if (!isNumber(exponent)) {
    throw refused(28763, `$pow's exponent must be numeric, not ${typeName(exponent)}`)
  }
  if (base === 0 && exponent < 0) {
    throw refused(28764, '$pow cannot take a base of 0 and a negative exponent')
  }
  return base ** exponent
})

const log = values([2, 2], ([value, base]) => {
  if (isNullish(value) || isNullish(base)) return null
  if (!isNumber(value)) {
    throw refused(28756, `$log's argument must be numeric, not ${typeName(value)}`)
  }
  if (!isNumber(base)) throw refused(28757, `$log's base must be numeric, not ${typeName(base)}`)
  if (value <= 0) {
    throw refused(28758, `$log's argument must be a positive number, but is ${value}`)
  }
  if (base <= 0 || base === 1) {
    throw refused(28759, `$log's base must be a positive number not equal to 1, but is ${base}`)
  }
  return Math.log(value) / Math.log(base)
})

const trunc = values([1, 2], ([value, place = 0], name) => {
  if (isNullish(value) || isNullish(place)) return null
  if (!isNumber(value)) {
    throw refused(51081, `${name} only supports numeric types, not ${typeName(value)}`)
  }
  if (!isNumber(place) || !Number.isInteger(place) || place < -20 || place > 100) {
    throw refused(
      51082,
      `cannot apply ${name} with precision value ${place as Value} value must be in [-20, 100]`,
    )
  }
  return truncate(value, place)
})

/** Moves the point in text: a product with a power of ten would round. */
function truncate(value: number, place: number): number {
  const shifted = Math.trunc(Number(`${value}e${place}`))
  return Number.isNaN(shifted) ? Math.trunc(value) : Number(`${shifted}e${-place}`)
}

export const arithmetic: Forms = {
  $abs: ofNumber(Math.abs),
  $ceil: ofNumber(Math.ceil),
  $floor: ofNumber(Math.floor),
  $exp: ofNumber(Math.exp),
  $sqrt: ofNumber((n) => {
    if (n < 0) throw refused(28714, "$sqrt's argument must be greater than or equal to 0")
    return Math.sqrt(n)
  }),
  $ln: positive(28766, '$ln', Math.log),
  $log10: positive(28761, '$log10', Math.log10),
  $log: log,
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: twoNumbers(16609, (a, b) => a / nonZero(16608, '$divide', b)),
  $mod: twoNumbers(16611, (a, b) => a % nonZero(16610, '$mod', b)),
  $pow: pow,
  $trunc: trunc,
}
