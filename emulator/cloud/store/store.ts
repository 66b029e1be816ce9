import type { IndexDefinition } from '../db/collection-index'
import type { Doc } from '../wire/ejson'

export interface StoredCollection {
  name: string
  indexes: IndexDefinition[]
}

export interface StoredDocument {
  collection: string
  /** Key of the document inside its collection (`idKey`). */
  id: string
  doc: Doc
}

/** One document of a commit; null removes it. */
export interface Change {
  collection: string
  id: string
  doc: Doc | null
}

/**
 * Where documents survive. A commit is all or nothing and is on the disk when the call returns; the engine
 * acknowledges a write only after that.
 */
export interface Store {
  collections(): StoredCollection[]
  /** All documents, in the order in which they were first written. */
  documents(): Iterable<StoredDocument>
  saveCollection(collection: StoredCollection): void
  commit(changes: readonly Change[]): void
  close(): void
}
