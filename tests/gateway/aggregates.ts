import type { Collections } from './collections'
import { nodeSdk } from './sdks'

const db = () => nodeSdk().database()

type Operator =
  | 'abs'
  | 'add'
  | 'ceil'
  | 'divide'
  | 'exp'
  | 'floor'
  | 'ln'
  | 'log'
  | 'log10'
  | 'mod'
  | 'multiply'
  | 'pow'
  | 'sqrt'
  | 'subtract'
  | 'trunc'
  | 'arrayElemAt'
  | 'arrayToObject'
  | 'concatArrays'
  | 'filter'
  | 'in'
  | 'indexOfArray'
  | 'isArray'
  | 'map'
  | 'range'
  | 'reduce'
  | 'reverseArray'
  | 'size'
  | 'slice'
  | 'zip'
  | 'and'
  | 'not'
  | 'or'
  | 'cmp'
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'cond'
  | 'ifNull'
  | 'switch'
  | 'dateFromParts'
  | 'dateFromString'
  | 'dayOfMonth'
  | 'dayOfWeek'
  | 'dayOfYear'
  | 'isoDayOfWeek'
  | 'isoWeek'
  | 'isoWeekYear'
  | 'millisecond'
  | 'minute'
  | 'month'
  | 'second'
  | 'hour'
  | 'week'
  | 'year'
  | 'literal'
  | 'mergeObjects'
  | 'objectToArray'
  | 'allElementsTrue'
  | 'anyElementTrue'
  | 'setDifference'
  | 'setEquals'
  | 'setIntersection'
  | 'setIsSubset'
  | 'setUnion'
  | 'concat'
  | 'dateToString'
  | 'indexOfBytes'
  | 'indexOfCP'
  | 'split'
  | 'strLenBytes'
  | 'strLenCP'
  | 'strcasecmp'
  | 'substr'
  | 'substrBytes'
  | 'substrCP'
  | 'toLower'
  | 'toUpper'
  | 'meta'
  | 'addToSet'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'stdDevPop'
  | 'stdDevSamp'
  | 'sum'
  | 'let'

/** The operators of expressions, as the SDK offers them: `$.add([1, 2])` sends `{$add: [1, 2]}`. */
export const operators = (): Record<Operator, (operand?: unknown) => object> =>
  db().command.aggregate as never

/** A branch of `$switch`, and `$cond` as an object; from lists, since what has a `then` is taken for a promise. */
export const when = (test: unknown, value: unknown): object =>
  Object.fromEntries([
    ['case', test],
    ['then', value],
  ])
export const either = (test: unknown, yes: unknown, no: unknown): object =>
  Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ])

/** The stages as the SDK offers them. Its types know fewer of them than the package has. */
export type Pipeline = { [stage in Stage]: (operand: unknown) => Pipeline }
type Stage =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'match'
  | 'project'
  | 'lookup'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

/** @returns the documents of an aggregation whose stages are added by the SDK's own methods */
export async function aggregated(
  name: string,
  stages: (pipeline: Pipeline) => Pipeline,
): Promise<object[]> {
  const pipeline = db().collection(name).aggregate() as unknown as Pipeline
  const { data } = (await (stages(pipeline) as unknown as Ended).end()) as { data: object[] }
  return data
}

/** The same for stages that the SDK has no method for. */
export async function rawAggregated(name: string, stages: object[]): Promise<object[]> {
  const collection = db().collection(name) as unknown as {
    options(how: { raw: true }): { aggregate(stages: object[]): Ended }
  }
  const { data } = (await collection.options({ raw: true }).aggregate(stages).end()) as {
    data: object[]
  }
  return data
}

interface Ended {
  end(): Promise<unknown>
}

/** What an expression gives on a document; undefined when it gives nothing. */
export type Evaluate = (expression: unknown) => Promise<unknown>

/** Works expressions out on one document that is stored before the tests. */
export function withDocument(cloud: Collections, doc: object): Evaluate {
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded([doc])
  })
  return async (expression) => {
    const [row] = await aggregated(name, (p) => p.project({ _id: 0, value: expression }))
    return (row as { value?: unknown }).value
  }
}
