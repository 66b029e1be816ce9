import type { Doc } from '../wire/ejson'
import { idKey } from './collection'
import type { Engine } from './engine'

/**
 * Records of the gateway itself (file metadata, outbox, grants), kept with the documents so that they survive with
 * them. Their collection's name begins with `$`, which no client can name.
 */
export class OwnRecords<T extends { _id: string }> {
  private readonly name: string

  constructor(
    private readonly engine: Engine,
    name: string,
  ) {
    this.name = `$${name}`
    if (!engine.has(this.name)) engine.createCollection(this.name)
  }

  get(id: string): T | null {
    return (this.engine.collection(this.name).docs.get(idKey(id)) as T | undefined) ?? null
  }

  put(record: T): void {
    this.engine.writeOwn([
      { collection: this.name, id: idKey(record._id), doc: record as unknown as Doc },
    ])
  }

  remove(...ids: string[]): void {
    this.engine.writeOwn(ids.map((id) => ({ collection: this.name, id: idKey(id), doc: null })))
  }

  /** In the order of their first writing. */
  all(): T[] {
    return [...this.engine.collection(this.name).docs.values()] as unknown as T[]
  }
}
