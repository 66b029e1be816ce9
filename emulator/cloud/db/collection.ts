import { type Doc, encodeExactly, type Value } from '../wire/ejson'
import { CollectionIndex, type IndexDefinition } from './collection-index'

/** The key of a document in memory and on disk: its `_id`, with the type when it is not text. */
export const idKey = (id: Value): string =>
  typeof id === 'string' ? `s${id}` : `e${encodeExactly({ id })}`

/** Committed documents of one collection with their indexes. Documents are never changed in place. */
export class Collection {
  readonly docs = new Map<string, Doc>()
  private list: CollectionIndex[] = []
  private ids: CollectionIndex | null = null

  constructor(
    readonly name: string,
    definitions: readonly IndexDefinition[],
  ) {
    this.list = definitions.map((definition) => new CollectionIndex(definition))
  }

  get indexes(): readonly CollectionIndex[] {
    return this.list
  }

  /** The ids in their order, laid out when a query first asks for them: most collections are never asked. */
  get idIndex(): CollectionIndex {
    if (!this.ids) {
      this.ids = new CollectionIndex({ name: '_id_', keys: [['_id', 1]], unique: true })
      for (const [id, doc] of this.docs) this.ids.add(id, doc)
    }
    return this.ids
  }

  /** Fields with an index of places. */
  get geoFields(): string[] {
    return [...new Set(this.list.flatMap((index) => index.geoFields))]
  }

  get definitions(): IndexDefinition[] {
    return this.list.map((index) => index.definition)
  }

  /** Puts a committed version in place; null removes the document. */
  apply(id: string, doc: Doc | null): void {
    const old = this.docs.get(id)
    for (const index of this.ids ? [...this.list, this.ids] : this.list) {
      if (old) index.remove(id, old)
      if (doc) index.add(id, doc)
    }
    if (doc) this.docs.set(id, doc)
    else this.docs.delete(id)
  }

  /** Adds an index, or replaces the one of the same name, over all documents. */
  install(index: CollectionIndex): void {
    this.list = [...this.list.filter((i) => i.definition.name !== index.definition.name), index]
  }
}
