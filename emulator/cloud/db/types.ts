import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { isPlain, type Value } from '../wire/ejson'

const INT32 = 2 ** 31

/** Numbers BSON gives to its types; what `$type` and the order of types go by. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
}

/** @returns the name BSON gives to the type of a value, as error texts and `$type` use it; `missing` for no value */
export function typeName(value: Value): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return numberType(value)
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  return isPlain(value) ? 'object' : bsonType(value)
}

function numberType(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
  if (value >= -INT32 && value < INT32) return 'int'
  return Number.isSafeInteger(value) ? 'long' : 'double'
}

function bsonType(value: Value): string {
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Binary) return 'binData'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof Long) return 'long'
  if (value instanceof MinKey) return 'minKey'
  return value instanceof MaxKey ? 'maxKey' : 'object'
}

export const isNumber = (value: Value): value is number => typeof value === 'number'
export const isNullish = (value: Value): value is null | undefined =>
  value === null || value === undefined

/** What counts as true in an expression: everything but false, 0, null and a missing value. */
export const isTrue = (value: Value): boolean =>
  !(value === false || value === 0 || value === null || value === undefined)
