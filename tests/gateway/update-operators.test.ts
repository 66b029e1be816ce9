import { STORES, withCollections } from './collections'
import { updateCommands as _ } from './commands'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
type Row = [name: string, before: object, update: object, after: object]

/** Expected documents: the manual of MongoDB, a page for each operator. */
describe.each(STORES)('update operators on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  let counter = 0
  beforeAll(() => {
    name = cloud.fresh()
  })
  const update = async (before: object, change: object) => {
    const _id = `d${++counter}`
    await db.collection(name).add({ _id, ...before })
    const { updated } = (await db.collection(name).doc(_id).update(change)) as { updated: number }
    const { data } = await db.collection(name).doc(_id).get()
    const { _id: same, ...after } = data[0] as { _id: string }
    return { updated, after }
  }

  test.each<Row>([
    ['set of a document merges', { o: { a: 1 } }, { o: { b: 2 } }, { o: { a: 1, b: 2 } }],
    ['set command replaces the whole', { o: { a: 1 } }, { o: _.set({ b: 2 }) }, { o: { b: 2 } }],
    ['set makes the way', {}, { 'a.b.c': 1 }, { a: { b: { c: 1 } } }],
    ['set at a place', { l: [1, 2, 3] }, { 'l.1': 9 }, { l: [1, 9, 3] }],
    ['set behind the end fills with null', { l: [1] }, { 'l.3': 9 }, { l: [1, null, null, 9] }],
    [
      'set in a document of an array',
      { l: [{ a: 1 }, { a: 2 }] },
      { 'l.1.a': 9 },
      { l: [{ a: 1 }, { a: 9 }] },
    ],
    ['set of a number in a document that is no array', { o: {} }, { 'o.0': 1 }, { o: { 0: 1 } }],
    ['set of every element', { l: [1, 2] }, { 'l.$[]': 0 }, { l: [0, 0] }],
    [
      'inc of every element',
      { l: [{ n: 1 }, { n: 2 }] },
      { 'l.$[].n': _.inc(5) },
      { l: [{ n: 6 }, { n: 7 }] },
    ],
    ['remove', { a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
    ['remove inside', { o: { a: 1, b: 2 } }, { 'o.a': _.remove() }, { o: { b: 2 } }],
    ['remove of an element leaves null', { l: [1, 2] }, { 'l.0': _.remove() }, { l: [null, 2] }],
    ['remove of a missing field', { a: 1 }, { 'x.y': _.remove() }, { a: 1 }],
    ['inc', { n: 1 }, { n: _.inc(2) }, { n: 3 }],
    ['inc of a missing field', {}, { n: _.inc(-2) }, { n: -2 }],
    ['inc inside', { o: { n: 0.5 } }, { 'o.n': _.inc(0.25) }, { o: { n: 0.75 } }],
    ['mul', { n: 10 }, { n: _.mul(1.5) }, { n: 15 }],
    ['mul of a missing field is 0', {}, { n: _.mul(5) }, { n: 0 }],
    ['min takes the less', { n: 5 }, { n: _.min(3) }, { n: 3 }],
    ['min keeps the less', { n: 2 }, { n: _.min(3) }, { n: 2 }],
    ['min of a missing field', {}, { n: _.min(3) }, { n: 3 }],
    ['max across types', { n: 5 }, { n: _.max('a') }, { n: 'a' }],
    ['max of dates', { d: new Date(5) }, { d: _.max(new Date(9)) }, { d: new Date(9) }],
    ['bit and', { n: 13 }, { n: _.bit({ and: 10 }) }, { n: 8 }],
    ['bit or', { n: 3 }, { n: _.bit({ or: 5 }) }, { n: 7 }],
    ['bit xor', { n: 1 }, { n: _.bit({ xor: 5 }) }, { n: 4 }],
    ['rename', { a: 1, b: 2 }, { a: _.rename('c') }, { b: 2, c: 1 }],
    ['rename into a document', { a: 1 }, { a: _.rename('o.x') }, { o: { x: 1 } }],
    ['rename over a field', { a: 1, b: 2 }, { a: _.rename('b') }, { b: 1 }],
    ['rename of a missing field', { b: 2 }, { a: _.rename('c') }, { b: 2 }],
    ['push', { l: ['a'] }, { l: _.push('b') }, { l: ['a', 'b'] }],
    ['push of several', { l: ['a'] }, { l: _.push(['b', 'c']) }, { l: ['a', 'b', 'c'] }],
    ['push to a missing field', {}, { l: _.push([1]) }, { l: [1] }],
    [
      'push at a place',
      { l: [1, 4] },
      { l: _.push({ each: [2, 3], position: 1 }) },
      { l: [1, 2, 3, 4] },
    ],
    [
      'push at a place from the end',
      { l: [1, 4] },
      { l: _.push({ each: [2, 3], position: -1 }) },
      { l: [1, 2, 3, 4] },
    ],
    ['push and sort', { l: [3, 1] }, { l: _.push({ each: [2], sort: 1 }) }, { l: [1, 2, 3] }],
    [
      'push, sort by a field and cut',
      {
        l: [
          { w: 1, s: 10 },
          { w: 2, s: 8 },
        ],
      },
      { l: _.push({ each: [{ w: 3, s: 9 }], sort: { s: -1 }, slice: 2 }) },
      {
        l: [
          { w: 1, s: 10 },
          { w: 3, s: 9 },
        ],
      },
    ],
    [
      'push and keep the last',
      { l: [1, 2] },
      { l: _.push({ each: [3, 4], slice: -3 }) },
      { l: [2, 3, 4] },
    ],
    ['push and keep nothing', { l: [1, 2] }, { l: _.push({ each: [3], slice: 0 }) }, { l: [] }],
    ['unshift', { l: [3] }, { l: _.unshift([1, 2]) }, { l: [1, 2, 3] }],
    ['pop', { l: [1, 2, 3] }, { l: _.pop() }, { l: [1, 2] }],
    ['shift', { l: [1, 2, 3] }, { l: _.shift() }, { l: [2, 3] }],
    ['pop of a missing field', { a: 1 }, { l: _.pop() }, { a: 1 }],
    ['addToSet of a new value', { l: [1] }, { l: _.addToSet(2) }, { l: [1, 2] }],
    ['addToSet of one that is there', { l: [1] }, { l: _.addToSet(1) }, { l: [1] }],
    ['addToSet of an array adds it whole', { l: [1] }, { l: _.addToSet([1]) }, { l: [1, [1]] }],
    ['addToSet of several', { l: [1] }, { l: _.addToSet({ $each: [1, 2, 2] }) }, { l: [1, 2] }],
    [
      'addToSet of a document looks at the order',
      { l: [{ a: 1, b: 2 }] },
      { l: _.addToSet({ b: 2, a: 1 }) },
      {
        l: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
    ],
    ['addToSet to a missing field', {}, { l: _.addToSet('x') }, { l: ['x'] }],
    ['pull of a value, all of it', { l: [1, 2, 1] }, { l: _.pull(1) }, { l: [2] }],
    [
      'pull of documents that have these fields',
      {
        l: [
          { i: 'A', s: 5 },
          { i: 'B', s: 8, c: 'x' },
        ],
      },
      { l: _.pull({ s: 8, i: 'B' }) },
      { l: [{ i: 'A', s: 5 }] },
    ],
    ['pull by a condition', { l: [3, 5, 6, 7] }, { l: _.pull({ $gte: 6 }) }, { l: [3, 5] }],
    [
      'pull by a condition on a field',
      { l: [{ s: 3 }, { s: 9 }] },
      { l: _.pull({ s: { $gt: 5 } }) },
      { l: [{ s: 3 }] },
    ],
    ['pull by a pattern', { l: ['ab', 'cd'] }, { l: _.pull(/^a/) }, { l: ['cd'] }],
    ['pullAll', { l: [0, 2, 5, 5, 1, 0] }, { l: _.pullAll([0, 5]) }, { l: [2, 1] }],
    [
      'several at once',
      { n: 1, l: [1], a: 1 },
      { n: _.inc(1), l: _.push([2]), a: _.remove(), b: 1 },
      { n: 2, l: [1, 2], b: 1 },
    ],
    ['new fields come in the order of their names', {}, { b: 1, a: 2 }, { a: 2, b: 1 }],
  ])('%s', async (_name, before, change, after) => {
    const result = await update(before, change)
    expect(result.after).toEqual(after)
    expect(JSON.stringify(result.after)).toBe(JSON.stringify(after))
    expect(result.updated).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1)
  })

  test('a place that the query found', async () => {
    const docs = db.collection(name)
    await docs.add({ _id: 'grades', grades: [80, 85, 90], tests: [{ n: 1 }, { n: 2, s: 5 }] })
    await docs.where({ _id: 'grades', grades: 85 }).update({ 'grades.$': 82 })
    await docs.where({ _id: 'grades', 'tests.n': 2 }).update({ 'tests.$.s': _.inc(1) })
    expect((await docs.doc('grades').get()).data).toEqual([
      { _id: 'grades', grades: [80, 82, 90], tests: [{ n: 1 }, { n: 2, s: 6 }] },
    ])
  })
})
