import { rejection } from '../support/cloud'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const jsonSchema = (db.command as unknown as { jsonSchema(schema: object): object }).jsonSchema
const of = (field: string, schema: object) => ({ properties: { [field]: schema } })
const has = (field: string, schema: object) => ({
  required: [field],
  properties: { [field]: schema },
})

/** Keywords: the manual of MongoDB, `$jsonSchema`, JSON Schema draft 4 with `bsonType`. */
describe.each(STORES)('$jsonSchema on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded([
      { _id: 'a', n: 5, s: 'abc', list: [1, 2], o: { x: 1 } },
      { _id: 'b', n: 5.5, s: '支部', list: [1, 1], o: { x: 1, y: 2 } },
      { _id: 'c', n: '5', list: [1, 'x', 3], extra: true },
      { _id: 'd', n: null, list: [], o: {} },
      { _id: 'e', n: 12, d: new Date(0), yes: true },
    ])
  })
  const found = async (schema: object) =>
    idsOf(await db.collection(name).where(jsonSchema(schema)).orderBy('_id', 'asc').get()).join('')

  test.each<[string, object, string]>([
    ['an empty schema', {}, 'abcde'],
    ['required', { required: ['s', 'o'] }, 'ab'],
    ['type', has('n', { type: 'number' }), 'abe'],
    ['bsonType', has('n', { bsonType: 'int' }), 'ae'],
    ['bsonType date', has('d', { bsonType: 'date' }), 'e'],
    ['bsonType bool', has('yes', { bsonType: 'bool' }), 'e'],
    ['type boolean', has('yes', { type: 'boolean' }), 'e'],
    ['several types', has('n', { bsonType: ['string', 'null'] }), 'cd'],
    ['a missing field meets any schema of it', of('s', { type: 'number' }), 'cde'],
    ['enum', has('n', { enum: [5, '5', null] }), 'acd'],
    ['minimum', has('n', { bsonType: 'number', minimum: 5.5 }), 'be'],
    [
      'exclusiveMinimum',
      has('n', { bsonType: 'number', minimum: 5.5, exclusiveMinimum: true }),
      'e',
    ],
    ['maximum', has('n', { bsonType: 'number', maximum: 5 }), 'a'],
    [
      'exclusiveMaximum',
      has('n', { bsonType: 'number', maximum: 12, exclusiveMaximum: true }),
      'ab',
    ],
    ['multipleOf', has('n', { bsonType: 'number', multipleOf: 0.5 }), 'abe'],
    ['minLength counts characters', has('s', { minLength: 3 }), 'a'],
    ['maxLength', has('s', { maxLength: 2 }), 'b'],
    ['pattern', has('s', { pattern: '^a' }), 'a'],
    ['items', has('list', { items: { type: 'number' } }), 'abd'],
    ['items by place', has('list', { items: [{ type: 'number' }, { type: 'string' }] }), 'cd'],
    ['additionalItems', has('list', { items: [{}, {}], additionalItems: false }), 'abd'],
    ['minItems', has('list', { minItems: 3 }), 'c'],
    ['maxItems', has('list', { maxItems: 0 }), 'd'],
    ['uniqueItems', has('list', { uniqueItems: true }), 'acd'],
    ['minProperties', has('o', { minProperties: 2 }), 'b'],
    ['maxProperties', has('o', { maxProperties: 0 }), 'd'],
    [
      'additionalProperties',
      has('o', { properties: { x: {} }, additionalProperties: false }),
      'ad',
    ],
    [
      'additionalProperties by a schema',
      has('o', { properties: { x: {} }, additionalProperties: { type: 'string' } }),
      'ad',
    ],
    ['patternProperties', has('o', { patternProperties: { '^y': { type: 'string' } } }), 'ad'],
    ['dependencies', { dependencies: { extra: ['s'] } }, 'abde'],
    ['allOf', { allOf: [{ required: ['s'] }, has('n', { bsonType: 'int' })] }, 'a'],
    ['anyOf', { anyOf: [{ required: ['extra'] }, { required: ['d'] }] }, 'ce'],
    ['oneOf', { oneOf: [{ required: ['list'] }, { required: ['s'] }] }, 'cd'],
    ['not', { not: { required: ['list'] } }, 'e'],
    ['words for people', { title: 'x', description: 'y' }, 'abcde'],
  ])('%s', async (_name, schema, ids) => {
    expect(await found(schema)).toBe(ids)
  })

  test('beside other conditions', async () => {
    const query = { ...jsonSchema({ required: ['list'] }), n: 5 }
    expect(idsOf(await db.collection(name).where(query).get())).toEqual(['a'])
  })

  test.each<[string, object, RegExp]>([
    ['an unknown keyword', { properties: {}, format2: 1 }, /Unknown \$jsonSchema keyword: format2/],
    ['format', { format: 'date' }, /\$jsonSchema keyword 'format' is not currently supported/],
    [
      'integer',
      has('n', { type: 'integer' }),
      /\$jsonSchema type 'integer' is not currently supported/,
    ],
    [
      'both kinds of type',
      { type: 'object', bsonType: 'object' },
      /Cannot specify both \$jsonSchema keywords/,
    ],
    ['a minimum that is text', of('n', { minimum: '5' }), /must be a number/],
  ])('refused: %s', async (_name, schema, text) => {
    const error = await rejection(found(schema))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
