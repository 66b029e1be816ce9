import { rejection } from '../support/cloud'
import { aggregated, operators } from './aggregates'
import { STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const $ = operators()

/** Documents and answers: the manual of MongoDB, `$bucket` and `$bucketAuto`. */
describe.each(STORES)('buckets on the %s store', (store) => {
  const cloud = withCollections(store)
  const artwork = [
    { _id: 1, title: 'The Pillars of Society', price: 199.99 },
    { _id: 2, title: 'Melancholy III', price: 280 },
    { _id: 3, title: 'Dancer', price: 76.04 },
    { _id: 4, title: 'The Great Wave', price: 167.3 },
    { _id: 5, title: 'The Persistence of Memory', price: 483 },
    { _id: 6, title: 'Composition VII', price: 385 },
    { _id: 7, title: 'The Scream' },
    { _id: 8, title: 'Blue Flower', price: 118.42 },
  ]
  const names = { artwork: '', things: '' }
  beforeAll(async () => {
    names.artwork = await cloud.seeded(artwork)
    names.things = await cloud.seeded(Array.from({ length: 100 }, (_, _id) => ({ _id })))
  })

  describe('bucket', () => {
    const bucket = (operand: object) => aggregated(names.artwork, (p) => p.bucket(operand))

    test('counts what lies between its boundaries, the rest apart', async () => {
      const rows = await bucket({
        groupBy: '$price',
        boundaries: [0, 200, 400],
        default: 'Other',
        output: { count: $.sum(1), titles: $.push('$title') },
      })
      expect(rows).toEqual([
        { _id: 0, count: 4, titles: [1, 3, 4, 8].map((id) => artwork[id - 1]?.title) },
        { _id: 200, count: 2, titles: ['Melancholy III', 'Composition VII'] },
        { _id: 'Other', count: 2, titles: ['The Persistence of Memory', 'The Scream'] },
      ])
    })

    test('without output it counts; a lower boundary belongs to its bucket', async () => {
      const rows = await aggregated(names.things, (p) =>
        p.bucket({ groupBy: '$_id', boundaries: [0, 10, 100] }),
      )
      expect(rows).toEqual([
        { _id: 0, count: 10 },
        { _id: 10, count: 90 },
      ])
    })

    test.each<[string, object, RegExp]>([
      [
        'a value outside without a default',
        { groupBy: '$price', boundaries: [0, 200] },
        /could not find a matching branch/,
      ],
      [
        'one boundary',
        { groupBy: '$price', boundaries: [0] },
        /must have at least 2 values, but found 1 value/,
      ],
      ['boundaries that fall', { groupBy: '$price', boundaries: [5, 0] }, /must be sorted/],
      [
        'boundaries of two types',
        { groupBy: '$price', boundaries: [0, 'a'] },
        /must have the same type/,
      ],
      [
        'a default inside',
        { groupBy: '$price', boundaries: [0, 200], default: 5 },
        /must be less than the lowest boundary/,
      ],
      ['no boundaries', { groupBy: '$price' }, /\$bucket/],
    ])('refused: %s', async (_name, operand, text) => {
      expect((await rejection(bucket(operand))).message).toMatch(text)
    })
  })

  describe('bucketAuto', () => {
    test('makes buckets of about the same size', async () => {
      const rows = await aggregated(names.artwork, (p) =>
        p
          .match({ price: nodeSdk().database().command.exists(true) })
          .bucketAuto({ groupBy: '$price', buckets: 4 }),
      )
      expect(rows).toEqual([
        { _id: { min: 76.04, max: 167.3 }, count: 2 },
        { _id: { min: 167.3, max: 280 }, count: 2 },
        { _id: { min: 280, max: 483 }, count: 2 },
        { _id: { min: 483, max: 483 }, count: 1 },
      ])
    })

    test.each<[string | undefined, number[][]]>([
      [
        undefined,
        [
          [0, 20, 20],
          [20, 40, 20],
          [40, 60, 20],
          [60, 80, 20],
          [80, 99, 20],
        ],
      ],
      [
        'R20',
        [
          [0, 20, 20],
          [20, 40, 20],
          [40, 63, 23],
          [63, 90, 27],
          [90, 100, 10],
        ],
      ],
      [
        'E24',
        [
          [0, 20, 20],
          [20, 43, 23],
          [43, 68, 25],
          [68, 91, 23],
          [91, 100, 9],
        ],
      ],
      [
        '1-2-5',
        [
          [0, 20, 20],
          [20, 50, 30],
          [50, 100, 50],
        ],
      ],
      [
        'POWERSOF2',
        [
          [0, 32, 32],
          [32, 64, 32],
          [64, 128, 36],
        ],
      ],
    ])('with the granularity %s', async (granularity, buckets) => {
      const rows = await aggregated(names.things, (p) =>
        p.bucketAuto({ groupBy: '$_id', buckets: 5, ...(granularity && { granularity }) }),
      )
      expect(rows).toEqual(buckets.map(([min, max, count]) => ({ _id: { min, max }, count })))
    })

    test.each<[string, object, RegExp]>([
      ['no bucket', { groupBy: '$_id', buckets: 0 }, /must be greater than 0, but found: 0/],
      [
        'a granularity that is none',
        { groupBy: '$_id', buckets: 2, granularity: 'R7' },
        /Unknown rounding granularity 'R7'/,
      ],
    ])('refused: %s', async (_name, operand, text) => {
      const error = await rejection(aggregated(names.things, (p) => p.bucketAuto(operand)))
      expect(error.message).toMatch(text)
    })
  })
})
