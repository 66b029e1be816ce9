import { rejection } from '../support/cloud'
import { either, operators, when, withDocument } from './aggregates'
import { STORES, withCollections } from './collections'

const $ = operators()

/** Expected values: the manual of MongoDB, a page for each operator, and its rules for null and missing fields. */
describe.each(STORES)('expressions on the %s store', (store) => {
  const evaluate = withDocument(withCollections(store), {
    _id: 'd',
    a: 7,
    b: -2.5,
    zero: 0,
    nil: null,
    text: 'ab',
    empty: '',
    yes: true,
    day: new Date('2026-11-20T10:00:00Z'),
    later: new Date('2026-11-20T10:00:05Z'),
    list: [1, 2, 3],
    o: { x: 1, y: { z: 'deep' } },
    people: [{ n: 1 }, { n: 2 }, 'nobody'],
  })

  test.each<[string, unknown, unknown]>([
    ['abs', $.abs('$b'), 2.5],
    ['abs of null', $.abs('$nil'), null],
    ['abs of a missing field', $.abs('$none'), null],
    ['add', $.add(['$a', '$b', 1]), 5.5],
    ['add to a date: milliseconds', $.add(['$day', 5000]), new Date('2026-11-20T10:00:05Z')],
    ['add with a missing field', $.add(['$a', '$none']), null],
    ['ceil', $.ceil('$b'), -2],
    ['divide', $.divide(['$a', 2]), 3.5],
    ['exp', $.exp('$zero'), 1],
    ['floor', $.floor('$b'), -3],
    ['ln', $.ln(1), 0],
    ['log', $.log([100, 10]), 2],
    ['log10', $.log10(1000), 3],
    ['mod', $.mod(['$a', 4]), 3],
    ['mod keeps the sign of what is divided', $.mod([-7, 4]), -3],
    ['multiply', $.multiply(['$a', '$b']), -17.5],
    ['pow', $.pow([2, 10]), 1024],
    ['sqrt', $.sqrt(25), 5],
    ['subtract', $.subtract(['$a', 10]), -3],
    ['subtract of two dates: milliseconds', $.subtract(['$later', '$day']), 5000],
    ['subtract from a date', $.subtract(['$later', 5000]), new Date('2026-11-20T10:00:00Z')],
    ['trunc', $.trunc('$b'), -2],
    ['trunc to places', $.trunc([1234.567, 2]), 1234.56],
    ['trunc before the point', $.trunc([1234.567, -2]), 1200],
  ])('arithmetic: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, unknown]>([
    ['and', $.and(['$yes', '$a']), true],
    ['and of nothing', $.and([]), true],
    ['and: 0 is false', $.and(['$yes', '$zero']), false],
    ['and: empty text is true', $.and(['$empty']), true],
    ['or', $.or(['$zero', '$nil', '$list']), true],
    ['or of nothing', $.or([]), false],
    ['not', $.not(['$none']), true],
    ['cmp', $.cmp(['$a', 8]), -1],
    ['cmp across types', $.cmp(['$text', '$a']), 1],
    ['eq', $.eq(['$a', 7]), true],
    ['eq: missing is not null', $.eq(['$none', '$nil']), false],
    ['neq', $.neq(['$a', 7]), false],
    ['gt: missing comes before null', $.gt(['$nil', '$none']), true],
    ['gt', $.gt(['$a', '$b']), true],
    ['gte', $.gte(['$a', 7]), true],
    ['lt: any number comes before any text', $.lt(['$a', '$empty']), true],
    ['lte', $.lte(['$yes', false]), false],
    ['cond as an object', $.cond(either('$yes', 'y', 'n')), 'y'],
    ['cond as a list', $.cond(['$zero', 'y', 'n']), 'n'],
    ['cond works out only the branch it takes', $.cond(['$yes', 1, $.divide([1, 0])]), 1],
    ['ifNull of null', $.ifNull(['$nil', 'instead']), 'instead'],
    ['ifNull of a missing field', $.ifNull(['$none', 'instead']), 'instead'],
    ['ifNull of a value', $.ifNull(['$zero', 'instead']), 0],
    [
      'switch: the first that is true',
      $.switch({
        branches: [
          when($.lt(['$a', 5]), 'small'),
          when($.lt(['$a', 10]), 'middle'),
          when('$yes', 'large'),
        ],
        default: 'none',
      }),
      'middle',
    ],
    ['switch: the default', $.switch({ branches: [when('$nil', 1)], default: 2 }), 2],
  ])('logic: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, unknown]>([
    ['a path', '$o.y.z', 'deep'],
    ['a path through an array', '$people.n', [1, 2]],
    ['a number in a path is a name, not a place', '$people.0', []],
    ['a missing field', '$o.none', undefined],
    ['a list keeps its places', ['$a', '$none'], [7, null]],
    ['a document leaves out what is missing', { x: '$a', y: '$none' }, { x: 7 }],
    ['literal', $.literal('$a'), '$a'],
    ['literal of a number', $.literal(1), 1],
    ['let', $.let({ vars: { low: '$b', high: '$a' }, in: $.subtract(['$$high', '$$low']) }), 9.5],
    ['$$ROOT', '$$ROOT.o.x', 1],
    ['$$CURRENT', '$$CURRENT.a', 7],
    ['$$REMOVE', $.cond(['$yes', '$$REMOVE', 1]), undefined],
    ['mergeObjects', $.mergeObjects(['$o', { x: 2, w: '$a' }]), { x: 2, y: { z: 'deep' }, w: 7 }],
    ['mergeObjects with null', $.mergeObjects(['$nil', { x: 1 }]), { x: 1 }],
    ['mergeObjects of nothing', $.mergeObjects(['$nil', '$none']), {}],
    [
      'objectToArray',
      $.objectToArray('$o'),
      [
        { k: 'x', v: 1 },
        { k: 'y', v: { z: 'deep' } },
      ],
    ],
    ['objectToArray of null', $.objectToArray('$nil'), null],
  ])('values: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, unknown]>([
    ['allElementsTrue', $.allElementsTrue([[true, 1, 'x']]), true],
    ['allElementsTrue with null', $.allElementsTrue([[true, '$nil']]), false],
    ['allElementsTrue of nothing', $.allElementsTrue([[]]), true],
    ['allElementsTrue: an array inside is true', $.allElementsTrue([[[false]]]), true],
    ['anyElementTrue', $.anyElementTrue([[false, 0, 1]]), true],
    ['anyElementTrue of nothing', $.anyElementTrue([[]]), false],
    ['setDifference', $.setDifference([['a', 'b', 'a', 'c'], ['b']]), ['a', 'c']],
    ['setDifference does not look inside', $.setDifference([['a', 'b'], [['a', 'b']]]), ['a', 'b']],
    ['setDifference with null', $.setDifference(['$nil', ['a']]), null],
    [
      'setEquals',
      $.setEquals([
        ['a', 'b', 'a'],
        ['b', 'a'],
      ]),
      true,
    ],
    ['setEquals of different sets', $.setEquals([['a'], ['a', 'b']]), false],
    [
      'setIntersection',
      $.setIntersection([
        ['a', 'b', 'b'],
        ['b', 'c'],
      ]),
      ['b'],
    ],
    ['setIntersection of nothing in common', $.setIntersection([['a'], [['a']]]), []],
    [
      'setIsSubset',
      $.setIsSubset([
        ['a', 'a'],
        ['b', 'a'],
      ]),
      true,
    ],
    [
      'setIsSubset: no',
      $.setIsSubset([
        ['a', 'c'],
        ['b', 'a'],
      ]),
      false,
    ],
    [
      'setUnion',
      $.setUnion([
        ['b', 'a'],
        ['a', 'c'],
      ]),
      ['a', 'b', 'c'],
    ],
    ['setUnion with null', $.setUnion([['a'], '$nil']), null],
  ])('sets: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    ['add text', $.add(['$a', '$text']), /only supports numeric or date types, not string/],
    ['add two dates', $.add(['$day', '$later']), /only one date allowed in an \$add expression/],
    ['abs of text', $.abs('$text'), /\$abs only supports numeric types, not string/],
    ['divide by zero', $.divide(['$a', '$zero']), /can't \$divide by zero/],
    ['mod by zero', $.mod(['$a', '$zero']), /can't \$mod by zero/],
    ['sqrt below zero', $.sqrt('$b'), /\$sqrt's argument must be greater than or equal to 0/],
    ['ln of zero', $.ln('$zero'), /\$ln's argument must be a positive number, but is 0/],
    ['log to base 1', $.log(['$a', 1]), /base must be a positive number not equal to 1/],
    ['0 to a negative power', $.pow(['$zero', -1]), /base of 0 and a negative exponent/],
    ['multiply a date', $.multiply(['$day', 2]), /only supports numeric types, not date/],
    ['subtract text', $.subtract(['$a', '$text']), /cant \$subtract a string from a int/],
    ['two operators at once', { $add: [1], $sum: [1] }, /must contain exactly one field/],
    ['an unknown operator', { $nothing: 1 }, /Unrecognized expression '\$nothing'/],
    ['an unknown variable', '$$nobody', /Use of undefined variable: nobody/],
    ['too few arguments', $.subtract([1]), /takes exactly 2 arguments\. 1 were passed in/],
    [
      'a switch without an answer',
      $.switch({ branches: [when('$nil', 1)] }),
      /\$switch could not find a matching branch/,
    ],
    ['cond with two arguments', $.cond([true, 1]), /takes exactly 3 arguments/],
    [
      'setUnion of text',
      $.setUnion([['a'], '$text']),
      /must be arrays\. One argument is of type: string/,
    ],
    ['setEquals with null', $.setEquals([['a'], '$nil']), /must be arrays/],
    [
      'allElementsTrue of a number',
      $.allElementsTrue(['$a']),
      /argument must be an array, but is int/,
    ],
    ['mergeObjects of a number', $.mergeObjects(['$a']), /requires object inputs/],
    [
      'objectToArray of a list',
      $.objectToArray('$list'),
      /requires a document input, found: array/,
    ],
    ['meta: there is no text search', $.meta('textScore'), /query requires text score metadata/],
    [
      'code',
      { $function: { body: 'function () {}', args: [], lang: 'js' } },
      /Unrecognized expression/,
    ],
  ])('refused: %s', async (_name, expression, text) => {
    const error = await rejection(evaluate(expression))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
