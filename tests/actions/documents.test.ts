import { Busy } from '../../cloudfunctions/core/platform/documents'
import type { PointDocuments, Where } from '../../cloudfunctions/core/platform/ports'
import { writeFiled } from '../../tools/load/write'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

/** The ports over the node SDK; over the SDK of the functions, every other test here runs them. */
const { world } = inAWorld(startWorld)
const db = () => world().documents
const JOBS = 'jobs'

test('a document is put, read, changed and removed; a missing one is an answer', async () => {
  await db().put(JOBS, { _id: 'one', n: 1, o: { a: 1, b: 2 } })
  expect(await db().get(JOBS, 'one')).toEqual({ _id: 'one', n: 1, o: { a: 1, b: 2 } })
  expect(await db().patch(JOBS, 'one', { o: { c: 3 }, gone: undefined })).toBe(true)
  expect(await db().get(JOBS, 'one')).toEqual({ _id: 'one', n: 1, o: { c: 3 } })
  expect(await db().patch(JOBS, 'one', { n: 1 })).toBe(true)
  expect(await db().remove(JOBS, 'one')).toBe(true)
  expect(await db().get(JOBS, 'one')).toBeNull()
  expect(await db().remove(JOBS, 'one')).toBe(false)
  expect(await db().patch(JOBS, 'one', { n: 2 })).toBe(false)
})

test('an object takes the place of null, and null the place of an object', async () => {
  await db().put(JOBS, { _id: 'null', o: null })
  expect(await db().patch(JOBS, 'null', { o: { a: { b: 1 } } })).toBe(true)
  expect(await db().patchIf(JOBS, 'null', { o: null }, { o: {} })).toBe(false)
  await db().patch(JOBS, 'null', { o: null })
  expect(await db().get(JOBS, 'null')).toEqual({ _id: 'null', o: null })
})

test('the first insertion stays and is given back', async () => {
  expect(await db().insertOnce(JOBS, { _id: 'first', n: 1 })).toEqual({ created: true })
  expect(await db().insertOnce(JOBS, { _id: 'first', n: 2 })).toEqual({
    created: false,
    existing: { _id: 'first', n: 1 },
  })
})

test('many ids are asked in parts, missing ones left out', async () => {
  const ids = Array.from({ length: 130 }, (_, i) => `many-${i}`)
  await Promise.all(ids.map((_id) => db().insertOnce(JOBS, { _id, kind: 'many', n: 0 })))
  expect(await db().getMany(JOBS, [...ids, 'none'])).toHaveLength(130)
  expect(await db().getMany(JOBS, ids.slice(0, 1), ['n'])).toEqual([{ _id: ids[0], n: 0 }])
  expect(await db().count(JOBS, { kind: 'many' })).toBe(130)
})

test('questions: ranges, lists, order, pages', async () => {
  for (const n of [3, 1, 2]) await db().put(JOBS, { _id: `q${n}`, kind: 'q', n })
  const ask = async (where: object, more = {}) => {
    const query = { where: { kind: 'q', ...where }, limit: 10, ...more }
    return (await db().find(JOBS, query)).map((doc) => doc.n)
  }
  expect(await ask({}, { order: [['n', 'desc']] })).toEqual([3, 2, 1])
  expect(await ask({ n: { gte: 2, lt: 3 } })).toEqual([2])
  expect(await ask({ n: { in: [1, 3] } }, { order: [['n', 'asc']] })).toEqual([1, 3])
  expect(await ask({ n: { neq: 1 } }, { order: [['n', 'asc']], skip: 1 })).toEqual([3])
  expect(await ask({}, { order: [['n', 'asc']], limit: 1 })).toEqual([1])
})

test('of several conditions one is enough, and nothing comes twice', async () => {
  const either: Where[] = [
    { kind: 'either', n: { gte: 2 } },
    { kind: 'either', list: 'a' },
  ]
  await db().put(JOBS, { _id: 'e1', kind: 'either', n: 1, list: ['a', 'b'] })
  await db().put(JOBS, { _id: 'e2', kind: 'either', n: 2, list: ['a'] })
  await db().put(JOBS, { _id: 'e3', kind: 'either', n: 1, list: [] })
  const found = await db().find(JOBS, { where: either, order: [['n', 'desc']], limit: 10 })
  expect(found.map((doc) => doc._id)).toEqual(['e2', 'e1'])
})

test('more than a thousand are found at once, in order, with the fields wanted', async () => {
  const all = Array.from({ length: 1100 }, (_, i) => ({
    _id: `at-once-${i}`,
    kind: 'at once',
    n: i,
  }))
  await writeFiled(
    db(),
    all.map((doc) => ({ collection: JOBS, doc })),
  )
  const query = { where: { kind: 'at once', n: { gte: 50 } }, limit: 1040 }
  const found = await db().findMany(JOBS, { ...query, order: [['n', 'desc']], select: ['n'] })
  expect(found).toHaveLength(1040)
  expect(found[0]).toEqual({ _id: 'at-once-1099', n: 1099 })
  expect(await db().findMany(JOBS, { where: { _id: 'at-once-7' }, limit: 5 })).toEqual([all[7]])
  expect(await db().findMany(JOBS, { where: { kind: 'none' }, limit: 5 })).toEqual([])
})

test('a condition that got lost never widens a question', async () => {
  const lost = { kind: undefined } as never
  await expect(db().find(JOBS, { where: lost, limit: 1 })).rejects.toThrow('undefined')
  await expect(db().find(JOBS, { where: [{ n: 1 }, lost], limit: 1 })).rejects.toThrow('undefined')
  await expect(db().count(JOBS, { n: {} })).rejects.toThrow('empty')
})

test('a transaction is all or nothing', async () => {
  const broken = db().transact(async (tx) => {
    await tx.put(JOBS, { _id: 'half', n: 1 })
    throw new Error('changed my mind')
  })
  await expect(broken).rejects.toThrow('changed my mind')
  expect(await db().get(JOBS, 'half')).toBeNull()
})

test('transactions that meet are run again until each has counted', async () => {
  await db().put(JOBS, { _id: 'counter', n: 0 })
  const add = async (tx: PointDocuments) => {
    const doc = await tx.get(JOBS, 'counter')
    await tx.patch(JOBS, 'counter', { n: Number(doc?.n) + 1 })
  }
  await Promise.all([db().transact(add), db().transact(add), db().transact(add)])
  expect(await db().get(JOBS, 'counter')).toMatchObject({ n: 3 })
})

test('a transaction that never finds a quiet moment says busy after five tries', async () => {
  let tries = 0
  const crowded = db().transact(async () => {
    tries += 1
    throw Object.assign(new Error('Transaction is busy'), { code: 'TransactionBusy' })
  })
  await expect(crowded).rejects.toThrow(Busy)
  expect(tries).toBe(5)
})
