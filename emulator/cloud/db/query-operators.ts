import { Query } from 'mingo/query'
import { requestFailed } from '../errors'
import { type Doc, isPlain, type Value } from '../wire/ejson'
import { compareValues, sameValue, typeClass } from './compare'
import { candidates, leaves } from './paths'

/**
 * Query operators in which mingo differs from MongoDB (cloud-protocol §4.5): embedded documents match in field order,
 * null compares with missing, `$elemMatch` with field conditions skips scalars.
 */
type Options = ConstructorParameters<typeof Query>[1]
type Operator = (path: string, operand: Value, options: Options) => (doc: Doc) => boolean

const anyCandidate =
  (accept: (operand: Value) => (value: Value) => boolean): Operator =>
  (path, operand) => {
    const accepts = accept(operand)
    return (doc) => candidates(doc, path).some(accepts)
  }

const equals = (operand: Value) => (value: Value) => sameValue(value, operand)

const isIn = (operand: Value) => {
  if (!Array.isArray(operand)) throw requestFailed('$in needs an array')
  const patterns = operand.filter((v): v is RegExp => v instanceof RegExp)
  const rest = operand.filter((v) => !(v instanceof RegExp))
  return (value: Value) =>
    rest.some((v) => sameValue(v, value)) ||
    (typeof value === 'string' && patterns.some((pattern) => pattern.test(value)))
}

/** Values of different types are not ordered against each other. */
const comparing = (accept: (order: number) => boolean) => (operand: Value) => {
  const kind = typeClass(operand)
  return (value: Value) => typeClass(value) === kind && accept(compareValues(value, operand))
}

const $eq = anyCandidate(equals)
const $in = anyCandidate(isIn)

const negate =
  (operator: Operator): Operator =>
  (path, operand, options) => {
    const test = operator(path, operand, options)
    return (doc) => !test(doc)
  }

const isOperatorCondition = (condition: Doc) =>
  Object.keys(condition).every((key) => key.startsWith('$') && !/^\$(and|or|nor)$/.test(key))

const $elemMatch: Operator = (path, operand, options) => {
  if (!isPlain(operand)) throw requestFailed('$elemMatch needs an Object')
  const onValues = isOperatorCondition(operand)
  const query = new Query(onValues ? { element: operand } : operand, options)
  const accepts = (element: Value) =>
    onValues ? query.test({ element }) : isPlain(element) && query.test(element)
  return (doc) => leaves(doc, path).some((leaf) => Array.isArray(leaf) && leaf.some(accepts))
}

const $all: Operator = (path, operand, options) => {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array')
  const tests = operand.map((wanted) => {
    if (isPlain(wanted) && '$elemMatch' in wanted)
      return $elemMatch(path, wanted.$elemMatch, options)
    return wanted instanceof RegExp ? $in(path, [wanted], options) : $eq(path, wanted, options)
  })
  return (doc) => tests.length > 0 && tests.every((test) => test(doc))
}

const $exists: Operator = (path, operand) => (doc) =>
  leaves(doc, path).some((leaf) => leaf !== undefined) === Boolean(operand)

const $size: Operator = (path, operand) => (doc) =>
  leaves(doc, path).some((leaf) => Array.isArray(leaf) && leaf.length === operand)

export const correctedOperators = {
  $eq,
  $ne: negate($eq),
  $in,
  $nin: negate($in),
  $gt: anyCandidate(comparing((order) => order > 0)),
  $gte: anyCandidate(comparing((order) => order >= 0)),
  $lt: anyCandidate(comparing((order) => order < 0)),
  $lte: anyCandidate(comparing((order) => order <= 0)),
  $elemMatch,
  $all,
  $exists,
  $size,
}
