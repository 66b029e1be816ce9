import { rejection } from '../support/cloud'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const node = () => nodeSdk().database()
const wx = () => wxSdk().database()

describe.each(STORES)('the database on the %s store', (store) => {
  const cloud = withCollections(store)

  test('values of every kind come back as they went in', async () => {
    const name = cloud.fresh()
    const doc = {
      _id: 'd',
      text: '支部',
      whole: 3,
      big: 2 ** 40,
      real: 1.5,
      nothing: null,
      yes: true,
      day: new Date('2026-11-20T11:00:00Z'),
      list: [1, 'a', { b: [] }],
      deep: { x: { y: 1 } },
    }
    await wx().collection(name).add({ data: doc })
    expect((await wx().collection(name).doc('d').get()).data).toEqual(doc)
    expect((await node().collection(name).doc('d').get()).data).toEqual([doc])
  })

  test('a server date with offset is taken from the clock of the gateway, at any depth', async () => {
    const name = cloud.fresh()
    await cloud.gateway.clock.set('2030-01-01T00:00:00Z')
    const db = wx()
    await db.collection(name).add({
      data: {
        _id: 'd',
        at: db.serverDate(),
        list: [{ later: db.serverDate({ offset: 60_000 }) }],
      },
    })
    await cloud.gateway.clock.reset()
    const { data } = await wx().collection(name).doc('d').get()
    const { at, list } = data as { at: Date; list: { later: Date }[] }
    expect(Math.floor(at.getTime() / 60_000)).toBe(Date.parse('2030-01-01T00:00:00Z') / 60_000)
    expect((list[0]?.later.getTime() ?? 0) - at.getTime()).toBe(60_000)
  })

  test('an id is made up where none is given, and many documents are added at once', async () => {
    const name = cloud.fresh()
    const one = await wx()
      .collection(name)
      .add({ data: { n: 1 } })
    expect(String(one._id)).toMatch(/^[0-9a-f]{32}$/)
    const many = await node()
      .collection(name)
      .add([{ n: 2 }, { _id: 'x', n: 3 }])
    expect(many).toMatchObject({ ids: [expect.any(String), 'x'] })
  })

  describe('order, limits and fields', () => {
    test('sorting mixes types as MongoDB does, and an index gives the same order', async () => {
      const docs = [
        { _id: '6', v: new Date(1) },
        { _id: '5', v: true },
        { _id: '3', v: 'a' },
        { _id: '2', v: 1 },
        { _id: '0', v: null },
        { _id: '4', v: { x: 1 } },
      ]
      const plain = await cloud.seeded(docs)
      const indexed = await cloud.seeded(docs, [{ name: 'v', keys: ['v'] }])
      for (const name of [plain, indexed]) {
        const up = await node().collection(name).orderBy('v', 'asc').get()
        expect(idsOf(up)).toEqual(['0', '2', '3', '4', '5', '6'])
        const down = await node().collection(name).orderBy('v', 'desc').limit(2).get()
        expect(idsOf(down)).toEqual(['6', '5'])
      }
    })

    test('skip, limit and two orders', async () => {
      const name = await cloud.seeded([...'abcdef'].map((_id, i) => ({ _id, even: i % 2, i })))
      const page = await wx()
        .collection(name)
        .orderBy('even', 'asc')
        .orderBy('i', 'desc')
        .skip(1)
        .limit(3)
        .get()
      expect(idsOf(page)).toEqual(['c', 'a', 'f'])
    })

    test('a read without limit gives 100, at most 1000', async () => {
      const name = await cloud.seeded(Array.from({ length: 1050 }, (_, n) => ({ n })))
      expect((await wx().collection(name).get()).data).toHaveLength(100)
      expect((await wx().collection(name).limit(5000).get()).data).toHaveLength(1000)
      expect(await wx().collection(name).count()).toMatchObject({ total: 1050 })
    })

    test('only the fields asked for', async () => {
      const name = await cloud.seeded([{ _id: 'a', n: 1, o: { p: 1, q: 2 } }])
      const { data } = await wx().collection(name).field({ n: true, 'o.p': true }).get()
      expect(data).toEqual([{ _id: 'a', n: 1, o: { p: 1 } }])
    })
  })

  test('a collection that does not exist: −502005, and writing does not create it', async () => {
    const error = await rejection(
      wx()
        .collection('nowhere')
        .add({ data: { n: 1 } }),
    )
    expect(error.errCode).toBe(-502005)
    expect(error.errMsg).toBe(
      'collection.add:fail -502005 database collection not exists. [ResourceNotFound] Db or Table not exist. Please check your request, but if the problem cannot be solved, contact us.',
    )
    const again = await rejection(node().collection('nowhere').get())
    expect(again.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  test('a document that does not exist', async () => {
    const name = cloud.fresh()
    const error = await rejection(wx().collection(name).doc('x').get())
    expect(error.errMsg).toMatch(/document with _id x does not exist/)
    expect((await node().collection(name).doc('x').get()).data).toEqual([])
  })

  test('createCollection works once', async () => {
    const name = `made${store}`
    await wx().createCollection(name)
    const error = await rejection(wx().createCollection(name))
    expect(error.code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })

  test('a collection of the gateway itself cannot be reached', async () => {
    const error = await rejection(node().collection('$secrets').add({ n: 1 }))
    expect(error.code).toBe('INVALID_PARAM')
    const read = await rejection(node().collection('$secrets').get())
    expect(read.code).toBe('INVALID_PARAM')
  })

  describe('aggregation', () => {
    test('match, group, sort, project', async () => {
      const name = await cloud.seeded([
        { b: 'x', n: 1 },
        { b: 'x', n: 2 },
        { b: 'y', n: 5 },
        { b: 'z', n: 100 },
      ])
      const db = wx()
      const $ = db.command.aggregate
      const { list } = await db
        .collection(name)
        .aggregate()
        .match({ n: db.command.lt(50) })
        .group({ _id: '$b', total: $.sum('$n'), count: $.sum(1) })
        .sort({ total: -1 })
        .project({ _id: 0, branch: '$_id', total: 1, count: 1 })
        .end()
      expect(list).toEqual([
        { branch: 'y', total: 5, count: 1 },
        { branch: 'x', total: 3, count: 2 },
      ])
    })

    test('20 results without a limit, as many as asked for with one', async () => {
      const name = await cloud.seeded(Array.from({ length: 50 }, (_, n) => ({ n })))
      const all = () => wx().collection(name).aggregate().sort({ n: 1 })
      const lengthOf = (reply: unknown) => (reply as { list: unknown[] }).list.length
      expect(lengthOf(await all().end())).toBe(20)
      expect(lengthOf(await all().limit(45).end())).toBe(45)
    })

    test('a join, and stages do not write into what is stored', async () => {
      const left = await cloud.seeded([{ _id: 'a', k: 1, o: { deep: 1 } }])
      const right = await cloud.seeded([{ _id: 'r', k: 1, name: '甲' }])
      const { data } = (await node()
        .collection(left)
        .aggregate()
        .lookup({ from: right, localField: 'k', foreignField: 'k', as: 'found' })
        .addFields({ 'o.deep': 2 })
        .end()) as unknown as { data: object[] }
      expect(data).toEqual([
        { _id: 'a', k: 1, o: { deep: 2 }, found: [{ _id: 'r', k: 1, name: '甲' }] },
      ])
      expect((await node().collection(left).doc('a').get()).data).toEqual([
        { _id: 'a', k: 1, o: { deep: 1 } },
      ])
    })
  })

  test('provisioning again changes nothing', () => {
    const plan = [{ name: 'again', indexes: [{ name: 'k', keys: ['k'], unique: true }] }]
    expect(cloud.gateway.provision(plan)).toEqual({
      createdCollections: ['again'],
      createdIndexes: ['again.k'],
    })
    expect(cloud.gateway.provision(plan)).toEqual({ createdCollections: [], createdIndexes: [] })
  })
})
