import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { compareValues, sameValue } from '../compare'
import { isNullish, isTrue, typeName } from '../types'
import { ANY, type Form, type Forms, values } from './form'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

/** Each value once, in the order of values, so that an answer does not depend on chance. */
export function distinct(list: readonly Value[]): Value[] {
  const sorted = [...list].sort(compareValues)
  return sorted.filter((value, i) => i === 0 || !sameValue(value, sorted[i - 1]))
}

const holds = (list: readonly Value[], value: Value) => list.some((one) => sameValue(one, value))

const ofElements = (code: number, test: (list: readonly Value[]) => boolean): Form =>
  values([1, 1], ([list], name) => {
    if (Array.isArray(list)) return test(list)
    throw refused(code, `${name}'s argument must be an array, but is ${typeName(list)}`)
  })

/** Both must be arrays; for some operators nothing gives nothing. */
const ofTwo = (
  codes: readonly [number, number],
  nothing: boolean,
  apply: (a: Value[], b: Value[]) => Value,
): Form =>
  values([2, 2], (lists, name) => {
    if (nothing && lists.some(isNullish)) return null
    const wrong = lists.findIndex((list) => !Array.isArray(list))
    if (wrong >= 0) {
      throw refused(
        codes[wrong] ?? codes[0],
        `both operands of ${name} must be arrays. ${wrong === 0 ? 'First' : 'Second'} argument is of type: ${typeName(lists[wrong])}`,
      )
    }
    return apply(lists[0] as Value[], lists[1] as Value[])
  })

const ofAll = (
  code: number,
  combine: (a: readonly Value[], b: readonly Value[]) => Value[],
): Form =>
  values(ANY, (lists, name) => {
    if (lists.some(isNullish)) return null
    const wrong = lists.find((list) => !Array.isArray(list))
    if (wrong !== undefined) {
      throw refused(
        code,
        `All operands of ${name} must be arrays. One argument is of type: ${typeName(wrong)}`,
      )
    }
    const [first = [], ...rest] = lists as Value[][]
    return rest.reduce(combine, distinct(first))
  })

const setEquals = values([2, Number.POSITIVE_INFINITY], (lists) => {
  const wrong = lists.find((list) => !Array.isArray(list))
  if (wrong !== undefined || lists.includes(undefined)) {
    throw refused(
      17044,
      `All operands of $setEquals must be arrays. One argument is of type: ${typeName(wrong)}`,
    )
  }
  const [first, ...rest] = (lists as Value[][]).map(distinct)
  return rest.every((set) => sameValue(set, first))
})

export const sets: Forms = {
  $allElementsTrue: ofElements(17040, (list) => list.every(isTrue)),
  $anyElementTrue: ofElements(17041, (list) => list.some(isTrue)),
  $setDifference: ofTwo([17048, 17049], true, (a, b) =>
    a.filter((value, i) => !holds(b, value) && !holds(a.slice(0, i), value)),
  ),
  $setIsSubset: ofTwo([17046, 17042], false, (a, b) => a.every((value) => holds(b, value))),
  $setEquals: setEquals,
  $setIntersection: ofAll(17047, (a, b) => a.filter((value) => holds(b, value))),
  $setUnion: ofAll(17043, (a, b) => distinct([...a, ...b])),
}
