import { Context } from 'mingo/core'
import { type Iterator as Documents, Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { Query } from 'mingo/query'
import { MingoError } from 'mingo/util'
import { GatewayError, requestFailed } from '../errors'
import type { Doc, Value } from '../wire/ejson'
import { correctedOperators } from './query-operators'
import { readOrder, sortDocuments } from './sort'

type Operators = NonNullable<Parameters<typeof Context.init>[0]>

const $sort = (docs: Documents, spec: Value) =>
  docs.transform((all) => Lazy(sortDocuments(all as unknown as Doc[], readOrder(spec))) as never)

/** mingo's own entry can add an operator but not replace one, hence a context of our own (cloud-protocol §4.5). */
const context = Context.init({
  accumulator,
  expression,
  pipeline: { ...pipeline, $sort },
  projection,
  window,
  query: { ...query, ...correctedOperators },
} as unknown as Operators)

/** What every evaluation by mingo is given: no scripts, our operators. */
export const evaluation = { scriptEnabled: false, useStrictMode: true, context } as const

/** Runs an evaluation; what mingo refuses is a request that failed, as the service says it. */
export function evaluate<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof GatewayError) throw error
    if (error instanceof MingoError || error instanceof TypeError || error instanceof SyntaxError) {
      throw requestFailed(error.message)
    }
    throw error
  }
}

/** @returns a test for documents; throws `DATABASE_REQUEST_FAILED` for an operator that does not exist */
export function matcher(condition: Doc): (doc: Doc) => boolean {
  if (Object.keys(condition).length === 0) return () => true
  const compiled = evaluate(() => new Query(condition, evaluation as never))
  return (doc) => evaluate(() => compiled.test(doc))
}

/** @returns the documents with the fields asked for; `_id` unless excluded */
export function project(docs: readonly Doc[], fields: Doc): Doc[] {
  if (Object.keys(fields).length === 0) return [...docs]
  return evaluate(() => new Query({}, evaluation as never).find<Doc>(docs, fields).all())
}
