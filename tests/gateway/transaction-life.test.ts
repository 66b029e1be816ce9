import { functionsFolder, rejection, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

const GONE =
  /\[ResourceUnavailable\.TransactionNotExist\] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds/
const CONFLICT = /\[ResourceUnavailable\.TransactionConflict\] Transaction is conflict/
const node = () => nodeSdk().database()

/** cloud-protocol §5.4. */
describe.each(['memory', 'disk'])('the life of a transaction on the %s store', (store) => {
  const cloud = withCloud(() => (store === 'disk' ? { data: temporaryFolder() } : {}))
  let counter = 0
  afterEach(() => cloud.gateway.clock.reset())
  const seeded = async () => {
    const name = `life${++counter}`
    cloud.gateway.provision([{ name }])
    await node()
      .collection(name)
      .add([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ])
    return name
  }
  type Tx = Awaited<ReturnType<ReturnType<typeof node>['startTransaction']>>
  type Use = (tx: Tx, name: string) => Promise<unknown>

  const uses: [string, Use][] = [
    ['get', (tx, name) => tx.collection(name).doc('a').get()],
    ['where().get', (tx, name) => tx.collection(name).where({ n: 1 }).get()],
    ['add', (tx, name) => tx.collection(name).add({ n: 2 })],
    ['update', (tx, name) => tx.collection(name).doc('a').update({ n: 2 })],
    ['set', (tx, name) => tx.collection(name).doc('a').set({ n: 2 })],
    ['remove', (tx, name) => tx.collection(name).doc('a').delete()],
    ['commit', (tx) => tx.commit()],
    ['rollback', (tx) => tx.rollback()],
  ]
  const ends: [string, Use][] = [
    ['committed', (tx) => tx.commit()],
    ['rolled back', (tx) => tx.rollback()],
    [
      '31 seconds old',
      async () => {
        await cloud.gateway.clock.advance(31_000)
      },
    ],
  ]
  test.each(
    ends.flatMap(([end, finish]) => uses.map(([use, act]) => [use, end, act, finish] as const)),
  )('%s in one that was %s: it is not there', async (_use, _end, act, finish) => {
    const name = await seeded()
    const tx = await node().startTransaction()
    await tx.collection(name).doc('b').get()
    await finish(tx, name)
    const error = await rejection(act(tx, name))
    expect(error.code).toBe('DATABASE_TRANSACTION_FAIL')
    expect(error.message).toMatch(GONE)
  })

  test('the wx SDK calls it −501001', async () => {
    const name = await seeded()
    const tx = await (
      wxSdk().database() as unknown as { startTransaction(): Promise<Tx> }
    ).startTransaction()
    await tx.rollback()
    const error = await rejection(tx.collection(name).doc('a').get())
    expect(error.errCode).toBe(-501001)
    expect(error.errMsg).toMatch(GONE)
  })

  test.each<[string, Use, Use]>([
    [
      'update and update',
      (tx, name) => tx.collection(name).doc('a').update({ n: 2 }),
      (tx, name) => tx.collection(name).doc('a').update({ n: 3 }),
    ],
    [
      'update and remove',
      (tx, name) => tx.collection(name).doc('a').update({ n: 2 }),
      (tx, name) => tx.collection(name).doc('a').delete(),
    ],
    [
      'remove and set',
      (tx, name) => tx.collection(name).doc('a').delete(),
      (tx, name) => tx.collection(name).doc('a').set({ n: 3 }),
    ],
    [
      'add and add',
      (tx, name) => tx.collection(name).add({ _id: 'x' }),
      (tx, name) => tx.collection(name).add({ _id: 'x' }),
    ],
  ])(
    'a conflict, %s: the second fails at once and is over, the first goes on',
    async (_name, first, second) => {
      const name = await seeded()
      const [one, two] = [await node().startTransaction(), await node().startTransaction()]
      await two.collection(name).doc('b').update({ n: 9 })
      await first(one, name)
      const error = await rejection(second(two, name))
      expect(error.code).toBe('DATABASE_TRANSACTION_CONFLICT')
      expect(error.message).toMatch(CONFLICT)
      expect((await rejection(two.commit())).message).toMatch(GONE)
      await one.commit()
      expect((await node().collection(name).doc('b').get()).data).toEqual([{ _id: 'b', n: 1 }])
    },
  )

  test('an ordinary write that waits goes on when the transaction runs out', async () => {
    const name = await seeded()
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').update({ n: 5 })
    const waiting = node()
      .collection(name)
      .doc('a')
      .update({ n: node().command.inc(1) })
    await cloud.gateway.clock.advance(31_000)
    expect(await waiting).toMatchObject({ updated: 1 })
    expect((await node().collection(name).doc('a').get()).data).toEqual([{ _id: 'a', n: 2 }])
  })

  test.each<[string, Use, RegExp]>([
    ['an id that is taken', (tx, name) => tx.collection(name).add({ _id: 'b' }), /E11000/],
    [
      'a change that cannot be made',
      (tx, name) => tx.collection(name).doc('b').update({ 'n.x': 1 }),
      /Cannot create field 'x'/,
    ],
  ])('what goes wrong in a write ends it, as MongoDB does: %s', async (_name, act, text) => {
    const name = await seeded()
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').update({ n: 5 })
    expect((await rejection(act(tx, name))).message).toMatch(text)
    expect((await rejection(tx.commit())).message).toMatch(GONE)
    expect((await node().collection(name).doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }])
  })

  test('two that write different documents both commit', async () => {
    const name = await seeded()
    const [one, two] = [await node().startTransaction(), await node().startTransaction()]
    await one.collection(name).doc('a').update({ n: 2 })
    await two.collection(name).doc('b').update({ n: 2 })
    await one.commit()
    await two.commit()
    expect(await node().collection(name).where({ n: 2 }).count()).toMatchObject({ total: 2 })
  })

  test('what others add after the first operation stays unseen, by id and by query', async () => {
    const name = await seeded()
    const tx = await node().startTransaction()
    await tx.collection(name).doc('a').get()
    await node().collection(name).add({ _id: 'c', n: 1 })
    await node().collection(name).doc('b').remove()
    expect(await tx.collection(name).doc('c').get()).toMatchObject({ data: null })
    expect((await tx.collection(name).where({ n: 1 }).get()).data).toHaveLength(2)
    await tx.rollback()
  })
})

