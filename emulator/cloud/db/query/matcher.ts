import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compile } from '../expression/expression'
import type { Variables } from '../expression/form'
import type { Near } from '../geo/conditions'
import { isTrue } from '../types'
import { fieldCondition, type Nearness } from './conditions'
import { jsonSchema } from './json-schema'

/** @param variables values of `$$name` for `$expr` */
export type Test = (doc: Doc, variables?: Variables) => boolean

/** What a query asks of a document; `near` when it asks for the nearest. */
export interface Condition {
  test: Test
  near: Near | null
}

/** @throws `DATABASE_REQUEST_FAILED` for an operator that does not exist or an operand of a wrong type */
export function condition(query: Doc, known?: ReadonlySet<string>): Condition {
  const nearness: Nearness = { near: null }
  const test = all(query, { known, nearness })
  return { test, near: nearness.near }
}

export const matcher = (query: Doc, known?: ReadonlySet<string>): Test =>
  condition(query, known).test

interface Place {
  known?: ReadonlySet<string>
  /** Null where `geoNear` may not stand. */
  nearness: Nearness | null
}

function all(query: Doc, place: Place): Test {
  const tests = Object.entries(query).map(([field, operand]) =>
    field.startsWith('$') ? topLevel(field, operand, place) : onField(field, operand, place),
  )
  if (tests.length === 1 && tests[0]) return tests[0]
  return (doc, variables) => tests.every((test) => test(doc, variables))
}

function onField(field: string, operand: Value, { nearness }: Place): Test {
  const inner = (query: Doc) => all(query, { nearness: null })
  const test = fieldCondition(field, operand, { nearness, inner })
  return (doc) => test(doc)
}

function topLevel(operator: string, operand: Value, place: Place): Test {
  switch (operator) {
    case '$and': {
      const tests = branches(operator, operand, place)
      return (doc, variables) => tests.every((test) => test(doc, variables))
    }
    case '$or': {
      const tests = branches(operator, operand, { ...place, nearness: null })
      return (doc, variables) => tests.some((test) => test(doc, variables))
    }
    case '$nor': {
      const tests = branches(operator, operand, { ...place, nearness: null })
      return (doc, variables) => !tests.some((test) => test(doc, variables))
    }
    case '$expr': {
      const expression = compile(operand, place.known)
      return (root, variables = {}) => isTrue(expression({ root, variables }))
    }
    case '$jsonSchema':
      return jsonSchema(operand)
    case '$comment':
      return () => true
    case '$text':
      throw commandFailed('IndexNotFound', 'text index required for $text query')
    default:
      throw commandFailed('BadValue', `unknown top level operator: ${operator}`)
  }
}

function branches(operator: string, operand: Value, place: Place): Test[] {
  if (!Array.isArray(operand)) throw commandFailed('BadValue', `${operator} must be an array`)
  if (operand.length === 0) {
    throw commandFailed('BadValue', '$and/$or/$nor must be a nonempty array')
  }
  return operand.map((query: Value) => {
    if (isPlain(query)) return all(query, place)
    throw commandFailed('BadValue', '$or/$and/$nor entries need to be full objects')
  })
}
