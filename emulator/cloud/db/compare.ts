import { Binary, ObjectId } from 'bson'
import { isPlain, type Value } from '../wire/ejson'

/** Sorts before and after every value; for open ends of an index range. */
export const LOWEST = Symbol('lowest')
export const HIGHEST = Symbol('highest')

/** The place of a value's type in MongoDB's comparison order. A missing value counts as null. */
export function typeClass(value: Value): number {
  if (value === LOWEST) return -1
  if (value === HIGHEST) return 99
  if (value === null || value === undefined) return 1
  if (typeof value === 'number' || typeof value === 'bigint') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 8
  if (Array.isArray(value)) return 5
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  if (value instanceof ObjectId) return 7
  if (value instanceof Binary) return 6
  return isPlain(value) ? 4 : 10
}

const ordered = (a: number | string | boolean, b: number | string | boolean) =>
  a < b ? -1 : a > b ? 1 : 0

/**
 * MongoDB's order of any two values: first by type, then inside the type. Documents are compared field by field in
 * their stored order, so `{x,y}` and `{y,x}` are different values.
 * @returns negative, zero, positive
 */
export function compareValues(a: Value, b: Value): number {
  const kind = typeClass(a)
  const byType = kind - typeClass(b)
  if (byType !== 0) return byType
  switch (kind) {
    case 2:
      return compareNumbers(a as number, b as number)
    case 3:
    case 8:
      return ordered(a as string, b as string)
    case 4:
      return compareDocuments(a as object, b as object)
    case 5:
      return compareLists(a as Value[], b as Value[])
    case 9:
      return ordered((a as Date).getTime(), (b as Date).getTime())
    case -1:
    case 1:
    case 99:
      return 0
    default:
      return ordered(String(a), String(b))
  }
}

export const sameValue = (a: Value, b: Value): boolean => compareValues(a, b) === 0

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  return Number.isNaN(b) ? 1 : ordered(a, b)
}

/** @returns the order of two lists, element by element, the shorter first */
export function compareLists(a: readonly Value[], b: readonly Value[]): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareDocuments(a: object, b: object): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const [name, value] = left[i] as [string, Value]
    const [otherName, otherValue] = right[i] as [string, Value]
    const order =
      typeClass(value) - typeClass(otherValue) ||
      ordered(name, otherName) ||
      compareValues(value, otherValue)
    if (order !== 0) return order
  }
  return left.length - right.length
}
