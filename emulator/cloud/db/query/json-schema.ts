import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { sameValue } from '../compare'
import { isNumber, TYPE_NUMBERS } from '../types'
import { isOfType } from './conditions'

type Accepts = (value: Value) => boolean
type Keyword = (operand: Value, schema: Doc) => Accepts

const bad = (message: string) => commandFailed('FailedToParse', message)
const mismatch = (message: string) => commandFailed('TypeMismatch', message)

/** @returns the test of `$jsonSchema`; a keyword says nothing about values of another type than its own */
export function jsonSchema(operand: Value): (doc: Doc) => boolean {
  if (!isPlain(operand)) throw mismatch('$jsonSchema must be an object')
  return compileSchema(operand)
}

function compileSchema(schema: Value): Accepts {
  if (!isPlain(schema)) throw mismatch('$jsonSchema: a schema must be an object')
  if ('type' in schema && 'bsonType' in schema) {
    throw bad('Cannot specify both $jsonSchema keywords type and bsonType')
  }
  const tests = Object.entries(schema).map(([name, operand]) => {
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined
    if (keyword) return keyword(operand, schema)
    if (KNOWN_ELSEWHERE.has(name)) {
      throw bad(`$jsonSchema keyword '${name}' is not currently supported`)
    }
    throw bad(`Unknown $jsonSchema keyword: ${name}`)
  })
  return (value) => tests.every((accepts) => accepts(value))
}

const KNOWN_ELSEWHERE = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id'])

const ofNumbers =
  (accepts: (value: number, bound: number, schema: Doc) => boolean): Keyword =>
  (bound, schema) => {
    if (!isNumber(bound)) throw mismatch('$jsonSchema keyword must be a number')
    return (value) => !isNumber(value) || accepts(value, bound, schema)
  }

/** Lengths and counts. */
const ofSize =
  (
    sizeOf: (value: Value) => number | null,
    accepts: (size: number, bound: number) => boolean,
  ): Keyword =>
  (bound) => {
    if (!isNumber(bound) || !Number.isInteger(bound) || bound < 0) {
      throw bad('$jsonSchema keyword must be a non-negative integer')
    }
    return (value) => {
      const size = sizeOf(value)
      return size === null || accepts(size, bound)
    }
  }

const textLength = (value: Value) => (typeof value === 'string' ? [...value].length : null)
const listLength = (value: Value) => (Array.isArray(value) ? value.length : null)
const fieldCount = (value: Value) => (isPlain(value) ? Object.keys(value).length : null)
const atLeast = (size: number, bound: number) => size >= bound
const atMost = (size: number, bound: number) => size <= bound

const ofSchemas =
  (combine: (tests: readonly Accepts[]) => Accepts): Keyword =>
  (operand) => {
    if (!Array.isArray(operand) || operand.length === 0) {
      throw bad('$jsonSchema keyword must be a non-empty array of schemas')
    }
    return combine(operand.map(compileSchema))
  }

const schemaMap = (operand: Value) => {
  if (!isPlain(operand)) throw mismatch('$jsonSchema keyword must be an object')
  return Object.entries(operand).map(([name, schema]) => [name, compileSchema(schema)] as const)
}

function typeNames(operand: Value, known: (name: Value) => boolean): string[] {
  const names = Array.isArray(operand) ? operand : [operand]
  const wrong = names.find((name) => !known(name))
  if (wrong !== undefined || names.length === 0) {
    throw bad(
      wrong === 'integer'
        ? "$jsonSchema type 'integer' is not currently supported."
        : `Unknown type name alias: ${String(wrong)}`,
    )
  }
  return names as string[]
}

const ofTypes = (names: readonly string[]): Accepts => {
  const bson = names.map((name) => (name === 'boolean' ? 'bool' : name))
  return (value) => bson.some((name) => isOfType(value, name))
}

const JSON_TYPES = new Set<Value>(['object', 'array', 'number', 'boolean', 'string', 'null'])

/** Fields that neither `properties` nor `patternProperties` speak of. */
const additional: Keyword = (operand, schema) => {
  const named = new Set(isPlain(schema.properties) ? Object.keys(schema.properties) : [])
  const patterns = isPlain(schema.patternProperties)
    ? Object.keys(schema.patternProperties).map((source) => new RegExp(source))
    : []
  const accepts = typeof operand === 'boolean' ? () => operand : compileSchema(operand)
  return (value) =>
    !isPlain(value) ||
    Object.entries(value).every(
      ([field, inner]) =>
        named.has(field) || patterns.some((pattern) => pattern.test(field)) || accepts(inner),
    )
}

