import { rejection } from '../support/cloud'
import { aggregated, operators, type Pipeline, rawAggregated } from './aggregates'
import { STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const $ = operators()
const _ = nodeSdk().database().command
/** The SDK's types do not know that an inner pipeline can be made. */
const inner = () => (_.aggregate as unknown as { pipeline(): Pipeline }).pipeline()
const done = (pipeline: Pipeline) => (pipeline as unknown as { done(): object[] }).done()

/** Documents and answers: the manual of MongoDB, `$lookup`. */
describe.each(STORES)('joins on the %s store', (store) => {
  const cloud = withCollections(store)
  const names = { orders: '', stock: '', indexed: '', warehouses: '' }
  beforeAll(async () => {
    const stock = [
      { _id: 1, sku: 'almonds', on: 120 },
      { _id: 2, sku: 'bread', on: 80 },
      { _id: 3, sku: 'cashews', on: 60 },
      { _id: 4, sku: 'pecans', on: 70 },
      { _id: 5, sku: null, on: 0 },
      { _id: 6 },
      { _id: 7, sku: ['almonds', 'figs'] },
    ]
    names.orders = await cloud.seeded([
      { _id: 1, item: 'almonds', ordered: 2 },
      { _id: 2, item: 'pecans', ordered: 1 },
      { _id: 3, ordered: 0 },
      { _id: 4, item: ['bread', 'cashews'], ordered: 60 },
      { _id: 5, item: 'nothing', ordered: 5 },
    ])
    names.stock = await cloud.seeded(stock)
    names.indexed = await cloud.seeded(stock, [{ name: 'sku', keys: ['sku'] }])
  })

  describe.each(['stock', 'indexed'] as const)('lookup in %s', (where) => {
    const joined = async (lookup: object, more: (p: Pipeline) => Pipeline = (p) => p) =>
      aggregated(names.orders, (p) =>
        more(p.sort({ _id: 1 }).lookup({ from: names[where], as: 'found', ...lookup })).project({
          found: '$found._id',
        }),
      )

    test('by equal fields: elements of arrays on both sides, missing as null', async () => {
      expect(await joined({ localField: 'item', foreignField: 'sku' })).toEqual([
        { _id: 1, found: [1, 7] },
        { _id: 2, found: [4] },
        { _id: 3, found: [5, 6] },
        { _id: 4, found: [2, 3] },
        { _id: 5, found: [] },
      ])
    })

    test('with a pipeline that sees the values of let', async () => {
      const rows = await joined({
        let: { item: '$item', ordered: '$ordered' },
        pipeline: done(
          inner()
            .match(_.expr($.and([$.eq(['$sku', '$$item']), $.gte(['$on', '$$ordered'])])))
            .project({ on: 1 }),
        ),
      })
      expect(rows).toEqual([
        { _id: 1, found: [1] },
        { _id: 2, found: [4] },
        { _id: 3, found: [] },
        { _id: 4, found: [] },
        { _id: 5, found: [] },
      ])
    })

    test('with a pipeline alone every document joins', async () => {
      const rows = await joined({ pipeline: [{ $sort: { _id: -1 } }, { $limit: 2 }] })
      expect(rows[0]).toEqual({ _id: 1, found: [7, 6] })
    })

    test('with both: fields first, then the pipeline', async () => {
      const rows = await joined({
        localField: 'item',
        foreignField: 'sku',
        pipeline: [{ $match: { _id: { $gt: 2 } } }],
      })
      expect(rows.slice(0, 4)).toEqual([
        { _id: 1, found: [7] },
        { _id: 2, found: [4] },
        { _id: 3, found: [5, 6] },
        { _id: 4, found: [3] },
      ])
    })
  })

  test('a join with a collection that does not exist finds nothing', async () => {
    const rows = await aggregated(names.orders, (p) =>
      p.limit(1).lookup({ from: 'nowhere', localField: 'item', foreignField: 'sku', as: 'found' }),
    )
    expect(rows).toEqual([{ _id: 1, item: 'almonds', ordered: 2, found: [] }])
  })

  test.each<[string, object, RegExp]>([
    ['a lookup without as', { from: 'x', localField: 'a', foreignField: 'b' }, /\$lookup/],
    [
      'a lookup with one field',
      { from: 'x', localField: 'a', as: 'b' },
      /both or neither of localField and foreignField/,
    ],
    ['a lookup of nothing', { from: 'x', as: 'b' }, /either 'pipeline' or both/],
    [
      'a variable with a capital',
      { from: 'x', as: 'b', let: { A: 1 }, pipeline: [] },
      /'A' starts with an invalid character for a user variable name/,
    ],
    [
      'a variable it does not know',
      { from: 'x', as: 'b', pipeline: [{ $match: { $expr: '$$a' } }] },
      /Use of undefined variable: a/,
    ],
    [
      'a stage of two',
      { from: 'x', as: 'b', pipeline: [{ $skip: 1, $limit: 1 }] },
      /must contain exactly one field/,
    ],
  ])('refused: %s', async (_name, lookup, text) => {
    const error = await rejection(aggregated(names.orders, (p) => p.lookup(lookup)))
    expect(error.message).toMatch(text)
  })

  test.each<[string, object[], unknown]>([
    [
      '$set and $unset',
      [{ $match: { _id: 5 } }, { $set: { n: 1 } }, { $unset: 'item' }],
      [{ _id: 5, ordered: 5, n: 1 }],
    ],
    ['$replaceWith', [{ $match: { _id: 5 } }, { $replaceWith: { n: '$ordered' } }], [{ n: 5 }]],
    ['$count', [{ $count: 'n' }], [{ n: 5 }]],
  ])('stages that only a raw pipeline offers: %s', async (_name, stages, expected) => {
    expect(await rawAggregated(names.orders, stages)).toEqual(expected)
  })

  test('$unionWith puts another collection behind', async () => {
    const rows = await rawAggregated(names.orders, [
      { $unionWith: { coll: names.stock, pipeline: [{ $match: { _id: { $lte: 2 } } }] } },
      { $count: 'n' },
    ])
    expect(rows).toEqual([{ n: 7 }])
  })

  test.each(['$facet', '$graphLookup', '$out', '$merge', '$redact', '$nonsense'])(
    'the stage %s is refused',
    async (stage) => {
      const error = await rejection(rawAggregated(names.orders, [{ [stage]: {} }]))
      expect(error.code).toBe('DATABASE_REQUEST_FAILED')
      expect(error.message).toContain(stage)
    },
  )
})
