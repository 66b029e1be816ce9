import { writeFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'
import { compareValues } from '../compare'
import { readOrder, sortDocuments } from '../sort'
import { typeName } from '../types'

const CLAUSES = new Set(['$each', '$position', '$sort', '$slice'])

/** @returns the list with what `$push` adds: one value, or `{$each}` put in, sorted and cut, in this order */
export function pushed(list: readonly Value[], operand: Value): Value[] {
  if (!isPlain(operand) || !('$each' in operand)) return [...list, operand]
  const unknown = Object.keys(operand).find((clause) => !CLAUSES.has(clause))
  if (unknown !== undefined) throw writeFailed(`Unrecognized clause in $push: ${unknown}`)
  const { $each, $position, $sort, $slice } = operand
  if (!Array.isArray($each)) {
    throw writeFailed(
      `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`,
    )
  }
  const place = wholeNumber('$position', $position, list.length)
  const added = [...list]
  added.splice(place < 0 ? Math.max(0, list.length + place) : place, 0, ...$each)
  const sorted = $sort === undefined ? added : sort(added, $sort)
  const count = wholeNumber('$slice', $slice, sorted.length)
  return count < 0 ? sorted.slice(count) : sorted.slice(0, count)
}

function wholeNumber(clause: string, value: Value, otherwise: number): number {
  if (value === undefined) return otherwise
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw writeFailed(
    `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`,
  )
}

/** By the values themselves, or by fields of the documents. */
function sort(list: readonly Value[], spec: Value): Value[] {
  if (spec === 1 || spec === -1) return [...list].sort((a, b) => compareValues(a, b) * spec)
  if (
    !isPlain(spec) ||
    Object.values(spec).some((direction) => direction !== 1 && direction !== -1)
  ) {
    throw writeFailed(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  const order = Object.entries(spec).map(([field, direction]) => [`value.${field}`, direction])
  const wrapped = list.map((value) => ({ value }))
  return sortDocuments(wrapped, readOrder(Object.fromEntries(order))).map(({ value }) => value)
}
