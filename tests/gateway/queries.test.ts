import { rejection } from '../support/cloud'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const node = () => nodeSdk().database()

describe.each(STORES)('queries on the %s store', (store) => {
  const cloud = withCollections(store)

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
      const name = await cloud.seeded(people)
      const result = await node().collection(name).where(query()).orderBy('_id', 'asc').get()
      expect(idsOf(result)).toEqual(found)
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
      const name = await cloud.seeded(people, [
        { name: 'n', keys: ['n'] },
        { name: 'tags', keys: ['tags', 'n'] },
      ])
      const result = await node().collection(name).where(query()).get()
      expect(idsOf(result).sort()).toEqual(found)
    })

    test('an unknown operator is a failed request', async () => {
      const name = await cloud.seeded(people)
      const error = await rejection(
        node()
          .collection(name)
          .where({ n: { $nonsense: 1 } })
          .get(),
      )
      expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    })
  })
})
