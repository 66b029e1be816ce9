import { requestFailed, writeFailed } from '../errors'
import { type Doc, isPlain, type Value } from '../wire/ejson'

const OPERATORS = new Set(
  '$set $unset $inc $mul $min $max $rename $bit $push $pop $pull $pullAll $addToSet $currentDate $setOnInsert'.split(
    ' ',
  ),
)
const ON_ARRAYS = new Set(['$push', '$addToSet', '$pop', '$pull', '$pullAll'])
const ON_NUMBERS = new Set(['$inc', '$mul'])
/** These say nothing about a path that does not lead anywhere. */
const LENIENT = new Set(['$unset', '$pull', '$pullAll', '$pop'])

/**
 * Refuses what MongoDB refuses and mingo passes over silently (cloud-protocol §4.5): arithmetic on text, pushing to a
 * scalar, a path through null or by name through an array, a change of `_id`.
 */
export function checkUpdate(doc: Doc, update: Doc): void {
  for (const [operator, fields] of Object.entries(update)) {
    if (!OPERATORS.has(operator)) {
      throw requestFailed(`Unknown modifier: ${operator}`)
    }
    if (!isPlain(fields)) throw requestFailed(`Modifiers operate on fields, not on ${fields}`)
    for (const [path, operand] of Object.entries(fields)) {
      if (path === '_id' || path.startsWith('_id.')) {
        throw writeFailed(
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        )
      }
      checkField(doc, operator, path, operand)
    }
  }
}

function checkField(doc: Doc, operator: string, path: string, operand: Value): void {
  const parts = path.split('.')
  if (parts.some((part) => part === '$' || part.startsWith('$['))) return
  const current = follow(doc, parts, LENIENT.has(operator))
  if (ON_NUMBERS.has(operator)) checkNumbers(doc, operator, parts, current, operand)
  if (current !== undefined && ON_ARRAYS.has(operator) && !Array.isArray(current)) {
    throw notAnArray(doc, operator, path, current)
  }
}

/** @returns the value at the path, undefined when it is not there yet */
function follow(doc: Doc, parts: readonly string[], lenient: boolean): Value {
  let value: Value = doc
  for (const [i, part] of parts.entries()) {
    const fits = Array.isArray(value) ? /^\d+$/.test(part) : isPlain(value)
    if (!fits) {
      if (lenient) return undefined
      throw writeFailed(
        `Cannot create field '${part}' in element {${parts[i - 1]}: ${JSON.stringify(value)}}`,
      )
    }
    value = (value as Doc)[part]
    if (value === undefined) return undefined
  }
  return value
}

function checkNumbers(
  doc: Doc,
  operator: string,
  parts: readonly string[],
  current: Value,
  operand: Value,
): void {
  if (typeof operand !== 'number') {
    throw writeFailed(
      `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${parts.join('.')}: ${JSON.stringify(operand)}}`,
    )
  }
  if (current !== undefined && typeof current !== 'number') {
    throw writeFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(doc._id)}} has the field '${parts.at(-1)}' of non-numeric type ${typeName(current)}`,
    )
  }
}

function notAnArray(doc: Doc, operator: string, path: string, value: Value) {
  return operator === '$push'
    ? writeFailed(
        `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: ${JSON.stringify(doc._id)}}`,
      )
    : writeFailed(
        `Cannot apply ${operator} to a non-array field. Field named '${path.split('.').at(-1)}' has non-array type ${typeName(value)}`,
      )
}

function typeName(value: Value): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double'
  return typeof value
}
