import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { isNumber, typeName } from '../types'

/** The optional start and end of `$indexOfArray`, `$indexOfBytes` and `$indexOfCP`; the end is exclusive. */
export function window(bounds: readonly Value[], length: number, name: string) {
  const [start = 0, end = length] = bounds.map((bound, i) => {
    const what = i === 0 ? 'starting' : 'ending'
    if (!isNumber(bound) || !Number.isInteger(bound)) {
      throw commandFailed(
        'Location40096',
        `${name} requires an integral ${what} index, found a value of type: ${typeName(bound)}, with value: "${String(bound)}"`,
      )
    }
    if (bound < 0) {
      throw commandFailed(
        'Location40097',
        `${name} requires a nonnegative ${what} index, found: ${bound}`,
      )
    }
    return bound
  })
  return { start, end: Math.min(end, length) }
}
