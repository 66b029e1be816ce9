import type { Value } from '../../wire/ejson'
import { compareValues } from '../compare'
import { isNullish, isNumber } from '../types'
import { merge } from './objects'
import { distinct } from './sets'

/** What `$group` makes of the values of a group, in their order; undefined stands for a missing value. */
export type Accumulator = (values: readonly Value[]) => Value

const numbersIn = (values: readonly Value[]) => values.filter(isNumber)
const total = (values: readonly Value[]) => numbersIn(values).reduce((sum, n) => sum + n, 0)
const present = (values: readonly Value[]) => values.filter((value) => value !== undefined)

const best =
  (direction: 1 | -1): Accumulator =>
  (values) =>
    values
      .filter((value) => !isNullish(value))
      .reduce<Value>(
        (found, value) =>
          found === undefined || compareValues(value, found) * direction > 0 ? value : found,
        undefined,
      ) ?? null

function deviation(values: readonly Value[], sample: boolean): number | null {
  const numbers = numbersIn(values)
  const count = sample ? numbers.length - 1 : numbers.length
  if (count < 1) return null
  const mean = total(numbers) / numbers.length
  return Math.sqrt(numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / count)
}

/** Those that also work on a list inside an expression. */
export const ofLists: Readonly<Record<string, Accumulator>> = {
  $avg: (values) => {
    const numbers = numbersIn(values)
    return numbers.length === 0 ? null : total(numbers) / numbers.length
  },
  $max: best(1),
  $min: best(-1),
  $stdDevPop: (values) => deviation(values, false),
  $stdDevSamp: (values) => deviation(values, true),
  $sum: total,
}

export const accumulators: Readonly<Record<string, Accumulator>> = {
  ...ofLists,
  $addToSet: (values) => distinct(present(values)),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $mergeObjects: merge,
  $push: present,
}