const dependencies: Keyword = (operand) => {
  if (!isPlain(operand)) throw mismatch("$jsonSchema keyword 'dependencies' must be an object")
  const rules = Object.entries(operand).map(([field, needs]) => ({
    field,
    accepts: Array.isArray(needs) ? hasAll(needs) : compileSchema(needs),
  }))
  return (value) =>
    !isPlain(value) || rules.every(({ field, accepts }) => !(field in value) || accepts(value))
}

const hasAll =
  (fields: readonly Value[]): Accepts =>
  (value) =>
    !isPlain(value) || fields.every((field) => Object.hasOwn(value, String(field)))

const items: Keyword = (operand) => {
  if (!Array.isArray(operand)) {
    const accepts = compileSchema(operand)
    return (value) => !Array.isArray(value) || value.every(accepts)
  }
  const tests = operand.map(compileSchema)
  return (value) =>
    !Array.isArray(value) || tests.every((accepts, i) => i >= value.length || accepts(value[i]))
}

const additionalItems: Keyword = (operand, { items: given }) => {
  const first = Array.isArray(given) ? given.length : Number.POSITIVE_INFINITY
  const accepts = typeof operand === 'boolean' ? () => operand : compileSchema(operand)
  return (value) => !Array.isArray(value) || value.slice(first).every(accepts)
}

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  title: () => () => true,
  description: () => () => true,
  type: (operand) => ofTypes(typeNames(operand, (name) => JSON_TYPES.has(name))),
  bsonType: (operand) =>
    ofTypes(typeNames(operand, (name) => name === 'number' || String(name) in TYPE_NUMBERS)),
  enum: (operand) => {
    if (!Array.isArray(operand) || operand.length === 0) {
      throw bad("$jsonSchema keyword 'enum' must be a non-empty array")
    }
    return (value) => operand.some((one) => sameValue(one, value))
  },
  required: (operand) => {
    if (!Array.isArray(operand) || operand.length === 0) {
      throw bad("$jsonSchema keyword 'required' must be a non-empty array of strings")
    }
    return hasAll(operand)
  },
  properties: (operand) => {
    const rules = schemaMap(operand)
    return (value) =>
      !isPlain(value) ||
      rules.every(([field, accepts]) => !Object.hasOwn(value, field) || accepts(value[field]))
  },
  patternProperties: (operand) => {
    const rules = schemaMap(operand).map(
      ([source, accepts]) => [new RegExp(source), accepts] as const,
    )
    return (value) =>
      !isPlain(value) ||
      Object.entries(value).every(([field, inner]) =>
        rules.every(([pattern, accepts]) => !pattern.test(field) || accepts(inner)),
      )
  },
  additionalProperties: additional,
  dependencies,
  items,
  additionalItems,
  minItems: ofSize(listLength, atLeast),
  maxItems: ofSize(listLength, atMost),
  minLength: ofSize(textLength, atLeast),
  maxLength: ofSize(textLength, atMost),
  minProperties: ofSize(fieldCount, atLeast),
  maxProperties: ofSize(fieldCount, atMost),
  uniqueItems: (operand) => (value) =>
    operand !== true ||
    !Array.isArray(value) ||
    value.every((one, i) => !value.slice(0, i).some((before) => sameValue(before, one))),
  pattern: (operand) => {
    if (typeof operand !== 'string')
      throw mismatch("$jsonSchema keyword 'pattern' must be a string")
    const pattern = new RegExp(operand)
    return (value) => typeof value !== 'string' || pattern.test(value)
  },
  minimum: ofNumbers((value, bound, { exclusiveMinimum }) =>
    exclusiveMinimum === true ? value > bound : value >= bound,
  ),
  maximum: ofNumbers((value, bound, { exclusiveMaximum }) =>
    exclusiveMaximum === true ? value < bound : value <= bound,
  ),
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  multipleOf: ofNumbers(
    (value, bound) => Math.abs(value / bound - Math.round(value / bound)) < 1e-12,
  ),
  allOf: ofSchemas((tests) => (value) => tests.every((accepts) => accepts(value))),
  anyOf: ofSchemas((tests) => (value) => tests.some((accepts) => accepts(value))),
  oneOf: ofSchemas((tests) => (value) => tests.filter((accepts) => accepts(value)).length === 1),
  not: (operand) => {
    const accepts = compileSchema(operand)
    return (value) => !accepts(value)
  },
}
