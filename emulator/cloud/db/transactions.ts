import { randomBytes } from 'node:crypto'
import type { Alarm, Clock } from '../clock'
import { transactionMissing } from '../errors'
import type { Locks } from './locks'
import { TRANSACTION_LIFE, Transaction } from './transaction'

/** The open transactions; each ends by itself after 30 seconds of the gateway's clock. */
export class Transactions {
  private readonly open = new Map<
    string,
    { transaction: Transaction; expires: number; alarm: Alarm }
  >()

  constructor(
    private readonly clock: Clock,
    private readonly locks: Locks,
  ) {}

  start(openedBy: string | null): Transaction {
    const transaction = new Transaction(randomBytes(12).toString('hex'), openedBy)
    const expires = this.clock.now() + TRANSACTION_LIFE
    const alarm = this.clock.at(expires, () => this.end(transaction))
    this.open.set(transaction.id, { transaction, expires, alarm })
    return transaction
  }

  /** @throws `DATABASE_TRANSACTION_FAIL` when it has ended or never was */
  get(id: string): Transaction {
    const entry = this.open.get(id)
    if (entry && entry.expires <= this.clock.now()) this.end(entry.transaction)
    if (!entry || !this.open.has(id)) throw transactionMissing()
    entry.transaction.started = true
    return entry.transaction
  }

  /** Forgets it with everything it wrote. */
  end(transaction: Transaction): void {
    this.open.get(transaction.id)?.alarm.cancel()
    this.open.delete(transaction.id)
    this.locks.release(transaction)
  }

  *others(than: Transaction | null): Generator<Transaction> {
    for (const { transaction } of this.open.values()) if (transaction !== than) yield transaction
  }

  isOpenFor(invocation: string): boolean {
    return [...this.open.values()].some(({ transaction }) => transaction.openedBy === invocation)
  }
}
