import { rejection, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

/** Every behaviour on both stores: what is kept must not depend on where. */
describe.each(['memory', 'disk'])(
  'the database on the %s store, through the unmodified SDKs',
  (store) => {
    const cloud = withCloud(() => (store === 'disk' ? { data: temporaryFolder() } : {}))
    const node = () => nodeSdk().database()
    const wx = () => wxSdk().database()
    let counter = 0
    /** A collection of its own for each test. */
    const fresh = (indexes: { name: string; keys: string[]; unique?: boolean }[] = []) => {
      const name = `c${++counter}`
      cloud.gateway.provision([{ name, indexes }])
      return name
    }
    const seeded = async (docs: object[], indexes?: Parameters<typeof fresh>[0]) => {
      const name = fresh(indexes)
      await node().collection(name).add(docs)
      return name
    }
    const ids = (result: { data: unknown }) =>
      (result.data as { _id: string }[]).map(({ _id }) => _id)

    test('values of every kind come back as they went in', async () => {
      const name = fresh()
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
      const name = fresh()
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
      const name = fresh()
      const one = await wx()
        .collection(name)
        .add({ data: { n: 1 } })
      expect(String(one._id)).toMatch(/^[0-9a-f]{32}$/)
      const many = await node()
        .collection(name)
        .add([{ n: 2 }, { _id: 'x', n: 3 }])
      expect(many).toMatchObject({ ids: [expect.any(String), 'x'] })
    })

    describe('queries', () => {
      const people = [
        { _id: 'a', n: 1, tags: ['x', 'y'], o: { k: 1, l: 2 }, s: 'Ann' },
        { _id: 'b', n: 2, tags: [], o: { l: 2, k: 1 }, s: 'bob', gone: null },
        { _id: 'c', n: 3, tags: ['y'], o: { k: 3 }, list: [{ v: 1 }, { v: 5 }] },
        { _id: 'd', s: 'Ann-Marie', list: [1, 7] },
      ]
      const _ = node().command
      const mod = _.mod as unknown as (divisor: number, rest: number) => object
      test.each<[string, () => object, string[]]>([
        ['equality', () => ({ n: 2 }), ['b']],
        [
          '_.eq of a whole object needs the fields in order',
          () => ({ o: _.eq({ k: 1, l: 2 }) }),
          ['a'],
        ],
        ['a nested object is compared field by field', () => ({ o: { k: 1 } }), ['a', 'b']],
        ['_.neq also finds documents without the field', () => ({ n: _.neq(1) }), ['b', 'c', 'd']],
        ['_.gt and _.lte together', () => ({ n: _.gt(1).and(_.lte(3)) }), ['b', 'c']],
        ['_.in', () => ({ n: _.in([1, 3, 9]) }), ['a', 'c']],
        ['_.in of nothing finds nothing', () => ({ n: _.in([]) }), []],
        ['_.nin', () => ({ n: _.nin([1, 2]) }), ['c', 'd']],
        ['null finds null and missing', () => ({ gone: null }), ['a', 'b', 'c', 'd']],
        ['_.gte(null) finds null and missing', () => ({ n: _.gte(null) }), ['d']],
        ['_.exists', () => ({ gone: _.exists(true) }), ['b']],
        ['a value inside an array', () => ({ tags: 'y' }), ['a', 'c']],
        ['_.all', () => ({ tags: _.all(['x', 'y']) }), ['a']],
        ['_.size', () => ({ tags: _.size(0) }), ['b']],
        [
          '_.elemMatch of fields does not meet scalars',
          () => ({ list: _.elemMatch({ v: _.gt(0) }) }),
          ['c'],
        ],
        ['_.elemMatch of values', () => ({ list: _.elemMatch(_.gt(6)) }), ['d']],
        ['a path through an array', () => ({ 'list.v': 5 }), ['c']],
        ['_.or of conditions', () => _.or([{ n: 1 }, { s: 'bob' }]), ['a', 'b']],
        ['_.or of values', () => ({ n: _.or(_.lt(2), _.gt(2)) }), ['a', 'c']],
        ['_.not', () => ({ n: _.not(_.gt(1)) }), ['a', 'd']],
        ['_.nor', () => _.nor([{ n: 1 }, { n: 2 }]), ['c', 'd']],
        ['_.mod', () => ({ n: mod(2, 1) }), ['a', 'c']],
        ['a regular expression', () => ({ s: /^ann/i }), ['a', 'd']],
        ['a range does not cross types', () => ({ s: _.gt(1) }), []],
      ])('%s', async (_name, query, found) => {
        const name = await seeded(people)
        const result = await node().collection(name).where(query()).orderBy('_id', 'asc').get()
        expect(ids(result)).toEqual(found)
      })

      test.each<[string, () => object, string[]]>([
        ['equality', () => ({ n: 2 }), ['b']],
        ['several values', () => ({ n: _.in([3, 1]) }), ['a', 'c']],
        ['missing as null', () => ({ n: null }), ['d']],
        ['a range', () => ({ n: _.gte(2) }), ['b', 'c']],
        ['a range with two ends', () => ({ n: _.gt(1).and(_.lt(3)) }), ['b']],
        ['an element of an array', () => ({ tags: 'y' }), ['a', 'c']],
        ['an index and something else', () => ({ tags: 'y', n: 3 }), ['c']],
      ])('the answer is the same with an index: %s', async (_name, query, found) => {
        const name = await seeded(people, [
          { name: 'n', keys: ['n'] },
          { name: 'tags', keys: ['tags', 'n'] },
        ])
        const result = await node().collection(name).where(query()).get()
        expect(ids(result).sort()).toEqual(found)
      })

      test('an unknown operator is a failed request', async () => {
        const name = await seeded(people)
        const error = await rejection(
          node()
            .collection(name)
            .where({ n: { $nonsense: 1 } })
            .get(),
        )
        expect(error.code).toBe('DATABASE_REQUEST_FAILED')
      })
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
        const plain = await seeded(docs)
        const indexed = await seeded(docs, [{ name: 'v', keys: ['v'] }])
        for (const name of [plain, indexed]) {
          const up = await node().collection(name).orderBy('v', 'asc').get()
          expect(ids(up)).toEqual(['0', '2', '3', '4', '5', '6'])
          const down = await node().collection(name).orderBy('v', 'desc').limit(2).get()
          expect(ids(down)).toEqual(['6', '5'])
        }
      })

      test('skip, limit and two orders', async () => {
        const name = await seeded([...'abcdef'].map((_id, i) => ({ _id, even: i % 2, i })))
        const page = await wx()
          .collection(name)
          .orderBy('even', 'asc')
          .orderBy('i', 'desc')
          .skip(1)
          .limit(3)
          .get()
        expect(ids(page)).toEqual(['c', 'a', 'f'])
      })

      test('a read without limit gives 100, at most 1000', async () => {
        const name = await seeded(Array.from({ length: 1050 }, (_, n) => ({ n })))
        expect((await wx().collection(name).get()).data).toHaveLength(100)
        expect((await wx().collection(name).limit(5000).get()).data).toHaveLength(1000)
        expect(await wx().collection(name).count()).toMatchObject({ total: 1050 })
      })

      test('only the fields asked for', async () => {
        const name = await seeded([{ _id: 'a', n: 1, o: { p: 1, q: 2 } }])
        const { data } = await wx().collection(name).field({ n: true, 'o.p': true }).get()
        expect(data).toEqual([{ _id: 'a', n: 1, o: { p: 1 } }])
      })
    })

    describe('updates', () => {
      test('the operators of the SDK', async () => {
        const name = await seeded([{ _id: 'a', n: 10, tags: ['p'], o: { p: 1 }, cat: 'x', m: 5 }])
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
        const name = await seeded([{ _id: 'a', n: 1 }])
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
        const name = await seeded([{ _id: 'a', n: 1, old: true }])
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
        const name = await seeded([{ n: 1 }, { n: 2 }, { n: 3 }])
        const db = wx()
        const _ = db.command
        const many = db.collection(name).where({ n: _.gt(1) })
        expect(await many.update({ data: { seen: true } })).toMatchObject({ stats: { updated: 2 } })
        expect(await many.remove()).toMatchObject({ stats: { removed: 2 } })
        expect(await db.collection(name).count()).toMatchObject({ total: 1 })
      })

      test('updateAndReturn answers the document as it is now', async () => {
        const name = await seeded([{ _id: 'a', n: 1 }])
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
        const name = await seeded([doc])
        const error = await rejection(wx().collection(name).doc('a').update({ data: data() }))
        expect(error.errCode).toBe(-502001)
        expect(error.errMsg).toMatch(text)
        expect((await wx().collection(name).doc('a').get()).data).toEqual(doc)
      })
    })

    describe('uniqueness', () => {
      test('an id that is taken: E11000, in the shape of each SDK', async () => {
        const name = await seeded([{ _id: 'a' }])
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
        const name = await seeded(
          [{ _id: 'a', k: 1 }, { _id: 'b' }],
          [{ name: 'one', keys: ['k'], unique: true }],
        )
        const taken = await rejection(node().collection(name).add({ k: 1 }))
        expect(taken.message).toMatch(
          /bulk write error: .*E11000 .* index: one dup key: \{ k: 1 \}/,
        )
        expect((await rejection(node().collection(name).add({ other: 1 }))).message).toMatch(
          /E11000/,
        )
        const update = await rejection(node().collection(name).doc('b').update({ k: 1 }))
        expect(update.message).toMatch(/E11000/)
        await node().collection(name).doc('a').remove()
        expect(await node().collection(name).doc('b').update({ k: 1 })).toMatchObject({
          updated: 1,
        })
      })

      test('of many documents added at once all are kept or none', async () => {
        const name = await seeded([{ _id: 'b' }])
        await rejection(
          node()
            .collection(name)
            .add([{ _id: 'a' }, { _id: 'b' }]),
        )
        expect(await node().collection(name).count()).toMatchObject({ total: 1 })
      })

      test('a unique index over documents that collide is refused', async () => {
        const name = await seeded([{ k: 1 }, { k: 1 }])
        expect(() =>
          cloud.gateway.provision([
            { name, indexes: [{ name: 'k', keys: { k: 1 }, unique: true }] },
          ]),
        ).toThrow(/E11000/)
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
      const name = fresh()
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
        const name = await seeded([
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
        const name = await seeded(Array.from({ length: 50 }, (_, n) => ({ n })))
        const all = () => wx().collection(name).aggregate().sort({ n: 1 })
        const lengthOf = (reply: unknown) => (reply as { list: unknown[] }).list.length
        expect(lengthOf(await all().end())).toBe(20)
        expect(lengthOf(await all().limit(45).end())).toBe(45)
      })

      test('a join, and stages do not write into what is stored', async () => {
        const left = await seeded([{ _id: 'a', k: 1, o: { deep: 1 } }])
        const right = await seeded([{ _id: 'r', k: 1, name: '甲' }])
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
  },
)
