import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { fieldPath } from './field-path'
import type { Form, Variables } from './form'
import { operators } from './operators'
import { otherOperator } from './other'

/** Variables that every expression sees. */
const SYSTEM = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW'])

/** What an expression of an aggregation is worked out on. */
export interface Scope {
  root: Doc
  variables: Variables
}

/** @returns the value, undefined when there is none */
export type Expression = (scope: Scope) => Value

/** @param known names of variables in scope besides those of the system */
export function compile(source: Value, known: ReadonlySet<string> = new Set()): Expression {
  if (typeof source === 'string') return text(source, known)
  if (Array.isArray(source)) return list(source.map((one) => compile(one, known)))
  if (!isPlain(source)) return () => source
  const fields = Object.keys(source)
  const operator = fields.find((field) => field.startsWith('$'))
  if (operator === undefined) return document(source, known)
  if (fields.length > 1) {
    throw commandFailed(
      'Location15983',
      `an expression specification must contain exactly one field, the name of the expression. Found ${fields.length} fields in ${JSON.stringify(source)}, while parsing object`,
    )
  }
  const form: Form | undefined = operators[operator] ?? otherOperator(operator)
  if (!form) {
    throw commandFailed('InvalidPipelineOperator', `Unrecognized expression '${operator}'`)
  }
  return form(source[operator], {
    name: operator,
    compile: (inner, more = []) =>
      compile(inner, more.length === 0 ? known : new Set([...known, ...more])),
  })
}

/** @returns the value of an expression on one document */
export const evaluateOn = (expression: Expression, root: Doc, variables: Variables): Value =>
  expression({ root, variables })

const list =
  (parts: readonly Expression[]): Expression =>
  (scope) =>
    parts.map((part) => part(scope) ?? null)

function document(source: Doc, known: ReadonlySet<string>): Expression {
  const parts = Object.entries(source).map(
    ([field, value]) => [field, compile(value, known)] as const,
  )
  return (scope) => {
    const out: Doc = {}
    for (const [field, part] of parts) {
      const value = part(scope)
      if (value !== undefined) out[field] = value
    }
    return out
  }
}

function text(source: string, known: ReadonlySet<string>): Expression {
  if (!source.startsWith('$')) return () => source
  if (source === '$') throw commandFailed('Location16872', "'$' by itself is not a valid FieldPath")
  if (!source.startsWith('$$')) {
    const read = fieldPath(source.slice(1))
    return ({ root }) => read(root)
  }
  const [name = '', ...rest] = source.slice(2).split('.')
  if (!known.has(name) && !SYSTEM.has(name)) {
    throw commandFailed('Location17276', `Use of undefined variable: ${name}`)
  }
  if (name === 'REMOVE') return () => undefined
  const read = rest.length === 0 ? (value: Value) => value : fieldPath(rest.join('.'))
  if (name === 'ROOT' || (name === 'CURRENT' && !known.has(name))) return ({ root }) => read(root)
  return ({ variables }) => read(variables[name])
}
