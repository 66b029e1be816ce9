import { EJSON, ObjectId } from 'bson'
import { commandFailed, invalidParam } from '../errors'

/**
 * A document as the engine holds it: plain values, Date, RegExp and the bson classes that have no plain form
 * (ObjectId, Binary, Decimal128). Numbers are doubles, as in JavaScript.
 */
export type Value = unknown
export type Doc = { [field: string]: Value }

type Tagged = { _bsontype: string }
const isTagged = (v: object): v is Tagged => '_bsontype' in v

/** @returns whether the value is a document or sub-document, not an array, date or bson class */
export const isPlain = (v: Value): v is Doc =>
  typeof v === 'object' &&
  v !== null &&
  !Array.isArray(v) &&
  !(v instanceof Date) &&
  !(v instanceof RegExp) &&
  !isTagged(v)

/**
 * Decodes canonical or relaxed EJSON of the wire. `{"$tcb_server_date":{offset}}` becomes the given instant plus the
 * offset, at any depth (CloudBase's own extension).
 * @param now epoch milliseconds of the gateway's clock
 */
export function decode(text: string | undefined, now: number): Doc {
  if (text === undefined || text === '') return {}
  const value = decodeValue(text, now)
  if (!isPlain(value)) throw invalidParam('the data must be an object')
  return value
}

/** As `decode`, for a value that need not be an object (a stage of an aggregation). */
export function decodeValue(text: string, now: number): Value {
  return plain(parsed(text), now)
}

function parsed(text: string): unknown {
  try {
    return EJSON.parse(text, { relaxed: true })
  } catch {
    throw invalidParam('the data is not extended JSON')
  }
}

/** @returns canonical EJSON; ObjectIds become hex text, as the service answers them */
export const encode = (doc: Value): string =>
  EJSON.stringify(withHexIds(doc) as Doc, { relaxed: false })

/** @returns canonical EJSON that keeps every type; the form documents have on disk */
export const encodeExactly = (doc: Value): string => EJSON.stringify(doc as Doc, { relaxed: false })

/** @returns the document a disk line holds */
export const decodeStored = (text: string): Doc =>
  plain(EJSON.parse(text, { relaxed: true }), 0) as Doc

/** @returns a copy that shares no object or array with the original; bson classes and dates are immutable here */
export function copy<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (!isPlain(value)) return value
  const out: Doc = {}
  for (const key of Object.keys(value)) out[key] = copy(value[key])
  return out as T
}

export function withHexIds(value: Value): Value {
  if (value instanceof ObjectId) return value.toHexString()
  if (Array.isArray(value)) return value.map(withHexIds)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withHexIds(v)]))
}

function plain(value: unknown, now: number): Value {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map((v) => plain(v, now))
  if (isTagged(value)) return untag(value)
  const doc = value as Doc
  const serverDate = doc.$tcb_server_date as { offset?: unknown } | undefined
  if (serverDate) return new Date(now + Number(plain(serverDate.offset ?? 0, now)))
  const out: Doc = {}
  for (const key of Object.keys(doc)) {
    // would set the prototype instead of a field
    if (key === '__proto__') throw invalidParam('a field cannot be named __proto__')
    out[key] = plain(doc[key], now)
  }
  return out
}

function untag(value: Tagged): Value {
  switch (value._bsontype) {
    case 'BSONRegExp': {
      const { pattern, options } = value as unknown as { pattern: string; options: string }
      return regExp(pattern, options)
    }
    case 'Long':
      return (value as unknown as { toNumber(): number }).toNumber()
    case 'Double':
    case 'Int32':
      return Number((value as unknown as { valueOf(): number }).valueOf())
    default:
      return value
  }
}

/** @throws Location51091 for a pattern that cannot be read */
export function regExp(pattern: string, options: string): RegExp {
  try {
    return new RegExp(pattern, options.replace(/[^imsu]/g, ''))
  } catch (error) {
    throw commandFailed(
      'Location51091',
      `Regular expression is invalid: ${(error as Error).message}`,
    )
  }
}
