import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import { $bucketAuto } from 'mingo/operators/pipeline'
import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { evaluateWithMingo } from '../mingo'
import { isNumber, typeName } from '../types'
import type { Bucket, Keyed } from './bucket'

const SERIES = /^(R5|R10|R20|R40|R80|1-2-5|E6|E12|E24|E48|E96|E192|POWERSOF2)$/
const context = Context.init({ accumulator } as never)

/** `$bucketAuto` with bounds from a series of preferred numbers, whose tables mingo has. */
export function preferredBuckets(
  keyed: readonly Keyed[],
  buckets: number,
  granularity: Value,
): Bucket[] {
  if (typeof granularity !== 'string' || !SERIES.test(granularity)) {
    throw commandFailed('Location40257', `Unknown rounding granularity '${String(granularity)}'`)
  }
  const wrong = keyed.find(({ value }) => !isNumber(value) || value < 0)
  if (wrong) {
    throw commandFailed(
      'Location40258',
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${typeName(wrong.value)}`,
    )
  }
  const numbered = keyed.map(({ value }, at) => ({ value, at }))
  const spec = { groupBy: '$value', buckets, granularity, output: { places: { $push: '$at' } } }
  const found = evaluateWithMingo(() =>
    $bucketAuto(
      Lazy(numbered as never),
      spec as never,
      { scriptEnabled: false, context } as never,
    ).collect(),
  ) as unknown as { _id: { min: number; max: number }; places: number[] }[]
  return found.map(({ _id, places }) => ({
    ..._id,
    members: places.flatMap((at) => (keyed[at] ? [keyed[at].root] : [])),
  }))
}
