import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { isNullish, typeName } from '../types'
import { ANY, type Form, type Forms, parameters, values } from './form'

/** Later documents win; nothing adds nothing. */
export function merge(documents: readonly Value[]): Doc {
  const out: Doc = {}
  for (const document of documents) {
    if (isNullish(document)) continue
    if (!isPlain(document)) {
      throw commandFailed(
        'Location40400',
        `$mergeObjects requires object inputs, but input ${JSON.stringify(document)} is of type ${typeName(document)}`,
      )
    }
    Object.assign(out, document)
  }
  return out
}

const objectToArray = values([1, 1], ([document]) => {
  if (isNullish(document)) return null
  if (!isPlain(document)) {
    throw commandFailed(
      'Location40390',
      `$objectToArray requires a document input, found: ${typeName(document)}`,
    )
  }
  return Object.entries(document).map(([k, v]) => ({ k, v }))
})

const bind: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, { required: ['vars', 'in'] })
  if (!isPlain(given.vars)) {
    throw commandFailed('Location16876', 'invalid parameter: expected an object (vars)')
  }
  const bindings = Object.entries(given.vars).map(
    ([field, value]) => [field, compile(value)] as const,
  )
  const inner = compile(given.in, Object.keys(given.vars))
  return (scope) => {
    const bound = bindings.map(([field, value]) => [field, value(scope)])
    return inner({ ...scope, variables: { ...scope.variables, ...Object.fromEntries(bound) } })
  }
}

/** A field whose name is worked out, or would read as an operator: of a document given, else of the whole. */
const getField: Form = (operand, { name, compile }) => {
  const named = isPlain(operand) && !Object.keys(operand).some((key) => key.startsWith('$'))
  const given = named
    ? parameters(operand, name, { required: ['field'], optional: ['input'] })
    : { field: operand }
  const field = compile(given.field)
  const input = 'input' in given ? compile(given.input) : null
  return (scope) => {
    const key = field(scope)
    if (typeof key !== 'string') {
      throw commandFailed(
        'Location3041704',
        `$getField requires 'field' to evaluate to type String, but got ${typeName(key)}`,
      )
    }
    const document = input ? input(scope) : scope.root
    if (isNullish(document)) return document
    return isPlain(document) && Object.hasOwn(document, key) ? document[key] : undefined
  }
}

/** There is no text search, so no document has what `$meta` asks for. */
const meta: Form = (operand) => {
  if (operand !== 'textScore' && operand !== 'indexKey') {
    throw commandFailed('Location17308', `Unsupported argument to $meta: ${String(operand)}`)
  }
  if (operand === 'indexKey') return () => undefined
  throw commandFailed(
    'Location40218',
    'query requires text score metadata, but it is not available',
  )
}

export const objects: Forms = {
  $literal: (operand) => () => operand,
  $let: bind,
  $getField: getField,
  $mergeObjects: values(ANY, (documents) =>
    merge(documents.length === 1 && Array.isArray(documents[0]) ? documents[0] : documents),
  ),
  $objectToArray: objectToArray,
  $meta: meta,
}
