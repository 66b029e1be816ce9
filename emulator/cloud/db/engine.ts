import type { Clock } from '../clock'
import {
  collectionExists,
  collectionMissing,
  duplicateKey,
  invalidParam,
  transactionConflict,
} from '../errors'
import type { Change, Store } from '../store/store'
import { Collection } from './collection'
import { CollectionIndex, type IndexDefinition } from './collection-index'
import { checkKeys } from './limits'
import { Locks } from './locks'
import type { Transaction } from './transaction'
import { Transactions } from './transactions'
import { checkUnique, holders, lockNames } from './unique'
import { View } from './view'

/** A scan of more documents than this deserves an index. */
const LARGE_SCAN = 1000

/** What a writer makes of what it sees. */
type Decide<T> = (view: View) => { changes: Omit<Change, 'collection'>[]; result: T }

const full = (collection: string, changes: readonly Omit<Change, 'collection'>[]): Change[] =>
  changes.map((change) => ({ collection, ...change }))

/**
 * The documents: held decoded in memory, every commit written to the store first. Reads see committed documents or a
 * transaction's snapshot; writes go through `write`, which knows locks, conflicts and unique keys.
 */
export class Engine {
  readonly transactions: Transactions
  private readonly collections = new Map<string, Collection>()
  private readonly locks = new Locks()
  private readonly warned = new Set<string>()

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly warn: (text: string) => void,
  ) {
    this.transactions = new Transactions(clock, this.locks)
    for (const { name, indexes } of store.collections()) {
      this.collections.set(name, new Collection(name, indexes))
    }
    for (const { collection, id, doc } of store.documents()) {
      this.collection(collection).apply(id, doc)
    }
  }

  /** @throws `DATABASE_COLLECTION_NOT_EXIST` */
  collection(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw collectionMissing()
    return collection
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  names(): string[] {
    return [...this.collections.keys()]
  }

  /** @throws `DATABASE_COLLECTION_ALREADY_EXIST` */
  createCollection(name: string): void {
    if (this.has(name)) throw collectionExists()
    if (!/^[^\s\0.]{1,128}$/.test(name)) throw invalidParam('集合名称不合法')
    this.store.saveCollection({ name, indexes: [] })
    this.collections.set(name, new Collection(name, []))
  }

  /** Creates the index or replaces the one of that name. @throws E11000 when documents already collide */
  createIndex(name: string, definition: IndexDefinition): void {
    const collection = this.collection(name)
    const index = new CollectionIndex(definition)
    for (const [id, doc] of collection.docs) {
      const taken =
        definition.unique && index.keysOf(doc).find((key) => index.owners(key).length > 0)
      if (taken) {
        const key = index.fields.map((field, i) => [field, taken[i]] as const)
        throw duplicateKey(name, definition.name, key)
      }
      index.add(id, doc)
    }
    const others = collection.definitions.filter((d) => d.name !== definition.name)
    this.store.saveCollection({ name, indexes: [...others, definition] })
    collection.install(index)
  }

  view(name: string, transaction: Transaction | null): View {
    const collection = this.collection(name)
    return new View(collection, transaction?.overlay(name) ?? null, (_, size) => {
      if (size > LARGE_SCAN)
        this.warnOnce(`a query scans ${size} documents of ${name}: no index fits`, name)
    })
  }

  /**
   * Runs `decide` on what the writer sees and writes what it decides. An ordinary write waits while a transaction
   * holds what it needs, then decides again; inside a transaction whatever goes wrong, a conflict too, ends it.
   */
  async write<T>(name: string, transaction: Transaction | null, decide: Decide<T>): Promise<T> {
    if (!transaction) return this.writeOrdinarily(name, decide)
    try {
      const { changes, result } = decide(this.view(name, transaction))
      if (changes.length > 0) this.tryWrite(this.collection(name), full(name, changes), transaction)
      return result
    } catch (error) {
      this.transactions.end(transaction)
      throw error
    }
  }

  private async writeOrdinarily<T>(name: string, decide: Decide<T>): Promise<T> {
    for (;;) {
      const { changes, result } = decide(this.view(name, null))
      if (changes.length === 0) return result
      if (this.tryWrite(this.collection(name), full(name, changes), null)) return result
      await this.locks.nextRelease()
    }
  }

  /** Writes at once what no client can lock: the gateway's own records. */
  writeOwn(changes: readonly Change[]): void {
    this.commit(changes, null)
  }

  commitTransaction(id: string): void {
    const transaction = this.transactions.get(id)
    try {
      this.commit([...transaction.changes()], transaction)
    } finally {
      this.transactions.end(transaction)
    }
  }

  abortTransaction(id: string): void {
    this.transactions.end(this.transactions.get(id))
  }

  close(): void {
    this.store.close()
  }

  private tryWrite(
    collection: Collection,
    changes: readonly Change[],
    transaction: Transaction | null,
  ): boolean {
    checkKeys(collection, changes)
    const names = lockNames(collection, changes)
    const locked = this.locks.heldByOthers(names, transaction)
    if (!transaction) {
      if (locked) return false
      checkUnique(collection, changes, new Map())
      this.commit(changes, null)
      return true
    }
    const touched = [...changes.map(({ id }) => id), ...holders(collection, changes)]
    if (locked || touched.some((id) => transaction.wasChangedByOthers(collection.name, id))) {
      throw transactionConflict()
    }
    checkUnique(collection, changes, transaction.writtenTo(collection.name))
    this.locks.take(names, transaction)
    for (const { collection: name, id, doc } of changes) transaction.write(name, id, doc)
    return true
  }

  private commit(changes: readonly Change[], by: Transaction | null): void {
    if (changes.length === 0) return
    this.store.commit(changes)
    for (const { collection: name, id, doc } of changes) {
      const collection = this.collection(name)
      const old = collection.docs.get(id) ?? null
      for (const other of this.transactions.others(by)) other.remember(name, id, old)
      collection.apply(id, doc)
    }
  }

  private warnOnce(text: string, key: string): void {
    if (this.warned.has(key)) return
    this.warned.add(key)
    this.warn(text)
  }
}
