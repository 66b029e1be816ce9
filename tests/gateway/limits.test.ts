import { rejection } from '../support/cloud'
import { aggregated } from './aggregates'
import { STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const db = nodeSdk().database()
const _ = db.command
const MB = 1024 * 1024

/** cloud-protocol §5.1 and §5.3. */
describe.each(STORES)('limits on the %s store', (store) => {
  const cloud = withCollections(store)

  describe('of answers', () => {
    let name = ''
    beforeAll(async () => {
      name = await cloud.seeded(Array.from({ length: 10_050 }, (_, n) => ({ n })))
    })

    test.each<[string, number | undefined, number]>([
      ['without a limit', undefined, 100],
      ['with 0', 0, 100],
      ['with 1', 1, 1],
      ['with 1000', 1000, 1000],
      ['with more', 5000, 1000],
    ])('a read %s', async (_name, limit, count) => {
      const docs = db.collection(name)
      const { data } = await (limit === undefined ? docs : docs.limit(limit)).get()
      expect(data).toHaveLength(count)
    })

    test('a read by both SDKs is the same', async () => {
      expect((await wxSdk().database().collection(name).limit(5000).get()).data).toHaveLength(1000)
    })

    test('count has none', async () => {
      expect(
        await db
          .collection(name)
          .where({ n: _.gte(0) })
          .count(),
      ).toMatchObject({ total: 10_050 })
    })

    test('update and remove have none', async () => {
      const other = await cloud.seeded(Array.from({ length: 1500 }, (_, n) => ({ n })))
      expect(
        await db
          .collection(other)
          .where({ n: _.gte(0) })
          .update({ seen: true }),
      ).toMatchObject({ updated: 1500 })
      expect(
        await db
          .collection(other)
          .where({ n: _.gte(0) })
          .remove(),
      ).toMatchObject({ deleted: 1500 })
    })

    test.each<[string, number | undefined, number]>([
      ['without a limit', undefined, 20],
      ['with 100', 100, 100],
      ['with 10000', 10_000, 10_000],
      ['with more', 20_000, 10_000],
    ])('an aggregation %s', async (_name, limit, count) => {
      const rows = await aggregated(name, (p) => {
        const all = p.project({ n: 1 })
        return limit === undefined ? all : all.limit(limit)
      })
      expect(rows).toHaveLength(count)
    })

    test('a group before the end counts all of them', async () => {
      expect(await aggregated(name, (p) => p.group({ _id: null, n: { $sum: 1 } }))).toEqual([
        { _id: null, n: 10_050 },
      ])
    })
  })

  describe('of documents', () => {
    test('16 MB, which is also the most that a request may have', async () => {
      const name = cloud.fresh()
      const error = await rejection(db.collection(name).add({ text: 'x'.repeat(16 * MB) }))
      expect(error.code).toBe('EXCEED_REQUEST_LIMIT')
      expect(await db.collection(name).count()).toMatchObject({ total: 0 })
      await db.collection(name).add({ text: 'x'.repeat(15 * MB) })
    })

    test('16 MB, grown', async () => {
      const name = await cloud.seeded([{ _id: 'd', text: 'x'.repeat(9 * MB) }])
      const error = await rejection(
        db
          .collection(name)
          .doc('d')
          .update({ more: 'x'.repeat(8 * MB) }),
      )
      expect(error.message).toMatch(/Resulting document after update is larger than 16777216/)
    })

    test('a key of an index has 1024 bytes', async () => {
      const name = await cloud.seeded(
        [{ _id: 'd', k: 'x'.repeat(900) }],
        [{ name: 'k', keys: ['k'] }],
      )
      for (const change of [
        db.collection(name).add({ k: '支'.repeat(342) }),
        db
          .collection(name)
          .doc('d')
          .update({ k: 'x'.repeat(1025) }),
      ]) {
        expect((await rejection(change)).message).toMatch(/key too large to index/)
      }
      await db.collection(name).add({ other: 'x'.repeat(5000) })
      expect(await db.collection(name).count()).toMatchObject({ total: 2 })
    })

    test.each<[string, unknown]>([
      ['a list', [1]],
      ['a pattern', /x/],
    ])('an id cannot be %s', async (_name, id) => {
      const error = await rejection(db.collection(cloud.fresh()).add({ _id: id }))
      expect(error.message).toMatch(/The '_id' value cannot be of type/)
    })

    test('an id can be a number, which is not its text', async () => {
      const name = await cloud.seeded([
        { _id: 1, n: 'number' },
        { _id: '1', n: 'text' },
      ])
      expect((await db.collection(name).doc(1).get()).data).toEqual([{ _id: 1, n: 'number' }])
      expect((await db.collection(name).doc('1').get()).data).toEqual([{ _id: '1', n: 'text' }])
    })
  })

  describe('of collections', () => {
    test.each(['', 'a.b', 'a b', 'x'.repeat(129), '$own'])(
      'the name %j is refused',
      async (name) => {
        const error = await rejection(db.createCollection(name))
        expect(error.code).toMatch(/INVALID_PARAM/)
      },
    )
  })
})
