import { rejection } from '../support/cloud'
import { aggregated, operators, type Pipeline } from './aggregates'
import { STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const $ = operators()
const _ = nodeSdk().database().command

/** Expected values: the manual of MongoDB, a page for each stage. */
describe.each(STORES)('stages on the %s store', (store) => {
  const cloud = withCollections(store)
  const docs = [
    { _id: 1, item: 'abc', sizes: ['S', 'M'], price: 10, o: { a: 1, b: 2 } },
    { _id: 2, item: 'def', sizes: [], price: 20, list: [{ x: 1, y: 1 }, { x: 2 }, 3] },
    { _id: 3, item: 'ghi', sizes: 'L', price: 10 },
    { _id: 4, item: 'jkl', sizes: null },
    { _id: 5, item: 'abc' },
  ]
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded(docs)
  })
  const byId = (p: Pipeline) => p.sort({ _id: 1 })
  const [first, second] = docs

  test.each<[string, (p: Pipeline) => Pipeline, unknown]>([
    [
      'addFields',
      (p) => p.match({ _id: 3 }).addFields({ twice: $.multiply(['$price', 2]) }),
      [{ ...docs[2], twice: 20 }],
    ],
    [
      'addFields into a document',
      (p) => p.match({ _id: 1 }).addFields({ 'o.c': 3 }),
      [{ ...first, o: { a: 1, b: 2, c: 3 } }],
    ],
    [
      'addFields as a nested document adds too',
      (p) => p.match({ _id: 1 }).addFields({ o: { c: 3 } }),
      [{ ...first, o: { a: 1, b: 2, c: 3 } }],
    ],
    [
      'addFields takes the place of a scalar',
      (p) => p.match({ _id: 3 }).addFields({ 'price.net': 9 }),
      [{ ...docs[2], price: { net: 9 } }],
    ],
    [
      'addFields into each element of an array',
      (p) => p.match({ _id: 2 }).addFields({ 'list.z': 0 }),
      [{ ...second, list: [{ x: 1, y: 1, z: 0 }, { x: 2, z: 0 }, { z: 0 }] }],
    ],
    [
      'addFields of nothing adds no field',
      (p) => p.match({ _id: 5 }).addFields({ n: '$none' }),
      [docs[4]],
    ],
    ['count', (p) => p.match({ price: 10 }).count('n'), [{ n: 2 }]],
    ['count of nothing gives no document', (p) => p.match({ price: 99 }).count('n'), []],
    [
      'skip and limit',
      (p) => byId(p).skip(1).limit(2).project({ item: 1 }),
      [
        { _id: 2, item: 'def' },
        { _id: 3, item: 'ghi' },
      ],
    ],
    [
      'match with an expression',
      (p) => p.match(_.expr($.eq(['$o.b', '$$ROOT.o.b']))).count('n'),
      [{ n: 5 }],
    ],
    [
      'match after a computed field',
      (p) => p.project({ n: $.size($.ifNull(['$list', []])) }).match({ n: _.gt(0) }),
      [{ _id: 2, n: 3 }],
    ],
    [
      'project keeps',
      (p) => p.match({ _id: 1 }).project({ item: 1, 'o.b': true }),
      [{ _id: 1, item: 'abc', o: { b: 2 } }],
    ],
    [
      'project keeps without _id',
      (p) => p.match({ _id: 1 }).project({ _id: 0, o: { a: 1 } }),
      [{ o: { a: 1 } }],
    ],
    [
      'project drops',
      (p) => p.match({ _id: 1 }).project({ item: 0, 'o.b': false, sizes: 0 }),
      [{ _id: 1, price: 10, o: { a: 1 } }],
    ],
    ['project drops _id alone', (p) => p.match({ _id: 5 }).project({ _id: 0 }), [{ item: 'abc' }]],
    [
      'project enters arrays',
      (p) => p.match({ _id: 2 }).project({ 'list.x': 1 }),
      [{ _id: 2, list: [{ x: 1 }, { x: 2 }] }],
    ],
    [
      'project computes',
      (p) => p.match({ _id: 1 }).project({ name: '$item', list: ['$price', '$none'] }),
      [{ _id: 1, name: 'abc', list: [10, null] }],
    ],
    [
      'project of a missing field',
      (p) => p.match({ _id: 5 }).project({ name: '$none', sizes: 1 }),
      [{ _id: 5 }],
    ],
    ['replaceRoot', (p) => p.match({ _id: 1 }).replaceRoot({ newRoot: '$o' }), [{ a: 1, b: 2 }]],
    [
      'replaceRoot by an expression',
      (p) => p.match({ _id: 1 }).replaceRoot({ newRoot: $.mergeObjects([{ n: 0 }, '$o']) }),
      [{ n: 0, a: 1, b: 2 }],
    ],
    ['sample of all', (p) => p.sample({ size: 9 }).count('n'), [{ n: 5 }]],
    ['sample of some', (p) => p.sample({ size: 2 }).count('n'), [{ n: 2 }]],
    [
      'sort by two fields',
      (p) => p.sort({ item: -1, _id: -1 }).project({ _id: 1 }),
      [{ _id: 4 }, { _id: 3 }, { _id: 2 }, { _id: 5 }, { _id: 1 }],
    ],
    ['sortByCount', (p) => p.sortByCount('$item').limit(1), [{ _id: 'abc', count: 2 }]],
    [
      'sortByCount of an expression',
      (p) => p.sortByCount($.isArray('$sizes')),
      [
        { _id: false, count: 3 },
        { _id: true, count: 2 },
      ],
    ],
    [
      'unwind',
      (p) => byId(p).unwind('$sizes').project({ sizes: 1 }),
      [
        { _id: 1, sizes: 'S' },
        { _id: 1, sizes: 'M' },
        { _id: 3, sizes: 'L' },
      ],
    ],
    [
      'unwind with places',
      (p) =>
        byId(p).unwind({ path: '$sizes', includeArrayIndex: 'at' }).project({ sizes: 1, at: 1 }),
      [
        { _id: 1, sizes: 'S', at: 0 },
        { _id: 1, sizes: 'M', at: 1 },
        { _id: 3, sizes: 'L', at: null },
      ],
    ],
    [
      'unwind keeps what is empty',
      (p) =>
        byId(p).unwind({ path: '$sizes', preserveNullAndEmptyArrays: true }).project({ sizes: 1 }),
      [
        { _id: 1, sizes: 'S' },
        { _id: 1, sizes: 'M' },
        { _id: 2 },
        { _id: 3, sizes: 'L' },
        { _id: 4, sizes: null },
        { _id: 5 },
      ],
    ],
    [
      'unwind of a path',
      (p) =>
        p
          .project({ deep: { list: '$list' } })
          .unwind('$deep.list')
          .project({ n: '$deep.list.x' }),
      [{ _id: 2, n: 1 }, { _id: 2, n: 2 }, { _id: 2 }],
    ],
  ])('%s', async (_name, stages, expected) => {
    expect(await aggregated(name, stages)).toEqual(expected)
  })

  test.each<[string, (p: Pipeline) => Pipeline, RegExp]>([
    ['limit 0', (p) => p.limit(0), /the limit must be positive/],
    ['skip below 0', (p) => p.skip(-1), /Argument to \$skip cannot be negative/],
    ['a limit that is text', (p) => p.limit('2'), /invalid argument to \$limit stage/],
    ['a count without a name', (p) => p.count(''), /the count field must be a non-empty string/],
    ['a count with a path', (p) => p.count('a.b'), /the count field cannot contain '\.'/],
    [
      'keeping and dropping',
      (p) => p.project({ item: 1, price: 0 }),
      /cannot exclude fields other than '_id' in an inclusion projection/,
    ],
    ['dropping and computing', (p) => p.project({ item: 0, n: '$price' }), /Invalid \$project/],
    ['a projection of nothing', (p) => p.project({}), /must have at least one field/],
    ['a field twice', (p) => p.project({ o: 1, 'o.a': 1 }), /two conflicting paths/],
    [
      'a new root that is no document',
      (p) => p.match({ _id: 1 }).replaceRoot({ newRoot: '$item' }),
      /expression +must evaluate to an object, but resulting value was: "abc"\. Type of resulting value: 'string'/,
    ],
    [
      'a new root that is missing',
      (p) => p.replaceRoot({ newRoot: '$none' }),
      /but resulting value was: MISSING/,
    ],
    [
      'sortByCount of a text',
      (p) => p.sortByCount('item'),
      /must be defined as a \$-prefixed path or an expression/,
    ],
    ['unwind of a name', (p) => p.unwind('sizes'), /should be prefixed with a '\$': sizes/],
    [
      'sample of a text',
      (p) => p.sample({ size: 'x' }),
      /size argument to \$sample must be a number/,
    ],
    [
      'an order that is none',
      (p) => p.sort({ item: 2 }),
      /must be 1 \(for ascending\) or -1 \(for descending\)/,
    ],
    [
      'geoNear not at the start',
      (p) => p.match({}).geoNear({ near: { longitude: 0, latitude: 0 }, distanceField: 'd' }),
      /\$geoNear is only valid as the first stage in a pipeline/,
    ],
  ])('refused: %s', async (_name, stages, text) => {
    const error = await rejection(aggregated(name, stages))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })

  test.each(['facet', 'graphLookup', 'redact', 'out', 'collStats', 'indexStats'])(
    'the wx SDK lists %s and cannot call it',
    (stage) => {
      const aggregate = wxSdk().database().collection(name).aggregate() as unknown as Pipeline
      expect(() =>
        (aggregate as never as Record<string, (o: object) => void>)[stage]?.({}),
      ).toThrow(/is not a function/)
    },
  )
})