const leaving = (act: string) => `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => {
  const transaction = await cloud.database().startTransaction()
  try {
    await transaction.collection('s').where({ n: 1 }).${act}
    return 'went through'
  } catch (error) {
    return error.errMsg || error.message
  } finally {
    await transaction.rollback()
  }
}`

describe('what travels without the id of its transaction', () => {
  const ACTS = {
    update: 'update({ data: { n: 2 } })',
    remove: 'remove()',
    count: 'count()',
    get: 'get()',
  }
  const functions = functionsFolder(
    Object.fromEntries(Object.entries(ACTS).map(([name, act]) => [name, { code: leaving(act) }])),
  )
  const lines: string[] = []
  describe.each([false, true])('with strict: %s', (strict) => {
    const cloud = withCloud({ functions, strict, log: (line) => lines.push(line) })
    test.each([
      ['update', true],
      ['remove', true],
      ['count', true],
      ['get', false],
    ])('%s leaves it: %s', async (name, leaves) => {
      cloud.gateway.provision([{ name: 's' }])
      await node().collection('s').add({ n: 1 })
      lines.length = 0
      const { result } = (await cloud.gateway.invoke(name, {})) as { result: string }
      const told = leaves ? (strict ? result : lines.join('\n')) : ''
      expect(told).toMatch(
        leaves ? /runs outside the open transaction and survives its rollback/ : /^$/,
      )
      expect(result === 'went through').toBe(!(leaves && strict))
    })
  })
})
