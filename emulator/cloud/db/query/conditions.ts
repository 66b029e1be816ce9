import { commandFailed } from '../../errors'
import { type Doc, isPlain, regExp, type Value } from '../../wire/ejson'
import { compareValues, sameValue, typeClass } from '../compare'
import { geoIntersects, geoWithin, type Near, near } from '../geo/conditions'
import { candidates, leaves } from '../paths'
import { isNumber, TYPE_NUMBERS, typeName } from '../types'

type Test = (doc: Doc) => boolean

/** Where `geoNear` leaves what it asks for. */
export interface Nearness {
  near: Near | null
}

interface Around {
  /** Null where `geoNear` may not stand: below `$or`, `$not` and the like. */
  nearness: Nearness | null
  /** The test of a whole query, for `$elemMatch`. */
  inner: (query: Doc) => Test
}

type Operator = (path: string, operand: Value, around: Around) => Test

const bad = (message: string) => commandFailed('BadValue', message)

export const isOperators = (value: Value): value is Doc =>
  isPlain(value) && (Object.keys(value)[0]?.startsWith('$') ?? false)

/** The test of one field: a value, a pattern, or operators that must all hold. */
export function fieldCondition(path: string, operand: Value, around: Around): Test {
  if (operand instanceof RegExp) return matches(path, operand)
  if (!isOperators(operand)) return equality(path, operand)
  const tests = Object.entries(operand).flatMap(([name, value]) => {
    if (name === '$options' && '$regex' in operand) return []
    if (name === '$regex') return [matches(path, patternOf(value, operand.$options))]
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
    if (!operator) throw bad(`unknown operator: ${name}`)
    return [operator(path, value, around)]
  })
  return (doc) => tests.every((test) => test(doc))
}

const anyCandidate =
  (path: string, accepts: (value: Value) => boolean): Test =>
  (doc) =>
    candidates(doc, path).some(accepts)

const equality = (path: string, operand: Value): Test =>
  anyCandidate(path, (value) => sameValue(value, operand))

/** Text that matches, or the very same pattern. */
const matches = (path: string, pattern: RegExp): Test =>
  anyCandidate(path, (value) =>
    value instanceof RegExp
      ? value.source === pattern.source && value.flags === pattern.flags
      : typeof value === 'string' && pattern.test(value),
  )

function patternOf(source: Value, options: Value): RegExp {
  if (source instanceof RegExp && options === undefined) return source
  const text = source instanceof RegExp ? source.source : source
  if (typeof text !== 'string') throw bad('$regex has to be a string')
  if (options !== undefined && typeof options !== 'string') {
    throw bad('$options has to be a string')
  }
  return regExp(text, options ?? '')
}

const not =
  (operator: Operator): Operator =>
  (path, operand, around) => {
    const test = operator(path, operand, around)
    return (doc) => !test(doc)
  }

