import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compile } from '../expression/expression'
import { parameters, type Variables } from '../expression/form'
import { leaves } from '../paths'
import { keyOf } from './group'
import type { Around, Foreign, Run, Stage, StageForm } from './stage'

/** Finds what belongs to one document. */
type Join = (doc: Doc, variables: Variables) => Doc[]

const failed = (message: string) => commandFailed('FailedToParse', message)

function text(name: string, value: Value): string {
  if (typeof value === 'string') return value
  throw failed(`$lookup argument '${name}' must be a string, found ${JSON.stringify(value)}`)
}

export const lookup: StageForm = (operand, around) => {
  const given = parameters(operand, '$lookup', {
    required: ['from', 'as'],
    optional: ['localField', 'foreignField', 'let', 'pipeline'],
  })
  const foreign = around.foreign(text('from', given.from))
  const path = text('as', given.as).split('.')
  const both = given.localField !== undefined && given.foreignField !== undefined
  if (!both && (given.localField ?? given.foreignField ?? null) !== null) {
    throw failed('$lookup requires both or neither of localField and foreignField to be specified')
  }
  if (!both && given.pipeline === undefined) {
    throw failed(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  }
  const equal = both
    ? () =>
        joinByValue(
          foreign,
          text('localField', given.localField),
          text('foreignField', given.foreignField),
        )
    : () => () => foreign.all()
  const inner = given.pipeline === undefined ? null : innerPipeline(given, around)
  return (docs, variables) => {
    const join = equal()
    return docs.map((doc) => {
      const found = join(doc, variables)
      return put(doc, path, inner ? inner(found, doc, variables) : found)
    })
  }
}

/** An index of the other collection answers each document; without one its documents are laid out once. */
function joinByValue(foreign: Foreign, local: string, field: string): Join {
  if (foreign.indexed(field)) {
    return (doc) => {
      const values = localValues(doc, local)
      return values.some((value) => value instanceof RegExp)
        ? foreign.select({ $or: values.map((value) => ({ [field]: { $eq: value } })) })
        : foreign.select({ [field]: { $in: values } })
    }
  }
  const byKey = new Map<string, Doc[]>()
  for (const doc of foreign.all()) {
    const values = leaves(doc, field).flatMap((leaf) =>
      Array.isArray(leaf) ? [leaf, ...leaf] : [leaf],
    )
    for (const key of new Set(values.map(keyOf))) {
      const sharing = byKey.get(key)
      if (sharing) sharing.push(doc)
      else byKey.set(key, [doc])
    }
  }
  return (doc) => [
    ...new Set(localValues(doc, local).flatMap((value) => byKey.get(keyOf(value)) ?? [])),
  ]
}

/** Elements of an array stand for themselves, a missing value for null. */
const localValues = (doc: Doc, path: string): Value[] =>
  leaves(doc, path).flatMap((leaf) => (Array.isArray(leaf) ? leaf : [leaf ?? null]))

function innerPipeline(given: { let?: Value; pipeline?: Value }, around: Around) {
  const bindings = isPlain(given.let) ? given.let : {}
  const wrong = Object.keys(bindings).find((name) => !/^[a-z\u0080-\uffff]/.test(name))
  if (wrong !== undefined) {
    throw failed(`'${wrong}' starts with an invalid character for a user variable name`)
  }
  const values = Object.entries(bindings).map(
    ([name, source]) => [name, compile(source, around.known)] as const,
  )
  const run: Run = around.pipeline(
    stagesOf(given.pipeline),
    new Set([...around.known, ...Object.keys(bindings)]),
  )
  return (docs: readonly Doc[], root: Doc, variables: Variables): Doc[] => {
    const bound = values.map(([name, value]) => [name, value({ root, variables })])
    return run(docs, { ...variables, ...Object.fromEntries(bound) })
  }
}

export function stagesOf(pipeline: Value): Stage[] {
  if (!Array.isArray(pipeline))
    throw commandFailed('TypeMismatch', "'pipeline' option must be specified as an array")
  return pipeline.map((stage: Value) => {
    const [entry, ...more] = isPlain(stage) ? Object.entries(stage) : []
    if (!entry || more.length > 0) {
      throw commandFailed(
        'Location40323',
        'A pipeline stage specification object must contain exactly one field.',
      )
    }
    return { key: entry[0], value: entry[1] }
  })
}

function put(doc: Doc, [field = '', ...rest]: readonly string[], value: Value): Doc {
  if (rest.length === 0) return { ...doc, [field]: value }
  const inner = doc[field]
  return { ...doc, [field]: put(isPlain(inner) ? inner : {}, rest, value) }
}
