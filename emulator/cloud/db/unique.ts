import { duplicateKey } from '../errors'
import type { Change } from '../store/store'
import { type Doc, encodeExactly, type Value } from '../wire/ejson'
import type { Collection } from './collection'
import type { CollectionIndex } from './collection-index'
import { compareLists } from './compare'
import { documentLock, keyLock } from './locks'

type Versions = ReadonlyMap<string, Doc | null>

/** @returns names of everything a commit claims: documents, and keys it takes or leaves in unique indexes */
export function lockNames(collection: Collection, changes: readonly Change[]): Set<string> {
  const names = new Set<string>()
  for (const { id, doc } of changes) {
    names.add(documentLock(collection.name, id))
    for (const index of uniqueIndexes(collection)) {
      for (const version of [doc, collection.docs.get(id)]) {
        for (const key of version ? index.keysOf(version) : []) {
          names.add(keyLock(collection.name, index.definition.name, encodeExactly({ key })))
        }
      }
    }
  }
  return names
}

/**
 * Throws E11000 when a change takes a key that another document holds: a committed one, one written by the same
 * transaction, or one of the same batch.
 */
export function checkUnique(
  collection: Collection,
  changes: readonly Change[],
  writtenBefore: Versions,
): void {
  const indexes = uniqueIndexes(collection)
  if (indexes.length === 0) return
  const versions = new Map(writtenBefore)
  for (const { id, doc } of changes) versions.set(id, doc)
  for (const index of indexes) {
    for (const { id, doc } of changes) {
      const taken = doc && index.keysOf(doc).find((key) => isHeld(index, key, id, versions))
      if (taken) throw duplicateKey(collection.name, index.definition.name, named(index, taken))
    }
  }
}

/** @returns ids of the committed documents that hold a key which a change takes */
export function* holders(collection: Collection, changes: readonly Change[]): Generator<string> {
  for (const index of uniqueIndexes(collection)) {
    for (const { id, doc } of changes) {
      for (const key of doc ? index.keysOf(doc) : []) {
        for (const owner of index.owners(key)) if (owner !== id) yield owner
      }
    }
  }
}

const uniqueIndexes = (collection: Collection) =>
  collection.indexes.filter((index) => index.definition.unique)

function isHeld(index: CollectionIndex, key: readonly Value[], id: string, versions: Versions) {
  for (const [other, doc] of versions) {
    if (other !== id && doc && holds(index, doc, key)) return true
  }
  return index.owners(key).some((owner) => owner !== id && !versions.has(owner))
}

const holds = (index: CollectionIndex, doc: Doc, key: readonly Value[]) =>
  index.keysOf(doc).some((own) => compareLists(own, key) === 0)

const named = (index: CollectionIndex, key: readonly Value[]) =>
  index.fields.map((field, i) => [field, key[i]] as const)
