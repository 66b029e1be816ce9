import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { sameValue } from '../compare'
import { isNullish, isNumber, typeName } from '../types'
import { arrayOr, refused } from './array-operand'
import { filter, map, reduce } from './array-walks'
import { ANY, type Form, type Forms, parameters, values } from './form'
import { window } from './window'

function wholeNumber(value: Value, code: number, text: string): number {
  if (!isNumber(value) || !Number.isInteger(value)) throw refused(code, text)
  return value
}

const arrayElemAt = values([2, 2], ([list, at]) => {
  const array = arrayOr(
    list,
    28689,
    (type) => `$arrayElemAt's first argument must be an array, but is ${type}`,
  )
  if (!array || isNullish(at)) return null
  if (!isNumber(at)) {
    throw refused(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(at)}`,
    )
  }
  const place = wholeNumber(
    at,
    28691,
    `$arrayElemAt's second argument must be representable as a 32-bit integer: ${at}`,
  )
  return array.at(place)
})

const arrayToObject = values([1, 1], ([list]) => {
  const array = arrayOr(
    list,
    40386,
    (type) => `$arrayToObject requires an array input, found: ${type}`,
  )
  if (!array) return null
  const out: Doc = {}
  for (const entry of array) {
    const [key, value] = pairOf(entry)
    if (key === '__proto__') throw refused(40393, "a field cannot be named '__proto__'")
    out[key] = value
  }
  return out
})

function pairOf(entry: Value): readonly [string, Value] {
  const pair = Array.isArray(entry) && entry.length === 2 ? entry : null
  const named = isPlain(entry) && Object.keys(entry).length === 2 && 'k' in entry && 'v' in entry
  const [key, value] = pair ?? (named ? [entry.k, entry.v] : [])
  if (!pair && !named) {
    throw refused(
      40392,
      "$arrayToObject requires an object keys of 'k' and 'v' or an array of two elements. Found incorrect input",
    )
  }
  if (typeof key !== 'string') {
    throw refused(
      40394,
      `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${typeName(key)}`,
    )
  }
  return [key, value]
}

const concatArrays = values(ANY, (lists) => {
  const arrays = lists.map((list) =>
    arrayOr(list, 28664, (type) => `$concatArrays only supports arrays, not ${type}`),
  )
  return arrays.includes(null) ? null : arrays.flat()
})

const isIn = values([2, 2], ([wanted, list]) => {
  if (!Array.isArray(list)) {
    throw refused(40081, `$in requires an array as a second argument, found: ${typeName(list)}`)
  }
  return list.some((element) => wanted !== undefined && sameValue(element, wanted))
})

const indexOfArray = values([2, 4], ([list, wanted, ...bounds], name) => {
  const array = arrayOr(
    list,
    40090,
    (type) => `$indexOfArray requires an array as a first argument, found: ${type}`,
  )
  if (!array) return null
  const { start, end } = window(bounds, array.length, name)
  const place = array
    .slice(start, end)
    .findIndex((element) => wanted !== undefined && sameValue(element, wanted))
  return place < 0 ? -1 : place + start
})

const range = values([2, 3], ([from, to, by = 1]) => {
  const [start, end, step] = [from, to, by].map((value, i) => {
    const what = ['starting', 'ending', 'step'][i]
    if (!isNumber(value)) {
      throw refused(
        34443 + 2 * i,
        `$range requires a numeric ${what} value, found value of type: ${typeName(value)}`,
      )
    }
    return wholeNumber(
      value,
      34444 + 2 * i,
      `$range requires a ${what} value that can be represented as a 32-bit integer, found value: ${value}`,
    )
  }) as [number, number, number]
  if (step === 0) throw refused(34449, '$range requires a non-zero step value')
  const count = Math.max(0, Math.ceil((end - start) / step))
  if (count > 1_000_000) throw refused(34448, '$range would use too much memory')
  return Array.from({ length: count }, (_, i) => start + i * step)
})

const size = values([1, 1], ([list]) => {
  if (!Array.isArray(list)) {
    throw refused(
      17124,
      `The argument to $size must be an array, but was of type: ${typeName(list)}`,
    )
  }
  return list.length
})

const slice = values([2, 3], ([list, a, b]) => {
  const array = arrayOr(
    list,
    28724,
    (type) => `First argument to $slice must be an array, but is of type: ${type}`,
  )
  if (!array || isNullish(a) || b === null) return null
  const first = wholeNumber(
    a,
    28725,
    `Second argument to $slice must be a numeric value, but is of type: ${typeName(a)}`,
  )
  if (b === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first)
  const count = wholeNumber(
    b,
    28727,
    `Third argument to $slice must be numeric, but is of type: ${typeName(b)}`,
  )
  if (count <= 0) throw refused(28729, `Third argument to $slice must be positive: ${count}`)
  const start = first >= 0 ? first : Math.max(0, array.length + first)
  return array.slice(start, start + count)
})

const zip: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, {
    required: ['inputs'],
    optional: ['useLongestLength', 'defaults'],
  })
  if (!Array.isArray(given.inputs) || given.inputs.length === 0) {
    throw refused(34461, `inputs must be an array of expressions, found ${typeName(given.inputs)}`)
  }
  const inputs = given.inputs.map((one) => compile(one))
  const longest = given.useLongestLength === true
  if ('defaults' in given && !longest) {
    throw refused(34466, 'cannot specify defaults unless useLongestLength is true')
  }
  const defaults = Array.isArray(given.defaults) ? given.defaults.map((one) => compile(one)) : []
  return (scope) => {
    const arrays = inputs.map((input) =>
      arrayOr(input(scope), 34468, (type) => `$zip found a non-array expression in input: ${type}`),
    )
    if (arrays.includes(null)) return null
    const lists = arrays as Value[][]
    const lengths = lists.map((one) => one.length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, row) =>
      lists.map((one, i) => (row < one.length ? one[row] : (defaults[i]?.(scope) ?? null))),
    )
  }
}

export const arrays: Forms = {
  $arrayElemAt: arrayElemAt,
  $arrayToObject: arrayToObject,
  $concatArrays: concatArrays,
  $filter: filter,
  $in: isIn,
  $indexOfArray: indexOfArray,
  $isArray: values([1, 1], ([value]) => Array.isArray(value)),
  $map: map,
  $range: range,
  $reduce: reduce,
  $reverseArray: values([1, 1], ([list]) => {
    const array = arrayOr(
      list,
      34435,
      (type) => `The argument to $reverseArray must be an array, but was of type: ${type}`,
    )
    return array && [...array].reverse()
  }),
  $size: size,
  $slice: slice,
  $zip: zip,
}
