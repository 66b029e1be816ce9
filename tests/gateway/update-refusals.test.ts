import { rejection } from '../support/cloud'
import { STORES, withCollections } from './collections'
import { updateCommands as _ } from './commands'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()

/** What MongoDB refuses, in its words as the service passes them on (cloud-protocol §4.5, §5.3). */
describe.each(STORES)('updates that cannot be done, on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  let counter = 0
  beforeAll(() => {
    name = cloud.fresh()
  })

  test.each<[string, object, object, RegExp]>([
    [
      'inc of text',
      { n: 'x' },
      { n: _.inc(1) },
      /Cannot apply \$inc to a value of non-numeric type.*has the field 'n' of non-numeric type string/,
    ],
    ['inc of null', { n: null }, { n: _.inc(1) }, /non-numeric type null/],
    [
      'inc by text',
      { n: 1 },
      { n: _.inc('x') },
      /Cannot increment with non-numeric argument: \{n: "x"\}/,
    ],
    [
      'mul of text',
      { n: 'x' },
      { n: _.mul(2) },
      /Cannot apply \$mul to a value of non-numeric type/,
    ],
    [
      'push to a number',
      { l: 1 },
      { l: _.push([1]) },
      /The field 'l' must be an array but is of type int/,
    ],
    ['push to null', { l: null }, { l: _.push([1]) }, /must be an array but is of type null/],
    [
      'addToSet to text',
      { l: 'x' },
      { l: _.addToSet(1) },
      /Cannot apply \$addToSet to a non-array field\. Field named 'l' has non-array type string/,
    ],
    ['pop of text', { l: 'x' }, { l: _.pop() }, /non-array/],
    ['pull of a number', { l: 1 }, { l: _.pull(1) }, /Cannot apply \$pull to a non-array/],
    [
      'pullAll of null',
      { l: null },
      { l: _.pullAll([1]) },
      /Cannot apply \$pullAll to a non-array/,
    ],
    ['bit of a fraction', { n: 1.5 }, { n: _.bit({ and: 1 }) }, /non-integral type/],
    [
      'a way through a number',
      { a: 1 },
      { 'a.b': 1 },
      /Cannot create field 'b' in element \{a: 1\}/,
    ],
    [
      'a way through null',
      { a: null },
      { 'a.b': 1 },
      /Cannot create field 'b' in element \{a: null\}/,
    ],
    ['a name in an array', { l: [1] }, { 'l.x': 1 }, /Cannot create field 'x' in element \{l: \[/],
    [
      'two changes of one field',
      { a: { b: 1 } },
      { a: _.set({}), 'a.b': 1 },
      /would create a conflict at 'a'/,
    ],
    ['an empty name', {}, { 'a..b': 1 }, /contains an empty field name, which is not allowed/],
    [
      'every element of what is no array',
      { l: 1 },
      { 'l.$[]': 0 },
      /Cannot apply array updates to non-array element l: 1/,
    ],
    [
      'a place that no query found',
      { l: [1] },
      { 'l.$': 0 },
      /positional operator did not find the match needed/,
    ],
    ['rename of an element', { l: [1] }, { 'l.0': _.rename('x') }, /cannot be an array element/],
    ['an unknown operator', {}, { $nothing: { a: 1 } }, /Unknown modifier: \$nothing/],
    [
      'far behind the end',
      { l: [] },
      { 'l.2000000': 1 },
      /can't backfill more than 1500000 elements/,
    ],
  ])('refused, and nothing changes: %s', async (_name, before, change, text) => {
    const _id = `d${++counter}`
    await db.collection(name).add({ _id, ...before })
    const error = await rejection(db.collection(name).doc(_id).update(change))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
    expect((await db.collection(name).doc(_id).get()).data).toEqual([{ _id, ...before }])
  })
})
