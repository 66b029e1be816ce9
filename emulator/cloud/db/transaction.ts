import type { Doc } from '../wire/ejson'
import type { Overlay } from './view'

/** Life of a transaction in milliseconds of the gateway's clock (cloud-protocol §5.4). */
export const TRANSACTION_LIFE = 30_000

type Versions = Map<string, Doc | null>

/**
 * An open transaction: what it wrote, and the old versions of documents that others changed after it began. Its
 * snapshot begins with its first operation.
 */
export class Transaction {
  started = false
  private readonly written = new Map<string, Versions>()
  private readonly before = new Map<string, Versions>()

  constructor(
    readonly id: string,
    /** The invocation that opened it, if a function did. */
    readonly openedBy: string | null,
  ) {}

  /** Called for every document that somebody else commits. */
  remember(collection: string, id: string, old: Doc | null): void {
    if (!this.started) return
    const versions = versionsOf(this.before, collection)
    if (!versions.has(id)) versions.set(id, old)
  }

  wasChangedByOthers(collection: string, id: string): boolean {
    return this.before.get(collection)?.has(id) ?? false
  }

  write(collection: string, id: string, doc: Doc | null): void {
    versionsOf(this.written, collection).set(id, doc)
  }

  *changes(): Generator<{ collection: string; id: string; doc: Doc | null }> {
    for (const [collection, versions] of this.written) {
      for (const [id, doc] of versions) yield { collection, id, doc }
    }
  }

  /** Its own writes to a collection, without the snapshot. */
  writtenTo(collection: string): ReadonlyMap<string, Doc | null> {
    return this.written.get(collection) ?? new Map()
  }

  overlay(collection: string): Overlay {
    const written = this.written.get(collection)
    const before = this.before.get(collection)
    return {
      size: (written?.size ?? 0) + (before?.size ?? 0),
      get: (id) => {
        const own = written?.get(id)
        return own !== undefined ? own : before?.get(id)
      },
      *entries() {
        yield* written?.entries() ?? []
        for (const entry of before?.entries() ?? []) if (!written?.has(entry[0])) yield entry
      },
    }
  }
}

function versionsOf(map: Map<string, Versions>, collection: string): Versions {
  const known = map.get(collection)
  if (known) return known
  const fresh: Versions = new Map()
  map.set(collection, fresh)
  return fresh
}
