import { Aggregator } from 'mingo/aggregator'
import { requestFailed } from '../errors'
import { copy, type Doc, isPlain, type Value } from '../wire/ejson'
import type { Engine } from './engine'
import { evaluate, evaluation } from './matcher'

export interface Stage {
  key: string
  value: Value
}

/** Results without a `$limit`, and the most a `$limit` can give (cloud-protocol §5.1). */
const DEFAULT_RESULTS = 20
const MOST_RESULTS = 10_000
const FORBIDDEN = new Set(['$out', '$merge', '$documents', '$facet', '$graphLookup', '$redact'])

/** Runs a pipeline. Leading `$match` stages are answered from indexes. */
export function aggregate(engine: Engine, name: string, stages: readonly Stage[]): Doc[] {
  const forbidden = stages.find(({ key }) => FORBIDDEN.has(key))
  if (forbidden) throw requestFailed(`the stage ${forbidden.key} is not supported`)
  const leading = leadingMatches(stages)
  const rest = stages.slice(leading.length)
  const docs = engine.view(name, null).select({ query: both(leading) })
  // stages may write into what they are given
  const results = evaluate(() => run(engine, rest, docs.map(copy)))
  const limited = stages.some(({ key }) => key === '$limit')
  return results.slice(0, limited ? MOST_RESULTS : DEFAULT_RESULTS)
}

function leadingMatches(stages: readonly Stage[]): Doc[] {
  const matches: Doc[] = []
  for (const { key, value } of stages) {
    if (key !== '$match' || !isPlain(value)) break
    matches.push(value)
  }
  return matches
}

const both = (queries: readonly Doc[]): Doc =>
  queries.length <= 1 ? (queries[0] ?? {}) : { $and: queries }

function run(engine: Engine, stages: readonly Stage[], docs: Doc[]): Doc[] {
  const resolved = new Map<string, Doc[]>()
  const collectionResolver = (name: string) => {
    const known = resolved.get(name)
    if (known) return known
    // a join with a collection that does not exist, or is the gateway's own, finds nothing
    const all =
      engine.has(name) && !name.startsWith('$') ? [...engine.view(name, null).all()].map(copy) : []
    resolved.set(name, all)
    return all
  }
  const pipeline = stages.map(({ key, value }) => ({ [key]: value }))
  return new Aggregator(pipeline, { ...evaluation, collectionResolver } as never).run(docs) as Doc[]
}
