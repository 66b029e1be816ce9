import type { Gateway } from '../emulator/cloud/gateway'
import { compare, type Figure } from './measure'

const SMALL = 1000
const LARGE = 100_000
const BATCH = 1000
/** Documents that one indexed query finds, at either size. */
const PER_KEY = 10

interface Transaction {
  collection(name: string): {
    doc(id: string): { get(): Promise<unknown>; update(d: object): Promise<unknown> }
  }
}

/**
 * The same operations on a collection of 100,000 documents ("ours") and on one of 1,000 ("floor"), by turns: the ratio
 * says how much they grow with the collection.
 */
export async function gatewaySizeFigures(gateway: Gateway): Promise<Figure[]> {
  Object.assign(process.env, gateway.env())
  const { default: tcb } = await import('@cloudbase/node-sdk')
  const db = tcb.init({ env: process.env.TCB_ENV ?? '' }).database()
  const collectionOf = async (name: string, size: number) => {
    gateway.provision([{ name, indexes: [{ name: 'key', keys: { key: 1, at: 1 } }] }])
    for (let i = 0; i < size; i += BATCH) await db.collection(name).add(batch(i, size))
    return name
  }
  const large = await collectionOf('large', LARGE)
  const small = await collectionOf('small', SMALL)
  const both = (
    name: string,
    n: number,
    act: (collection: string, i: number) => Promise<unknown>,
  ) =>
    compare(
      `gateway.${name}.100k`,
      n,
      (i) => act(large, Math.abs(i)),
      (i) => act(small, Math.abs(i)),
    )
  const some = (i: number) => `d${(i * 37) % SMALL}`
  const key = (i: number) => `k${(i * 37) % (SMALL / PER_KEY)}`
  return [
    await both('get', 300, (name, i) => db.collection(name).doc(some(i)).get()),
    await both('add', 300, (name, i) => db.collection(name).add({ key: `new${i}`, at: i })),
    await both('update', 300, (name, i) => db.collection(name).doc(some(i)).update({ n: i })),
    await both('where-indexed', 300, (name, i) =>
      db
        .collection(name)
        .where({ key: key(i) })
        .limit(PER_KEY)
        .get(),
    ),
    await both('sort-indexed', 300, (name, i) =>
      db
        .collection(name)
        .where({ key: key(i) })
        .orderBy('at', 'desc')
        .limit(5)
        .get(),
    ),
    await both('tx', 100, (name, i) =>
      db.runTransaction(async (tx: Transaction) => {
        const one = tx.collection(name).doc(some(i))
        await one.get()
        await one.update({ touched: i })
      }),
    ),
  ]
}

const batch = (from: number, size: number) =>
  Array.from({ length: BATCH }, (_, k) => ({
    _id: `d${from + k}`,
    key: `k${(from + k) % (size / PER_KEY)}`,
    at: from + k,
    branch: 'b1',
    month: '2026-11',
    theme: '学风建设',
    counts: { due: 26, present: 23 },
  }))
