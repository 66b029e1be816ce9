import { type Doc, isPlain } from '../wire/ejson'
import type { Engine } from './engine'
import { readOrder } from './sort'
import { geoNear } from './stages/geo-near'
import { pipeline } from './stages/pipeline'
import type { Foreign, Stage } from './stages/stage'

/** Results without a `$limit`, and the most a `$limit` can give (cloud-protocol §5.1). */
const DEFAULT_RESULTS = 20
const MOST_RESULTS = 10_000

/**
 * Runs a pipeline. A leading `$match` and the `$sort` after it are answered from indexes.
 * @param now epoch milliseconds of the gateway's clock, for `$$NOW`
 */
export function aggregate(
  engine: Engine,
  name: string,
  stages: readonly Stage[],
  now: number,
): Doc[] {
  const foreign = foreignIn(engine)
  const variables = { NOW: new Date(now) }
  const most = stages.some(({ key }) => key === '$limit') ? MOST_RESULTS : DEFAULT_RESULTS
  const [first, ...rest] = stages
  if (first?.key === '$geoNear') {
    const run = pipeline(rest, foreign)
    const { query, measure } = geoNear(first.value, engine.collection(name).geoFields)
    return run(measure(engine.view(name, null).select({ query })), variables).slice(0, most)
  }
  const matches = leadingMatches(stages)
  const run = pipeline(stages, foreign)
  const next = stages[matches.length]
  const order = next?.key === '$sort' ? readOrder(next.value) : []
  const docs = engine.view(name, null).select({ query: both(matches), order })
  const left = stages.slice(matches.length + (order.length > 0 ? 1 : 0))
  const whole = left.length === stages.length
  return (whole ? run : pipeline(left, foreign))(docs, variables).slice(0, most)
}

/** Those that need no variable. */
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

const foreignIn =
  (engine: Engine) =>
  (name: string): Foreign => {
    // a join with a collection that does not exist, or is the gateway's own, finds nothing
    if (!engine.has(name) || name.startsWith('$')) {
      return { all: () => [], select: () => [], indexed: () => false }
    }
    const collection = engine.collection(name)
    return {
      all: () => [...collection.docs.values()],
      select: (query, order) => engine.view(name, null).select({ query, order }),
      indexed: (field) =>
        field === '_id' || collection.indexes.some((index) => index.fields[0] === field),
    }
  }
