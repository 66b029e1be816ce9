import { rejection } from '../support/cloud'
import { operators } from './aggregates'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const _ = db.command
const $ = operators()
const mod = _.mod as unknown as (...numbers: number[]) => object
const raw = (query: object) => query

/** Expected answers: the manual of MongoDB, a page for each operator; `where()` of the SDK. */
describe.each(STORES)('query operators on the %s store', (store) => {
  const cloud = withCollections(store)
  const date = new Date('2026-11-20T00:00:00Z')
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded([
      { _id: 'a', n: 4, s: 'Abc', list: [1, 5, 9], o: { x: 1, y: { z: 2 } }, d: date },
      { _id: 'b', n: -3, s: 'abc\ndef', list: [], o: { x: null }, yes: true },
      {
        _id: 'c',
        n: 4.5,
        s: '',
        list: [[1, 5]],
        results: [
          { p: 'x', s: 8 },
          { p: 'y', s: 5 },
        ],
      },
      {
        _id: 'd',
        n: null,
        s: 5,
        list: 5,
        results: [
          { p: 'x', s: 5 },
          { p: 'y', s: 8 },
        ],
        yes: false,
      },
      { _id: 'e', s: ['Abc', 'x'], o: [{ x: 1 }, { x: 7 }] },
      { _id: 'f', n: Number.NaN, s: /abc/i, list: [null], n2: 7, d: new Date(0) },
    ])
  })
  const found = async (query: object) =>
    idsOf(await db.collection(name).where(query).orderBy('_id', 'asc').get()).join('')

  test.each<[string, object, string]>([
    ['eq', { n: _.eq(4) }, 'a'],
    ['eq of an array: the whole or an element', { list: _.eq([1, 5]) }, 'c'],
    ['eq of a date', { d: _.eq(date) }, 'a'],
    ['eq of NaN', { n: _.eq(Number.NaN) }, 'f'],
    ['eq of null meets missing, also in documents of an array', { 'o.x': _.eq(null) }, 'bcdf'],
    ['neq', { n: _.neq(4) }, 'bcdef'],
    ['neq of an element: no element may equal it', { list: _.neq(5) }, 'bcef'],
    ['neq null', { n: _.neq(null) }, 'abcf'],
    ['gt', { n: _.gt(4) }, 'c'],
    ['gte', { n: _.gte(4) }, 'ac'],
    ['lt', { n: _.lt(4) }, 'b'],
    ['lte', { n: _.lte(4) }, 'ab'],
    ['lt of an element', { list: _.lt(2) }, 'a'],
    ['two ends may be met by two elements', { list: _.gt(1).and(_.lt(5)) }, 'a'],
    ['gt of text', { s: _.gt('Abc') }, 'be'],
    ['gt of true', { yes: _.gt(false) }, 'b'],
    ['lt of a date', { d: _.lt(date) }, 'f'],
    ['lte null meets null and missing', { n: _.lte(null) }, 'de'],
    ['gt of an array compares arrays', { list: _.gt([1, 4]) }, 'ac'],
    ['in', { n: _.in([4, -3]) }, 'ab'],
    ['in with a pattern', { s: _.in([/^abc/]) }, 'b'],
    ['in with null', { n: _.in([null]) }, 'de'],
    ['in with an array', { list: _.in([[1, 5, 9]]) }, 'a'],
    ['nin', { list: _.nin([5, null]) }, 'bc'],
    ['nin of a pattern', { s: _.nin([/abc/i]) }, 'cd'],
    ['all', { list: _.all([9, 1]) }, 'a'],
    ['all on a value', { list: _.all([5]) }, 'ad'],
    ['all of nothing', { list: _.all([]) }, ''],
    [
      'all of elemMatch',
      raw({
        results: { $all: [{ $elemMatch: { p: 'x', s: 5 } }, { $elemMatch: { p: 'y', s: 8 } }] },
      }),
      'd',
    ],
    ['elemMatch: one element meets all', { results: _.elemMatch({ p: 'x', s: _.gte(8) }) }, 'c'],
    ['elemMatch of values', raw({ list: { $elemMatch: { $gt: 1, $lt: 9 } } }), 'a'],
    ['without elemMatch several may', { 'results.p': 'x', 'results.s': _.gte(8) }, 'cd'],
    ['exists also with null', { n: _.exists(true) }, 'abcdf'],
    ['exists false', { n: _.exists(false) }, 'e'],
    ['exists inside', { 'o.y.z': _.exists(true) }, 'a'],
    ['exists in documents of an array', { 'o.x': _.exists(true) }, 'abe'],
    ['size', { list: _.size(1) }, 'cf'],
    ['size 0', { list: _.size(0) }, 'b'],
    ['mod of two numbers', { n: mod(4, 0) }, 'ac'],
    ['mod keeps the sign', { n: mod(2, -1) }, 'b'],
    ['not', { n: _.not(_.gt(0)) }, 'bdef'],
    ['not of a pattern', { s: _.not(/abc/i as never) }, 'cd'],
    ['and of queries', _.and([{ n: _.gt(0) }, { list: 5 }]), 'a'],
    ['or of queries', _.or([{ n: 4 }, { yes: true }]), 'ab'],
    ['or of values', { n: _.or(_.lt(0), _.gt(4)) }, 'bc'],
    ['nor of queries', _.nor([{ n: _.gt(0) }, { list: _.exists(true) }]), 'e'],
    ['a pattern', { s: /^abc/i }, 'abe'],
    ['a pattern meets itself', { s: /abc/i }, 'abef'],
    ['a pattern with lines', { s: /^def$/m }, 'b'],
    ['a pattern whose point takes a line end', { s: /c.d/s }, 'b'],
    ['db.RegExp', { s: db.RegExp({ regexp: '^ABC$', options: 'i' }) }, 'ae'],
    ['$regex with options', raw({ s: { $regex: '^ABC', $options: 'i' } }), 'abe'],
    ['a place in an array', { 'list.0': 1 }, 'ac'],
    ['a place and a name', { 'o.1.x': 7 }, 'e'],
    ['a name through an array', { 'o.x': 7 }, 'e'],
    ['a document compares field by field', { o: { x: 1 } }, 'ae'],
    ['a whole document', { o: _.eq({ x: 1, y: { z: 2 } }) }, 'a'],
    ['a whole document in an array', { o: _.eq({ x: 7 }) }, 'e'],
    ['type by name', raw({ s: { $type: 'string' } }), 'abce'],
    ['type by number', raw({ s: { $type: 16 } }), 'd'],
    ['type number', raw({ n: { $type: 'number' } }), 'abcf'],
    ['type null is not missing', raw({ n: { $type: 'null' } }), 'd'],
    ['type array', raw({ list: { $type: 'array' } }), 'abcf'],
    ['expr compares missing, null, NaN and numbers', _.expr($.gt(['$n2', '$n'])), 'f'],
    ['expr of a missing field', _.expr($.eq(['$n', null])), 'd'],
    ['expr and a field', { ..._.expr($.isArray('$list')), n: _.exists(true) }, 'abcf'],
    ['comment says nothing', raw({ n: 4, $comment: 'why' }), 'a'],
  ])('%s', async (_name, query, ids) => {
    expect(await found(query)).toBe(ids)
  })

  test.each<[string, object, RegExp]>([
    ['an unknown operator', raw({ n: { $near2: 1 } }), /unknown operator: \$near2/],
    ['an unknown operator at the top', raw({ $xor: [] }), /unknown top level operator: \$xor/],
    ['in without a list', raw({ n: { $in: 1 } }), /\$in needs an array/],
    ['all without a list', raw({ n: { $all: 1 } }), /\$all needs an array/],
    ['or of nothing', raw({ $or: [] }), /\$and\/\$or\/\$nor must be a nonempty array/],
    ['or of values', raw({ $or: [1] }), /entries need to be full objects/],
    ['mod of one number', raw({ n: { $mod: [4] } }), /malformed mod, not enough elements/],
    ['mod by 0', raw({ n: { $mod: [0, 1] } }), /divisor cannot be 0/],
    ['a size below 0', raw({ list: { $size: -1 } }), /\$size may not be negative/],
    ['half a size', raw({ list: { $size: 1.5 } }), /\$size must be a whole number/],
    ['not of a value', raw({ n: { $not: 4 } }), /\$not needs a regex or a document/],
    ['elemMatch of a value', raw({ list: { $elemMatch: 1 } }), /\$elemMatch needs an Object/],
    ['a pattern that is none', raw({ s: { $regex: '(' } }), /Regular expression is invalid/],
    [
      'a pattern compared',
      raw({ s: { $gt: /a/ } }),
      /Can't have RegEx as arg to predicate over field 's'/,
    ],
    ['ne of a pattern', raw({ s: { $ne: /a/ } }), /Can't have regex as arg to \$ne/],
    ['a type that is none', raw({ s: { $type: 'text' } }), /Unknown type name alias: text/],
    [
      'text search',
      { $text: (_ as never as { text(of: object): object }).text({ search: 'x' }) },
      /text index required for \$text query/,
    ],
    ['code', raw({ $where: 'true' }), /\$where/],
  ])('refused: %s', async (_name, query, text) => {
    const error = await rejection(found(query))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })

  test('undefined in a query is dropped by the SDK; alone it is refused there', async () => {
    expect(await found({ n: 4, s: undefined })).toBe('a')
    expect((await rejection((async () => found({ n: undefined }))())).message).toMatch(
      /不能均为undefined/,
    )
  })
})
