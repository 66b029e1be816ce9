import { rejection } from '../support/cloud'
import { aggregated, operators } from './aggregates'
import { STORES, withCollections } from './collections'

const $ = operators()

/** Expected values: the manual of MongoDB, `$group` and a page for each accumulator. */
describe.each(STORES)('groups on the %s store', (store) => {
  const cloud = withCollections(store)
  const sales = [
    { _id: 1, item: 'abc', price: 10, quantity: 2, tags: ['x'], o: { a: 1 } },
    { _id: 2, item: 'jkl', price: 20, quantity: 1, tags: ['y'], o: { b: 2 } },
    { _id: 3, item: 'xyz', price: 5, quantity: null, tags: ['x'] },
    { _id: 4, item: 'xyz', price: 'free', quantity: 20, o: { a: 9 } },
    { _id: 5, item: 'abc', quantity: 10, tags: ['x', 'y'] },
  ]
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded(sales)
  })
  const group = (spec: object) =>
    aggregated(name, (p) => p.sort({ _id: 1 }).group(spec).sort({ _id: 1 }))

  test.each<[string, object, unknown]>([
    ['sum counts', $.sum(1), 5],
    ['sum skips what is no number', $.sum('$price'), 35],
    ['sum of an expression', $.sum($.multiply(['$quantity', 2])), 66],
    ['sum does not enter arrays', $.sum('$tags'), 0],
    ['avg skips what is no number', $.avg('$price'), 35 / 3],
    ['avg of no number', $.avg('$item'), null],
    ['max across types', $.max('$price'), 'free'],
    ['max skips null', $.max('$quantity'), 20],
    ['min', $.min('$price'), 5],
    ['min of a missing field', $.min('$none'), null],
    ['first', $.first('$item'), 'abc'],
    ['first is null when it is missing', $.first('$none'), null],
    ['last', $.last('$quantity'), 10],
    ['push keeps all but what is missing', $.push('$price'), [10, 20, 5, 'free']],
    ['push of null', $.push('$quantity'), [2, 1, null, 20, 10]],
    [
      'push of documents',
      $.push({ i: '$_id', p: '$price' }),
      [{ i: 1, p: 10 }, { i: 2, p: 20 }, { i: 3, p: 5 }, { i: 4, p: 'free' }, { i: 5 }],
    ],
    ['addToSet keeps one of each', $.addToSet('$item'), ['abc', 'jkl', 'xyz']],
    ['addToSet takes arrays whole', $.addToSet('$tags'), [['x'], ['x', 'y'], ['y']]],
    ['stdDevPop', $.stdDevPop('$quantity'), Math.sqrt(58.1875)],
    ['stdDevPop of no number', $.stdDevPop('$item'), null],
    ['stdDevSamp', $.stdDevSamp('$quantity'), Math.sqrt(232.75 / 3)],
    ['mergeObjects: the later wins', $.mergeObjects('$o'), { a: 9, b: 2 }],
  ])('%s', async (_name, accumulator, expected) => {
    const [row] = (await group({ _id: null, value: accumulator })) as { value: unknown }[]
    const value = row?.value
    // the order of a set is nobody's
    const comparable = '$addToSet' in accumulator ? [...(value as unknown[])].sort() : value
    if (typeof expected === 'number') expect(comparable).toBeCloseTo(expected, 10)
    else expect(comparable).toEqual(expected)
  })

  test.each<[string, unknown, object[]]>([
    [
      'by a field',
      '$item',
      [
        { _id: 'abc', n: 2 },
        { _id: 'jkl', n: 1 },
        { _id: 'xyz', n: 2 },
      ],
    ],
    [
      'null and missing are one group',
      '$o.a',
      [
        { _id: null, n: 3 },
        { _id: 1, n: 1 },
        { _id: 9, n: 1 },
      ],
    ],
    [
      'by an array whole',
      '$tags',
      [
        { _id: null, n: 1 },
        { _id: ['x'], n: 2 },
        { _id: ['x', 'y'], n: 1 },
        { _id: ['y'], n: 1 },
      ],
    ],
    [
      'by an expression',
      $.gt(['$quantity', 5]),
      [
        { _id: false, n: 3 },
        { _id: true, n: 2 },
      ],
    ],
    [
      'by several fields',
      { item: '$item', big: $.gt(['$quantity', 5]) },
      [
        { _id: { item: 'abc', big: false }, n: 1 },
        { _id: { item: 'abc', big: true }, n: 1 },
        { _id: { item: 'jkl', big: false }, n: 1 },
        { _id: { item: 'xyz', big: false }, n: 1 },
        { _id: { item: 'xyz', big: true }, n: 1 },
      ],
    ],
  ])('grouped %s', async (_name, _id, groups) => {
    expect(await group({ _id, n: $.sum(1) })).toEqual(groups)
  })

  test('nothing in, no group out', async () => {
    const rows = await aggregated(name, (p) =>
      p.match({ item: 'none' }).group({ _id: null, n: $.sum(1) }),
    )
    expect(rows).toEqual([])
  })

  test.each<[string, object, RegExp]>([
    ['without _id', { n: $.sum(1) }, /a group specification must include an _id/],
    [
      'an accumulator that is none',
      { _id: null, n: $.concat(['a']) },
      /unknown group operator '\$concat'/,
    ],
    [
      'a field that is a path',
      { _id: null, 'a.b': $.sum(1) },
      /The field name 'a\.b' cannot contain '\.'/,
    ],
    ['a field that is a value', { _id: null, n: 1 }, /The field 'n' must be an accumulator object/],
    ['two arguments', { _id: null, n: $.sum([1, 2]) }, /The \$sum accumulator is a unary operator/],
    [
      'merging what is no document',
      { _id: null, n: $.mergeObjects('$item') },
      /requires object inputs/,
    ],
  ])('refused: %s', async (_name, spec, text) => {
    const error = await rejection(group(spec))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
