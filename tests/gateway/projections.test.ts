import { rejection } from '../support/cloud'
import { STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const { slice, elemMatch } = (
  db.command as unknown as { project: Record<'slice' | 'elemMatch', (operand: unknown) => object> }
).project

/** Expected answers: the manual of MongoDB, "Project Fields to Return", `$slice`, `$elemMatch`, `$`. */
describe.each(STORES)('fields of a read on the %s store', (store) => {
  const cloud = withCollections(store)
  const whole = {
    _id: 'a',
    n: 1,
    o: { p: 1, q: { r: 2, s: 3 } },
    list: [1, 2, 3, 4],
    docs: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 5],
  }
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded([whole])
  })
  const read = async (fields: object, query: object = {}) =>
    (
      await db
        .collection(name)
        .where(query)
        .field(fields as never)
        .get()
    ).data[0]
  const { n, list, docs, o } = whole

  test.each<[string, object, object]>([
    ['kept', { n: true, none: true }, { _id: 'a', n }],
    ['kept with numbers', { n: 1 }, { _id: 'a', n }],
    ['kept without _id', { _id: false, n: true }, { n }],
    ['_id alone', { _id: true }, { _id: 'a' }],
    ['kept inside', { 'o.q.r': true }, { _id: 'a', o: { q: { r: 2 } } }],
    [
      'kept in each document of an array',
      { 'docs.x': true },
      { _id: 'a', docs: [{ x: 1 }, { x: 2 }] },
    ],
    ['dropped', { list: false, docs: false, o: false }, { _id: 'a', n }],
    ['dropped inside', { list: false, docs: false, 'o.q': false }, { _id: 'a', n, o: { p: 1 } }],
    [
      'dropped in each document of an array',
      { list: false, o: false, 'docs.x': false },
      { _id: 'a', n, docs: [{ y: 1 }, { y: 2 }, 5] },
    ],
    ['the first of an array', { list: slice(2) }, { ...whole, list: [1, 2] }],
    ['the last of an array', { list: slice(-1), n: true }, { _id: 'a', n, list: [4] }],
    ['from a place', { list: slice([1, 2]) }, { ...whole, list: [2, 3] }],
    ['from before the end', { list: slice([-3, 1]) }, { ...whole, list: [2] }],
    [
      'the first that matches',
      { docs: elemMatch({ y: { $gt: 1 } }) },
      { _id: 'a', docs: [{ x: 2, y: 2 }] },
    ],
    ['none that matches', { docs: elemMatch({ y: 9 }) }, { _id: 'a' }],
  ])('%s', async (_name, fields, expected) => {
    expect(await read(fields)).toEqual(expected)
  })

  test('the element that the query found', async () => {
    expect(await read({ 'docs.$': true }, { 'docs.x': 2 })).toEqual({
      _id: 'a',
      docs: [{ x: 2, y: 2 }],
    })
    expect(await read({ 'list.$': true }, { list: db.command.gt(2) })).toEqual({
      _id: 'a',
      list: [3],
    })
  })

  test('all of them when no field is named', async () => {
    expect(await read({})).toEqual({ _id: 'a', n, o, list, docs })
  })

  test.each<[string, object, RegExp]>([
    [
      'keeping and dropping',
      { n: true, o: false },
      /cannot have a mix of inclusion and exclusion/i,
    ],
    ['a field twice', { o: true, 'o.p': true }, /Path collision/],
    ['an option that is none', { n: { $first: 1 } }, /Unsupported projection option/],
  ])('refused: %s', async (_name, fields, text) => {
    const error = await rejection(read(fields))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
