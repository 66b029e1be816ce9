import type { Collections } from './collections'
import { nodeSdk } from './sdks'

const db = () => nodeSdk().database()

/** The operators of expressions, as the SDK offers them: `$.add([1, 2])` sends `{$add: [1, 2]}`. */
export const operators = (): Record<string, (operand?: unknown) => object> =>
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
export interface Pipeline {
  [stage: string]: (operand?: unknown) => Pipeline
}

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
  const collection = db().collection(name) as unknown as { aggregate(raw: object[]): Ended }
  const { data } = (await collection.aggregate(stages).end()) as { data: object[] }
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
