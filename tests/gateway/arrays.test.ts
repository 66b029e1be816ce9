import { rejection } from '../support/cloud'
import { operators, withDocument } from './aggregates'
import { STORES, withCollections } from './collections'

const $ = operators()

/** Expected values: the manual of MongoDB, a page for each operator. */
describe.each(STORES)('expressions on arrays, on the %s store', (store) => {
  const evaluate = withDocument(withCollections(store), {
    _id: 'd',
    list: [3, 1, 2, 1],
    empty: [],
    nil: null,
    n: 5,
    text: 'ab',
    orders: [
      { item: 'a', quantity: 2 },
      { item: 'b', quantity: 5 },
    ],
    pairs: [
      ['x', 1],
      ['y', 2],
    ],
    entries: [
      { k: 'x', v: 1 },
      { k: 'x', v: 2 },
    ],
  })

  test.each<[string, unknown, unknown]>([
    ['arrayElemAt', $.arrayElemAt(['$list', 0]), 3],
    ['arrayElemAt from the end', $.arrayElemAt(['$list', -1]), 1],
    ['arrayElemAt out of reach gives nothing', $.arrayElemAt(['$list', 9]), undefined],
    ['arrayElemAt of null', $.arrayElemAt(['$nil', 0]), null],
    ['arrayElemAt and a path', $.arrayElemAt(['$orders.item', 1]), 'b'],
    ['arrayToObject of pairs', $.arrayToObject('$pairs'), { x: 1, y: 2 }],
    ['arrayToObject: the last of a name counts', $.arrayToObject('$entries'), { x: 2 }],
    ['arrayToObject of null', $.arrayToObject('$nil'), null],
    ['concatArrays', $.concatArrays(['$empty', '$list', [9, [8]]]), [3, 1, 2, 1, 9, [8]]],
    ['concatArrays with null', $.concatArrays(['$list', '$nil']), null],
    [
      'filter',
      $.filter({ input: '$orders', as: 'order', cond: $.gte(['$$order.quantity', 5]) }),
      [{ item: 'b', quantity: 5 }],
    ],
    [
      'filter names an element this',
      $.filter({ input: '$list', cond: $.gt(['$$this', 1]) }),
      [3, 2],
    ],
    ['filter of null', $.filter({ input: '$nil', cond: true }), null],
    ['in', $.in([2, '$list']), true],
    ['in: an array is not its elements', $.in([[2], '$list']), false],
    ['indexOfArray', $.indexOfArray(['$list', 1]), 1],
    ['indexOfArray from a place', $.indexOfArray(['$list', 1, 2]), 3],
    ['indexOfArray up to a place', $.indexOfArray(['$list', 2, 0, 2]), -1],
    ['indexOfArray of null', $.indexOfArray(['$nil', 1]), null],
    ['isArray', $.isArray('$list'), true],
    ['isArray of text', $.isArray('$text'), false],
    ['isArray of a missing field', $.isArray('$none'), false],
    [
      'map',
      $.map({ input: '$orders', as: 'order', in: $.multiply(['$$order.quantity', '$n']) }),
      [10, 25],
    ],
    ['map gives null for nothing', $.map({ input: '$orders', in: '$$this.none' }), [null, null]],
    ['map of null', $.map({ input: '$nil', in: 1 }), null],
    ['range', $.range([0, 10, 3]), [0, 3, 6, 9]],
    ['range backwards', $.range([3, 0, -1]), [3, 2, 1]],
    ['range that goes nowhere', $.range([0, 5, -1]), []],
    ['reduce', $.reduce({ input: '$list', initialValue: 0, in: $.add(['$$value', '$$this']) }), 7],
    [
      'reduce of nothing is where it starts',
      $.reduce({ input: '$empty', initialValue: 'x', in: 1 }),
      'x',
    ],
    ['reduce of null', $.reduce({ input: '$nil', initialValue: 'x', in: 1 }), null],
    ['reverseArray', $.reverseArray('$list'), [1, 2, 1, 3]],
    ['reverseArray of null', $.reverseArray('$nil'), null],
    ['size', $.size('$list'), 4],
    ['slice: the first', $.slice(['$list', 2]), [3, 1]],
    ['slice: the last', $.slice(['$list', -3]), [1, 2, 1]],
    ['slice: from a place', $.slice(['$list', 1, 2]), [1, 2]],
    ['slice: from before the start', $.slice(['$list', -9, 2]), [3, 1]],
    ['slice: from behind the end', $.slice(['$list', 9, 2]), []],
    ['slice of null', $.slice(['$nil', 2]), null],
    [
      'zip',
      $.zip({ inputs: [['a', 'b'], '$list'] }),
      [
        ['a', 3],
        ['b', 1],
      ],
    ],
    [
      'zip to the longest',
      $.zip({ inputs: [['a'], [1, 2]], useLongestLength: true }),
      [
        ['a', 1],
        [null, 2],
      ],
    ],
    [
      'zip with defaults',
      $.zip({ inputs: [['a'], [1, 2]], useLongestLength: true, defaults: ['x', 0] }),
      [
        ['a', 1],
        ['x', 2],
      ],
    ],
    ['zip with null', $.zip({ inputs: ['$list', '$nil'] }), null],
    ['sum of a list', $.sum('$list'), 7],
    ['sum skips what is no number', $.sum(['$n', '$text', '$nil']), 5],
    ['sum of its arguments does not enter them', $.sum(['$n', '$list']), 5],
    ['avg of a list', $.avg('$list'), 1.75],
    ['avg of no number', $.avg('$text'), null],
    ['max of a list', $.max('$list'), 3],
    ['max across types', $.max(['$n', '$text', '$nil']), 'ab'],
    ['min of its arguments', $.min(['$n', '$text', '$nil']), 5],
    ['max of nothing', $.max(['$none', '$nil']), null],
    ['stdDevPop of a list', $.stdDevPop([[2, 4, 4, 4, 5, 5, 7, 9]]), 2],
    ['stdDevSamp of one number', $.stdDevSamp([[2]]), null],
    ['first of a list', $.first('$list'), 3],
    ['last of a list', $.last('$list'), 1],
  ])('%s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    [
      'arrayElemAt of a number',
      $.arrayElemAt(['$n', 0]),
      /first argument must be an array, but is int/,
    ],
    [
      'arrayElemAt at a text',
      $.arrayElemAt(['$list', 'x']),
      /must be a numeric value, but is string/,
    ],
    [
      'arrayElemAt between places',
      $.arrayElemAt(['$list', 1.5]),
      /representable as a 32-bit integer/,
    ],
    ['concatArrays of a number', $.concatArrays(['$list', '$n']), /only supports arrays, not int/],
    ['filter of a number', $.filter({ input: '$n', cond: true }), /must be an array not int/],
    ['in a number', $.in([1, '$n']), /requires an array as a second argument, found: int/],
    [
      'in a missing field',
      $.in([1, '$none']),
      /requires an array as a second argument, found: missing/,
    ],
    ['size of a missing field', $.size('$none'), /must be an array, but was of type: missing/],
    ['range without a step', $.range([0, 5, 0]), /non-zero step value/],
    ['slice of no elements', $.slice(['$list', 1, 0]), /must be positive: 0/],
    ['slice of a text', $.slice(['$text', 1]), /must be an array, but is of type: string/],
    [
      'map with a word it does not know',
      $.map({ input: '$list', each: 1, in: 1 }),
      /Unrecognized (parameter|argument) to \$map: each/,
    ],
    ['reduce without a start', $.reduce({ input: '$list', in: 1 }), /\$reduce/],
    [
      'zip with defaults but to the shortest',
      $.zip({ inputs: [[1]], defaults: [0] }),
      /useLongestLength/,
    ],
    ['arrayToObject of numbers', $.arrayToObject('$list'), /\$arrayToObject requires/],
    ['reverseArray of text', $.reverseArray('$text'), /must be an array, but was of type: string/],
  ])('refused: %s', async (_name, expression, text) => {
    const error = await rejection(evaluate(expression))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
