import { Binary, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { isPlain, type Value } from '../wire/ejson'

/** Sorts before and after every value; for open ends of an index range. */
export const LOWEST = Symbol('lowest')
export const HIGHEST = Symbol('highest')
/** What a sort sees of an empty array: less than null. */
export const NO_ELEMENT = Symbol('no element')

/** The place of a value's type in MongoDB's comparison order. A missing value counts as null. */
export function typeClass(value: Value): number {
  if (value === null || value === undefined) return 1
  if (typeof value === 'number' || typeof value === 'bigint') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 8
  if (Array.isArray(value)) return 5
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  if (isPlain(value)) return 4
  if (value === LOWEST) return -1
  if (value === NO_ELEMENT) return 0.5
  if (value === HIGHEST) return 99
  if (value instanceof ObjectId) return 7
  if (value instanceof Binary) return 6
  if (value instanceof Decimal128) return 2
  if (value instanceof MinKey) return 0
  if (value instanceof MaxKey) return 98
  return value instanceof Timestamp ? 10 : 12
}

const ordered = (a: number | string | boolean, b: number | string | boolean) =>
  a < b ? -1 : a > b ? 1 : 0

/**
 * MongoDB's order of any two values: first by type, then inside the type; text by code point, as its UTF-8 bytes are
 * ordered. Documents are compared field by field in their stored order, so `{x,y}` and `{y,x}` are different values.
 * @returns negative, zero, positive
 */
export function compareValues(a: Value, b: Value): number {
  const kind = typeClass(a)
  const byType = kind - typeClass(b)
  if (byType !== 0) return byType
  switch (kind) {
    case 2:
      return compareNumbers(numeric(a), numeric(b))
    case 3:
      return compareTexts(a as string, b as string)
    case 8:
      return ordered(a as boolean, b as boolean)
    case 4:
      return compareDocuments(a as object, b as object)
    case 5:
      return compareLists(a as Value[], b as Value[])
    case 6:
      return compareBinaries(a as Binary, b as Binary)
    case 9:
      return ordered((a as Date).getTime(), (b as Date).getTime())
    case -1:
    case 0:
    case 0.5:
    case 1:
    case 98:
    case 99:
      return 0
    default:
      return ordered(String(a), String(b))
  }
}

export const sameValue = (a: Value, b: Value): boolean => compareValues(a, b) === 0

const numeric = (value: Value): number =>
  typeof value === 'number' ? value : Number((value as Decimal128).toString())

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  return Number.isNaN(b) ? 1 : ordered(a, b)
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

/** JavaScript orders by UTF-16 unit, in which a surrogate comes before the last part of the basic plane. */
export function compareTexts(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left === right) continue
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1
    return left - right
  }
  return a.length - b.length
}

const compareBinaries = (a: Binary, b: Binary) =>
  a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.buffer, b.buffer)

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
      compareTexts(name, otherName) ||
      compareValues(value, otherValue)
    if (order !== 0) return order
  }
  return left.length - right.length
}
