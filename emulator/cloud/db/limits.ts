import { calculateObjectSize } from 'bson'
import { commandFailed, insertFailed } from '../errors'
import type { Change } from '../store/store'
import type { Doc, Value } from '../wire/ejson'
import type { Collection } from './collection'
import { placesAt } from './geo/conditions'
import { ShapeError, shapeOf } from './geo/shape'
import { isNullish } from './types'

/** Bytes a document may have as BSON, and a key of an index (cloud-protocol §5.1). */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_KEY_BYTES = 1024

/** @throws for a document of more than 16 MB */
export function checkInserted(doc: Doc): void {
  const size = calculateObjectSize(doc)
  if (size <= MOST_BYTES) return
  throw insertFailed(
    `multiple write errors: [{write errors: [{object to insert too large. size in bytes: ${size}, max size: ${MOST_BYTES}}]}, {<nil>}]`,
  )
}

/** @throws for a document that an update made larger than 16 MB */
export function checkUpdated(doc: Doc): void {
  if (calculateObjectSize(doc) <= MOST_BYTES) return
  throw commandFailed(
    'Location17419',
    `Resulting document after update is larger than ${MOST_BYTES}`,
  )
}

/** @throws for a text that is too long for an index, and for what is no place in a field indexed as one */
export function checkKeys(
  collection: Collection,
  changes: readonly Omit<Change, 'collection'>[],
): void {
  for (const index of collection.indexes) {
    for (const { doc } of changes) {
      if (!doc) continue
      for (const field of index.geoFields) checkPlaces(doc, field)
      if (index.geoFields.length === 0) index.keysOf(doc).forEach(checkKey)
    }
  }
}

function checkKey(key: readonly Value[]): void {
  const size = key.reduce<number>((sum, value) => sum + sizeOf(value), 0)
  if (size <= MOST_KEY_BYTES) return
  throw insertFailed(
    `multiple write errors: [{write errors: [{WiredTigerIndex::insert: key too large to index, failing  ${size} { : ${JSON.stringify(key[0])?.slice(0, 80)}... }}]}, {<nil>}]`,
  )
}

function sizeOf(value: Value): number {
  if (typeof value === 'string')
    return value.length <= 256 ? value.length : Buffer.byteLength(value)
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? calculateObjectSize({ value })
    : 8
}

function checkPlaces(doc: Doc, field: string): void {
  for (const value of placesAt(doc, field)) {
    if (isNullish(value)) continue
    try {
      shapeOf(value)
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error
      throw insertFailed(
        `multiple write errors: [{write errors: [{Can't extract geo keys: ${JSON.stringify(doc)}  ${error.message}}]}, {<nil>}]`,
      )
    }
  }
}
