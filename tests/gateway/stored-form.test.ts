import { ObjectId } from 'bson'
import fc from 'fast-check'
import { fromStored, toStored } from '../../emulator/cloud/store/stored-form'
import { type Doc, decodeStored } from '../../emulator/cloud/wire/ejson'

const scalar = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(/a+/i, new ObjectId('5f5f5f5f5f5f5f5f5f5f5f5f'), 2 ** 60),
)
const field = fc.string().filter((name) => name !== '__proto__' && !name.startsWith('$'))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(field, tie('value'), { maxKeys: 4 }),
  ),
}))

test('what is read from the disk is what the complete EJSON reader gives', () => {
  fc.assert(
    fc.property(fc.dictionary(field, value), (doc) => {
      const text = toStored(doc as Doc)
      expect(fromStored(text)).toEqual(decodeStored(text))
    }),
  )
})

test.each([
  ['a number with a tag beside another field', '{"a":{"$numberInt":"1","b":2}}'],
  ['a whole number beyond 2^53', '{"a":{"$numberLong":"9007199254740993"}}'],
  ['a date as text', '{"a":{"$date":"2026-11-20T00:00:00Z"}}'],
  [
    'not a number, infinity, minus nought',
    '{"a":[{"$numberDouble":"NaN"},{"$numberDouble":"-Infinity"},{"$numberDouble":"-0.0"}]}',
  ],
  ['bytes', '{"a":{"$binary":{"base64":"AAEC","subType":"00"}}}'],
])('%s', (_name, text) => {
  expect(fromStored(text)).toEqual(decodeStored(text))
})
