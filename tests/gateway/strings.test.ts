import { rejection } from '../support/cloud'
import { operators, withDocument } from './aggregates'
import { STORES, withCollections } from './collections'

const $ = operators()

/** Expected values: the manual of MongoDB, and docs.cloudbase.net for negative numbers. */
describe.each(STORES)('expressions on text, on the %s store', (store) => {
  const evaluate = withDocument(withCollections(store), {
    _id: 'd',
    s: 'Hello World',
    han: '支部主题党日',
    face: 'a😀b',
    nil: null,
    n: 42,
    day: new Date('2026-11-20T10:00:00Z'),
    list: [1],
    birthday: '1999/12/12',
  })

  test.each<[string, unknown, unknown]>([
    ['concat', $.concat(['$s', '!', '$han']), 'Hello World!支部主题党日'],
    ['concat with null', $.concat(['$s', '$nil']), null],
    ['concat with a missing field', $.concat(['$s', '$none']), null],
    ['indexOfCP', $.indexOfCP(['$s', 'World']), 6],
    ['indexOfCP counts characters', $.indexOfCP(['$han', '党']), 4],
    ['indexOfCP counts a pair of surrogates once', $.indexOfCP(['$face', 'b']), 2],
    ['indexOfCP not found', $.indexOfCP(['$s', 'x']), -1],
    ['indexOfCP from a place', $.indexOfCP(['$s', 'o', 5]), 7],
    ['indexOfCP up to a place', $.indexOfCP(['$s', 'World', 0, 10]), -1],
    ['indexOfCP from behind its end', $.indexOfCP(['$s', 'o', 9, 2]), -1],
    ['indexOfCP from beyond the text', $.indexOfCP(['$s', 'o', 99]), -1],
    ['indexOfCP of nothing', $.indexOfCP(['$s', '']), 0],
    ['indexOfCP in null', $.indexOfCP(['$nil', 'x']), null],
    ['indexOfBytes counts bytes', $.indexOfBytes(['$han', '党']), 12],
    ['indexOfBytes from a byte', $.indexOfBytes(['$s', 'l', 4]), 9],
    ['split', $.split(['$birthday', '/']), ['1999', '12', '12']],
    ['split without the separator', $.split(['$s', ',']), ['Hello World']],
    ['split of null', $.split(['$nil', '/']), null],
    ['strLenBytes', $.strLenBytes('$han'), 18],
    ['strLenCP', $.strLenCP('$han'), 6],
    ['strLenCP of a pair of surrogates', $.strLenCP('$face'), 3],
    ['strcasecmp of the same', $.strcasecmp(['$s', 'hello WORLD']), 0],
    ['strcasecmp: greater', $.strcasecmp(['b', 'A']), 1],
    ['strcasecmp: less', $.strcasecmp(['A', 'b']), -1],
    ['strcasecmp of null is that of empty text', $.strcasecmp(['$nil', '']), 0],
    ['substr', $.substr(['$birthday', 0, 4]), '1999'],
    ['substr with a negative length is the rest', $.substr(['$birthday', 8, -1]), '12'],
    ['substr with a negative start is empty', $.substr(['$birthday', -3, 2]), ''],
    ['substr beyond the end', $.substr(['$birthday', 20, 2]), ''],
    ['substr of null', $.substr(['$nil', 0, 2]), ''],
    ['substr of a number', $.substr(['$n', 0, 1]), '4'],
    ['substr of a date', $.substr(['$day', 0, 10]), '2026-11-20'],
    ['substrBytes of three bytes to a character', $.substrBytes(['$han', 3, 6]), '部主'],
    ['substrBytes longer than the text', $.substrBytes(['$s', 6, 99]), 'World'],
    ['substrBytes with a negative length', $.substrBytes(['$han', 12, -1]), '党日'],
    ['substrCP', $.substrCP(['$han', 2, 2]), '主题'],
    ['substrCP of surrogates', $.substrCP(['$face', 1, 1]), '😀'],
    ['substrCP beyond the end', $.substrCP(['$s', 99, 1]), ''],
    ['toLower', $.toLower('$s'), 'hello world'],
    ['toUpper', $.toUpper('$s'), 'HELLO WORLD'],
    ['toUpper knows only A to Z', $.toUpper('éa'), 'éA'],
    ['toLower of null', $.toLower('$nil'), ''],
    ['toUpper of a number', $.toUpper('$n'), '42'],
  ])('%s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    ['concat of a number', $.concat(['$s', '$n']), /\$concat only supports strings, not int/],
    [
      'indexOfCP of a number',
      $.indexOfCP(['$s', '$n']),
      /string as the second argument, found: int/,
    ],
    ['indexOfCP in a number', $.indexOfCP(['$n', 'x']), /string as the first argument, found: int/],
    ['indexOfCP from a negative place', $.indexOfCP(['$s', 'o', -1]), /nonnegative start/],
    ['indexOfCP from half a place', $.indexOfCP(['$s', 'o', 0.5]), /integral start/],
    ['split by nothing', $.split(['$s', '']), /requires a non-empty separator/],
    ['split of a number', $.split(['$n', '/']), /as a first argument, found: int/],
    ['strLenCP of null', $.strLenCP('$nil'), /requires a string argument, found: null/],
    [
      'strLenBytes of a missing field',
      $.strLenBytes('$none'),
      /requires a string argument, found: missing/,
    ],
    [
      'substrBytes from the middle of a character',
      $.substrBytes(['$han', 1, 2]),
      /starting index is a UTF-8 continuation byte/,
    ],
    [
      'substrBytes to the middle of a character',
      $.substrBytes(['$han', 0, 2]),
      /ending index is in the middle of a UTF-8 character/,
    ],
    ['substrCP with a negative start', $.substrCP(['$s', -1, 2]), /starting index must be/],
    [
      'substrCP with a negative length',
      $.substrCP(['$s', 0, -1]),
      /length must be a nonnegative integer/,
    ],
    [
      'substr with a text as start',
      $.substr(['$s', 'x', 1]),
      /starting index must be a numeric type/,
    ],
    ['toLower of a list', $.toLower(['$list']), /can't convert from BSON type array to String/],
  ])('refused: %s', async (_name, expression, text) => {
    const error = await rejection(evaluate(expression))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
