import type { Transaction } from './transaction'

/** Names of what a write claims: the document and each key it takes or leaves in a unique index. */
export const documentLock = (collection: string, id: string) => `d\0${collection}\0${id}`
export const keyLock = (collection: string, index: string, key: string) =>
  `k\0${collection}\0${index}\0${key}`

/** Write locks of open transactions. Another transaction fails at once; an ordinary write waits. */
export class Locks {
  private readonly holders = new Map<string, Transaction>()
  private waiters: (() => void)[] = []

  /** @returns whether somebody else than the given transaction holds one of the names */
  heldByOthers(names: Iterable<string>, own: Transaction | null): boolean {
    for (const name of names) {
      const holder = this.holders.get(name)
      if (holder && holder !== own) return true
    }
    return false
  }

  take(names: Iterable<string>, owner: Transaction): void {
    for (const name of names) this.holders.set(name, owner)
  }

  release(owner: Transaction): void {
    for (const [name, holder] of this.holders) if (holder === owner) this.holders.delete(name)
    const waiting = this.waiters
    this.waiters = []
    for (const wake of waiting) wake()
  }

  /** Settles when some transaction has ended. */
  nextRelease(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve))
  }
}