/** Values of different types are not ordered against each other, and NaN only against itself. */
const comparing =
  (name: string, accepts: (order: number) => boolean): Operator =>
  (path, operand) => {
    if (operand instanceof RegExp) {
      throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`)
    }
    const kind = typeClass(operand)
    const unordered = Number.isNaN(operand)
    const withEquals = name.endsWith('e')
    return anyCandidate(path, (value) => {
      if (typeClass(value) !== kind) return false
      if (unordered || Number.isNaN(value)) return withEquals && sameValue(value, operand)
      return accepts(compareValues(value, operand))
    })
  }

const $eq: Operator = (path, operand) => equality(path, operand)

const $ne: Operator = (path, operand) => {
  if (operand instanceof RegExp) throw bad("Can't have regex as arg to $ne.")
  const test = equality(path, operand)
  return (doc) => !test(doc)
}

const $in: Operator = (path, operand) => {
  if (!Array.isArray(operand)) throw bad('$in needs an array')
  if (operand.some(isOperators)) throw bad('cannot nest $ under $in')
  const patterns = operand.filter((one): one is RegExp => one instanceof RegExp)
  const values = operand.filter((one) => !(one instanceof RegExp))
  const texts = new Set(values.filter((one) => typeof one === 'string'))
  const rest = values.filter((one) => typeof one !== 'string')
  const tests = patterns.map((pattern) => matches(path, pattern))
  const known = anyCandidate(path, (value) =>
    typeof value === 'string' ? texts.has(value) : rest.some((one) => sameValue(one, value)),
  )
  return (doc) => known(doc) || tests.some((test) => test(doc))
}

const $elemMatch: Operator = (path, operand, { inner }) => {
  if (!isPlain(operand)) throw bad('$elemMatch needs an Object')
  const onValues =
    isOperators(operand) && !('$and' in operand || '$or' in operand || '$nor' in operand)
  const test = onValues
    ? fieldCondition('element', operand, { nearness: null, inner })
    : inner(operand)
  const accepts = (element: Value) =>
    onValues
      ? test({ element: Array.isArray(element) ? [element] : element })
      : (isPlain(element) || Array.isArray(element)) && test(element as Doc)
  return (doc) => leaves(doc, path).some((leaf) => Array.isArray(leaf) && leaf.some(accepts))
}

const $all: Operator = (path, operand, around) => {
  if (!Array.isArray(operand)) throw bad('$all needs an array')
  const tests = operand.map((wanted: Value) => {
    if (isPlain(wanted) && '$elemMatch' in wanted) {
      return $elemMatch(path, wanted.$elemMatch, around)
    }
    if (isOperators(wanted)) throw bad('no $ expressions in $all')
    return wanted instanceof RegExp ? matches(path, wanted) : equality(path, wanted)
  })
  return (doc) => tests.length > 0 && tests.every((test) => test(doc))
}

const $exists: Operator = (path, operand) => {
  const wanted = !(operand === false || operand === 0 || operand === null)
  return (doc) => leaves(doc, path).some((leaf) => leaf !== undefined) === wanted
}

const $size: Operator = (path, operand) => {
  if (!isNumber(operand)) throw commandFailed('FailedToParse', '$size needs a number')
  if (!Number.isInteger(operand)) throw bad('$size must be a whole number')
  if (operand < 0) throw bad('$size may not be negative')
  return (doc) => leaves(doc, path).some((leaf) => Array.isArray(leaf) && leaf.length === operand)
}

const $mod: Operator = (path, operand) => {
  if (!Array.isArray(operand)) throw bad('malformed mod, needs to be an array')
  if (operand.length !== 2) {
    throw bad(`malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`)
  }
  const [divisor, rest] = operand
  if (!isNumber(divisor) || !isNumber(rest)) {
    throw bad(`malformed mod, ${isNumber(divisor) ? 'remainder' : 'divisor'} not a number`)
  }
  if (Math.trunc(divisor) === 0) throw bad('divisor cannot be 0')
  return anyCandidate(
    path,
    (value) =>
      isNumber(value) &&
      Number.isFinite(value) &&
      (Math.trunc(value) % Math.trunc(divisor)) - Math.trunc(rest) === 0,
  )
}

const $not: Operator = (path, operand, around) => {
  if (!(operand instanceof RegExp) && !isOperators(operand)) {
    throw bad('$not needs a regex or a document')
  }
  const test = fieldCondition(path, operand, { ...around, nearness: null })
  return (doc) => !test(doc)
}

const $type: Operator = (path, operand) => {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((type: Value) => {
    const name = Object.keys(TYPE_NUMBERS).find((one) => one === type || TYPE_NUMBERS[one] === type)
    if (name === undefined && type !== 'number') {
      throw bad(`Unknown type name alias: ${String(type)}`)
    }
    return name ?? 'number'
  })
  return anyCandidate(
    path,
    (value) => value !== undefined && wanted.some((one) => isOfType(value, one)),
  )
}

/** @param type a name of `$type`, or `number` for any of the numbers */
export function isOfType(value: Value, type: string): boolean {
  const name = typeName(value)
  return type === 'number' ? ['int', 'long', 'double', 'decimal'].includes(name) : name === type
}

const $nearSphere: Operator = (path, operand, { nearness }) => {
  if (!nearness || nearness.near) throw bad('geoNear must be top-level expr')
  const asked = near(path, operand)
  nearness.near = asked
  return (doc) => asked.measure(doc) !== null
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq,
  $ne,
  $in,
  $nin: not($in),
  $gt: comparing('$gt', (order) => order > 0),
  $gte: comparing('$gte', (order) => order >= 0),
  $lt: comparing('$lt', (order) => order < 0),
  $lte: comparing('$lte', (order) => order <= 0),
  $elemMatch,
  $all,
  $exists,
  $size,
  $mod,
  $not,
  $type,
  $near: $nearSphere,
  $nearSphere,
  $geoWithin: (path, operand) => geoWithin(path, operand),
  $geoIntersects: (path, operand) => geoIntersects(path, operand),
}
