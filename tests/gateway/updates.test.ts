import { rejection } from '../support/cloud'
import { STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const node = () => nodeSdk().database()
const wx = () => wxSdk().database()

describe.each(STORES)('updates and uniqueness on the %s store', (store) => {
  const cloud = withCollections(store)

  describe('updates', () => {
    test('the operators of the SDK', async () => {
      const name = await cloud.seeded([
        { _id: 'a', n: 10, tags: ['p'], o: { p: 1 }, cat: 'x', m: 5 },
      ])
      const db = wx()
      const _ = db.command
      await db
        .collection(name)
        .doc('a')
        .update({
          data: {
            n: _.inc(5),
            tags: _.push(['q', 'r']),
            'o.q': 1,
            cat: _.remove(),
            s: _.set({ k: 1 }),
            m: _.mul(2),
          },
        })
      await db
        .collection(name)
        .doc('a')
        .update({ data: { tags: _.unshift('0') } })
      await db
        .collection(name)
        .doc('a')
        .update({ data: { tags: _.pull('r') } })
      await db
        .collection(name)
        .doc('a')
        .update({ data: { tags: _.addToSet('q') } })
      await db
        .collection(name)
        .doc('a')
        .update({ data: { n: _.min(3), m: _.max(11) } })
      expect((await db.collection(name).doc('a').get()).data).toEqual({
        _id: 'a',
        n: 3,
        tags: ['0', 'p', 'q'],
        o: { p: 1, q: 1 },
        s: { k: 1 },
        m: 11,
      })
    })

    test('a missing document and an update that changes nothing count as 0', async () => {
      const name = await cloud.seeded([{ _id: 'a', n: 1 }])
      const docs = wx().collection(name)
      expect(await docs.doc('none').update({ data: { n: 2 } })).toMatchObject({
        stats: { updated: 0 },
      })
      expect(await docs.doc('a').update({ data: { n: 1 } })).toMatchObject({
        stats: { updated: 0 },
      })
      expect(await docs.doc('a').update({ data: { n: 2 } })).toMatchObject({
        stats: { updated: 1 },
      })
    })

    test('set replaces the whole document or creates it', async () => {
      const name = await cloud.seeded([{ _id: 'a', n: 1, old: true }])
      const docs = wx().collection(name)
      expect(await docs.doc('a').set({ data: { only: 1 } })).toMatchObject({
        stats: { updated: 1, created: 0 },
      })
      expect(await docs.doc('b').set({ data: { fresh: 1 } })).toMatchObject({
        stats: { updated: 0, created: 1 },
      })
      expect((await docs.orderBy('_id', 'asc').get()).data).toEqual([
        { _id: 'a', only: 1 },
        { _id: 'b', fresh: 1 },
      ])
    })

    test('where().update and where().remove reach every match', async () => {
      const name = await cloud.seeded([{ n: 1 }, { n: 2 }, { n: 3 }])
      const db = wx()
      const _ = db.command
      const many = db.collection(name).where({ n: _.gt(1) })
      expect(await many.update({ data: { seen: true } })).toMatchObject({ stats: { updated: 2 } })
      expect(await many.remove()).toMatchObject({ stats: { removed: 2 } })
      expect(await db.collection(name).count()).toMatchObject({ total: 1 })
    })

    test('updateAndReturn answers the document as it is now', async () => {
      const name = await cloud.seeded([{ _id: 'a', n: 1 }])
      const db = node()
      const query = db.collection(name).where({ _id: 'a' }) as unknown as {
        updateAndReturn(data: object): Promise<object>
      }
      const reply = await query.updateAndReturn({ n: db.command.inc(1) })
      expect(reply).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } })
    })

    const wxData = wx().command
    test.each<[string, () => object, RegExp]>([
      [
        'a path through null',
        () => ({ 'nil.x': 1 }),
        /Cannot create field 'x' in element \{nil: null\}/,
      ],
      ['a path by name through an array', () => ({ 'list.x': 1 }), /Cannot create field 'x'/],
      ['counting up text', () => ({ s: wxData.inc(1) }), /non-numeric type/],
      [
        'pushing to text',
        () => ({ s: wxData.push([1]) }),
        /must be an array but is of type string/,
      ],
      ['adding to a number as a set', () => ({ n: wxData.addToSet(1) }), /non-array field/],
    ])('%s is refused and nothing changes', async (_name, data, text) => {
      const doc = { _id: 'a', nil: null, list: [{ x: 0 }], s: 'text', n: 1 }
      const name = await cloud.seeded([doc])
      const error = await rejection(wx().collection(name).doc('a').update({ data: data() }))
      expect(error.errCode).toBe(-502001)
      expect(error.errMsg).toMatch(text)
      expect((await wx().collection(name).doc('a').get()).data).toEqual(doc)
    })
  })

  describe('uniqueness', () => {
    test('an id that is taken: E11000, in the shape of each SDK', async () => {
      const name = await cloud.seeded([{ _id: 'a' }])
      const fromWx = await rejection(
        wx()
          .collection(name)
          .add({ data: { _id: 'a' } }),
      )
      expect(fromWx.errCode).toBe(-502001)
      expect(fromWx.errMsg).toMatch(
        /^collection\.add:fail -502001 database request fail\. \[FailedOperation\.Insert\] multiple write errors: .*E11000 duplicate key error collection: .* index: _id_ dup key/,
      )
      const fromNode = await rejection(node().collection(name).add({ _id: 'a' }))
      expect(fromNode.code).toBe('DATABASE_REQUEST_FAILED')
      expect(fromNode.message).toMatch(/E11000 duplicate key/)
    })

    test('a key that is taken: E11000 with the name of the index; a missing field counts as null', async () => {
      const name = await cloud.seeded(
        [{ _id: 'a', k: 1 }, { _id: 'b' }],
        [{ name: 'one', keys: ['k'], unique: true }],
      )
      const taken = await rejection(node().collection(name).add({ k: 1 }))
      expect(taken.message).toMatch(/bulk write error: .*E11000 .* index: one dup key: \{ k: 1 \}/)
      expect((await rejection(node().collection(name).add({ other: 1 }))).message).toMatch(/E11000/)
      const update = await rejection(node().collection(name).doc('b').update({ k: 1 }))
      expect(update.message).toMatch(/E11000/)
      await node().collection(name).doc('a').remove()
      expect(await node().collection(name).doc('b').update({ k: 1 })).toMatchObject({
        updated: 1,
      })
    })

    test('of many documents added at once all are kept or none', async () => {
      const name = await cloud.seeded([{ _id: 'b' }])
      await rejection(
        node()
          .collection(name)
          .add([{ _id: 'a' }, { _id: 'b' }]),
      )
      expect(await node().collection(name).count()).toMatchObject({ total: 1 })
    })

    test('a unique index over documents that collide is refused', async () => {
      const name = await cloud.seeded([{ k: 1 }, { k: 1 }])
      expect(() =>
        cloud.gateway.provision([{ name, indexes: [{ name: 'k', keys: { k: 1 }, unique: true }] }]),
      ).toThrow(/E11000/)
    })
  })
})
