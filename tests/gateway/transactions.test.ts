import { functionsFolder, rejection, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

type Transaction = Awaited<
  ReturnType<ReturnType<ReturnType<typeof nodeSdk>['database']>['startTransaction']>
>

const WRITER = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async ({ collection }) => {
  const db = cloud.database()
  const transaction = await db.startTransaction()
  try {
    await transaction.collection(collection).where({ n: 1 }).update({ data: { n: 2 } })
    return 'went through'
  } catch (error) {
    return error.errMsg
  } finally {
    await transaction.rollback()
  }
}`

describe.each(['memory', 'disk'])('transactions on the %s store', (store) => {
  const warnings: string[] = []
  const cloud = withCloud(() => ({
    ...(store === 'disk' ? { data: temporaryFolder() } : {}),
    functions: functionsFolder({ writer: { code: WRITER } }),
    log: (line) => warnings.push(line),
  }))
  const node = () => nodeSdk().database()
  const wx = () => wxSdk().database()
  let counter = 0
  const seeded = async (docs: object[], unique?: string) => {
    const name = `t${++counter}`
    const indexes = unique ? [{ name: unique, keys: [unique], unique: true }] : []
    cloud.gateway.provision([{ name, indexes }])
    await node().collection(name).add(docs)
    return name
  }
  const read = async (name: string, id: string) =>
    ((await node().collection(name).doc(id).get()).data as object[])[0]

  test('what it wrote shows inside at once and outside after the commit, all together', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const tx = await node().startTransaction()
    const docs = tx.collection(name)
    await docs.doc('a').update({ n: 2 })
    await docs.add({ _id: 'b', n: 9 })
    expect(await docs.doc('a').get()).toMatchObject({ data: { n: 2 } })
    expect((await docs.where({ n: 9 }).get()).data).toHaveLength(1)
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 1 })
    expect(await read(name, 'b')).toBeUndefined()
    await tx.commit()
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 2 })
    expect(await read(name, 'b')).toEqual({ _id: 'b', n: 9 })
  })

  test('a rollback leaves nothing', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    await rejection(
      wx().runTransaction(async (tx) => {
        await tx
          .collection(name)
          .doc('a')
          .update({ data: { n: 5 } })
        throw new Error('no')
      }),
    )
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 1 })
  })

  test('the snapshot begins with the first operation and does not move', async () => {
    const name = await seeded([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
    const tx = await node().startTransaction()
    await node().collection(name).doc('a').update({ n: 2 })
    expect(await tx.collection(name).doc('a').get()).toMatchObject({ data: { n: 2 } })
    await node().collection(name).doc('b').update({ n: 7 })
    await node().collection(name).add({ _id: 'c', n: 1 })
    expect(await tx.collection(name).doc('b').get()).toMatchObject({ data: { n: 1 } })
    expect((await tx.collection(name).where({ n: 1 }).get()).data).toEqual([{ _id: 'b', n: 1 }])
    await tx.rollback()
  })

  test('of two that write one document the second fails at once', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const [one, two] = [await node().startTransaction(), await node().startTransaction()]
    await one.collection(name).doc('a').update({ n: 2 })
    const error = await rejection(two.collection(name).doc('a').update({ n: 3 }))
    expect(error.code).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(error.message).toMatch(/TransactionConflict/)
    await one.commit()
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 2 })
    const ended = await rejection(two.commit())
    expect(ended.message).toMatch(/TransactionNotExist/)
  })

  test('writing what another changed after the snapshot is a conflict', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').get()
    await node().collection(name).doc('a').update({ n: 2 })
    const error = await rejection(tx.collection(name).doc('a').update({ n: 3 }))
    expect(error.code).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 2 })
  })

  test('two that insert one id: one wins', async () => {
    const name = await seeded([{ _id: 'seed' }])
    const [one, two] = [await node().startTransaction(), await node().startTransaction()]
    await one.collection(name).add({ _id: 'x', by: 1 })
    expect((await rejection(two.collection(name).add({ _id: 'x', by: 2 }))).code).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    await one.commit()
    expect(await read(name, 'x')).toEqual({ _id: 'x', by: 1 })
  })

  test('two that take one unique key: one wins, and inside one it is E11000', async () => {
    const name = await seeded([{ _id: 'seed', k: 0 }], 'k')
    const [one, two] = [await node().startTransaction(), await node().startTransaction()]
    await one.collection(name).add({ _id: 'x', k: 1 })
    expect((await rejection(two.collection(name).add({ _id: 'y', k: 1 }))).code).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect((await rejection(one.collection(name).add({ _id: 'z', k: 0 }))).message).toMatch(
      /E11000/,
    )
  })

  test('an ordinary write waits for the transaction, then sees what it did', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').update({ n: 10 })
    let done = false
    const waiting = node()
      .collection(name)
      .doc('a')
      .update({ n: node().command.inc(1) })
      .then(() => {
        done = true
      })
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 1 })
    expect(done).toBe(false)
    await tx.commit()
    await waiting
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 11 })
  })

  test('it lives 30 seconds of the clock of the gateway', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').update({ n: 2 })
    await cloud.gateway.clock.advance(29_000)
    expect(await tx.collection(name).doc('a').get()).toMatchObject({ data: { n: 2 } })
    await cloud.gateway.clock.advance(2_000)
    const error = await rejection(tx.commit())
    expect(error.code).toBe('DATABASE_TRANSACTION_FAIL')
    expect(error.message).toMatch(/transaction must be commit or abort in 30 seconds/)
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 1 })
    await cloud.gateway.clock.reset()
  })

  test('the wx SDK reports a conflict as −501001 and does not run again; the node SDK runs again', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const blocker = await node().startTransaction()
    await blocker.collection(name).doc('a').update({ n: 2 })
    let runs = 0
    const error = await rejection(
      wx().runTransaction(async (tx) => {
        runs++
        await tx
          .collection(name)
          .doc('a')
          .update({ data: { n: 3 } })
      }),
    )
    expect(error.errCode).toBe(-501001)
    expect(error.errMsg).toMatch(/TransactionConflict/)
    expect(runs).toBe(1)

    let again = 0
    await node().runTransaction(async (tx: Transaction) => {
      if (++again === 2) await blocker.rollback()
      await tx.collection(name).doc('a').update({ n: 4 })
    })
    expect(again).toBe(2)
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 4 })
  })

  test('counting up in 20 concurrent transactions loses nothing', async () => {
    const name = await seeded([{ _id: 'a', n: 0 }])
    const once = async (): Promise<void> => {
      const tx = await node().startTransaction()
      try {
        const { data } = (await tx.collection(name).doc('a').get()) as { data: { n: number } }
        await tx
          .collection(name)
          .doc('a')
          .update({ n: data.n + 1 })
        await tx.commit()
      } catch (error) {
        if (!/Transaction(Conflict|Busy)/.test((error as Error).message)) throw error
        await once()
      }
    }
    await Promise.all(Array.from({ length: 20 }, once))
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 20 })
  })

  test('a where().update that silently leaves its transaction is warned about', async () => {
    const name = await seeded([{ _id: 'a', n: 1 }])
    const { result } = (await cloud.gateway.invoke('writer', { collection: name })) as {
      result: string
    }
    expect(result).toBe('went through')
    expect(await read(name, 'a')).toEqual({ _id: 'a', n: 2 })
    expect(warnings.join('\n')).toMatch(
      /writer: database\.modifyDocument on .* outside the open transaction/,
    )
  })
})

describe('with --strict', () => {
  const cloud = withCloud(() => ({
    functions: functionsFolder({ writer: { code: WRITER } }),
    strict: true,
  }))

  test('a where().update that would leave its transaction is refused', async () => {
    cloud.gateway.provision([{ name: 's' }])
    await nodeSdk().database().collection('s').add({ _id: 'a', n: 1 })
    const { result } = (await cloud.gateway.invoke('writer', { collection: 's' })) as {
      result: string
    }
    expect(result).toMatch(/outside the open transaction/)
    expect((await nodeSdk().database().collection('s').doc('a').get()).data).toEqual([
      { _id: 'a', n: 1 },
    ])
  })
})
