import fc from 'fast-check'
import { Clock } from '../../emulator/cloud/clock'
import { Engine } from '../../emulator/cloud/db/engine'
import {
  insertDocuments,
  modifyDocuments,
  removeDocuments,
} from '../../emulator/cloud/db/operations'
import type { Transaction } from '../../emulator/cloud/db/transaction'
import { MemoryStore } from '../../emulator/cloud/store/memory-store'
import type { Doc } from '../../emulator/cloud/wire/ejson'

type State = Map<string, number>
const IDS = ['a', 'b', 'c']

/** What each transaction may see and do, said as plainly as possible: whole copies, first writer wins. */
class Model {
  committed: State = new Map([
    ['a', 0],
    ['b', 0],
  ])
  private readonly open = new Map<
    number,
    { seen: State; base: State; wrote: Set<string>; changed: Set<string> }
  >()

  private of(tx: number) {
    const known = this.open.get(tx)
    if (known) return known
    const fresh = {
      seen: new Map(this.committed),
      base: new Map(this.committed),
      wrote: new Set<string>(),
      changed: new Set<string>(),
    }
    this.open.set(tx, fresh)
    return fresh
  }

  read(tx: number): [string, number][] {
    return [...this.of(tx).seen].sort()
  }

  isLocked(id: string): boolean {
    return [...this.open.values()].some(({ wrote }) => wrote.has(id))
  }

  /** @returns what the writer is told; a conflict or a taken id ends the transaction */
  write(tx: number, kind: Kind, id: string, n: number): string {
    const mine = this.of(tx)
    const exists = mine.seen.has(id)
    if (kind === 'add' && exists) {
      this.open.delete(tx)
      return 'E11000'
    }
    if (kind !== 'add' && !exists) return 'nothing'
    if (kind === 'update' && mine.seen.get(id) === n) return 'nothing'
    const taken = [...this.open].some(([other, { wrote }]) => other !== tx && wrote.has(id))
    if (taken || mine.changed.has(id)) {
      this.open.delete(tx)
      return 'conflict'
    }
    mine.wrote.add(id)
    if (kind === 'remove') mine.seen.delete(id)
    else mine.seen.set(id, n)
    return 'done'
  }

  plain(kind: Kind, id: string, n: number): string {
    const exists = this.committed.has(id)
    if (kind === 'add' && exists) return 'E11000'
    if (kind !== 'add' && !exists) return 'nothing'
    if (kind === 'update' && this.committed.get(id) === n) return 'nothing'
    this.put(new Map([[id, kind === 'remove' ? null : n]]), -1)
    return 'done'
  }

  end(tx: number, commit: boolean): void {
    const mine = this.of(tx)
    this.open.delete(tx)
    if (commit) this.put(new Map([...mine.wrote].map((id) => [id, mine.seen.get(id) ?? null])), tx)
  }

  private put(changes: ReadonlyMap<string, number | null>, by: number): void {
    for (const [id, n] of changes) {
      if (n === null) this.committed.delete(id)
      else this.committed.set(id, n)
      for (const [tx, { changed }] of this.open) if (tx !== by) changed.add(id)
    }
  }
}

type Kind = 'add' | 'update' | 'remove'
const step = fc.record({
  tx: fc.integer({ min: -1, max: 2 }),
  act: fc.constantFrom<Kind | 'read' | 'commit' | 'abort'>(
    'add',
    'update',
    'update',
    'remove',
    'read',
    'read',
    'commit',
    'abort',
  ),
  id: fc.constantFrom(...IDS),
  n: fc.nat(3),
})

async function outcome(run: Promise<number>): Promise<string> {
  try {
    return (await run) > 0 ? 'done' : 'nothing'
  } catch (error) {
    const { message } = error as Error
    return message.includes('E11000')
      ? 'E11000'
      : message.includes('Conflict')
        ? 'conflict'
        : message
  }
}

function write(engine: Engine, transaction: Transaction | null, kind: Kind, id: string, n: number) {
  if (kind === 'add') {
    return (async () =>
      (await insertDocuments(engine, 'k', [{ _id: id, n }], transaction)).length)()
  }
  if (kind === 'remove') return removeDocuments(engine, 'k', { _id: id }, false, transaction)
  const change = {
    query: { _id: id },
    data: { $set: { n } },
    multi: false,
    merge: true,
    upsert: false,
    now: 0,
  }
  return modifyDocuments(engine, 'k', change, transaction).then(({ updated }) => updated)
}

const stateOf = (docs: readonly Doc[]) => docs.map(({ _id, n }) => [_id, n]).sort()

test('any history of three transactions and ordinary writes is that of snapshots in which the first writer wins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const engine = new Engine(new MemoryStore(), new Clock(), () => {})
      engine.createCollection('k')
      await insertDocuments(
        engine,
        'k',
        [
          { _id: 'a', n: 0 },
          { _id: 'b', n: 0 },
        ],
        null,
      )
      const model = new Model()
      const open = new Map<number, Transaction>()
      const transactionOf = (tx: number) => {
        const known = open.get(tx) ?? engine.transactions.start(null)
        open.set(tx, known)
        return engine.transactions.get(known.id)
      }
      for (const { tx, act, id, n } of steps) {
        if (tx === -1) {
          // an ordinary write would wait for the one that holds the document
          if (act === 'read' || act === 'commit' || act === 'abort' || model.isLocked(id)) continue
          expect(await outcome(write(engine, null, act, id, n))).toBe(model.plain(act, id, n))
        } else if (act === 'read') {
          expect(stateOf(engine.view('k', transactionOf(tx)).select({ query: {} }))).toEqual(
            model.read(tx),
          )
        } else if (act === 'commit' || act === 'abort') {
          const { id: txId } = transactionOf(tx)
          if (act === 'commit') engine.commitTransaction(txId)
          else engine.abortTransaction(txId)
          model.end(tx, act === 'commit')
          open.delete(tx)
        } else {
          const told = await outcome(write(engine, transactionOf(tx), act, id, n))
          expect(told).toBe(model.write(tx, act, id, n))
          if (told === 'conflict' || told === 'E11000') open.delete(tx)
        }
        expect(stateOf(engine.view('k', null).select({ query: {} }))).toEqual(
          [...model.committed].sort(),
        )
      }
    }),
    { numRuns: 400 },
  )
})
