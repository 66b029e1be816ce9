import { writeFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'

/** The most elements that a write may add to an array by naming a far place. */
const MOST_PADDING = 1_500_000

export interface Change {
  /** @returns the new value; undefined removes it */
  apply: (old: Value) => Value
  /** Makes what is missing on the way; else a path that leads nowhere changes nothing. */
  creates: boolean
}

/** @returns the value with a change at a path; what lies beside it is shared with the old value */
export function changeAt(
  value: Value,
  parts: readonly string[],
  change: Change,
  parent = '',
): Value {
  const [part, ...rest] = parts
  if (part === undefined) return change.apply(value)
  if (part === '$[]') return everyElement(value, rest, change, parent)
  if (Array.isArray(value)) return inArray(value, parts, change, parent)
  if (isPlain(value)) return inDocument(value, part, rest, change)
  if (!change.creates) return value
  if (value === undefined) return inDocument({}, part, rest, change)
  throw cannotCreate(part, parent, value)
}

function inDocument(doc: Doc, part: string, rest: readonly string[], change: Change): Doc {
  const old = Object.hasOwn(doc, part) ? doc[part] : undefined
  if (old === undefined && !change.creates) return doc
  const value = changeAt(old, rest, change, part)
  if (value === undefined) {
    const { [part]: _, ...others } = doc
    return others
  }
  return value === old ? doc : { ...doc, [part]: value }
}

function inArray(
  list: readonly Value[],
  parts: readonly string[],
  change: Change,
  parent: string,
): Value {
  const [part = '', ...rest] = parts
  if (!/^(0|[1-9]\d*)$/.test(part)) {
    if (!change.creates) return list
    throw cannotCreate(part, parent, list)
  }
  const place = Number(part)
  if (place >= list.length && !change.creates) return list
  if (place - list.length > MOST_PADDING) {
    throw writeFailed(`can't backfill more than ${MOST_PADDING} elements`)
  }
  const value = changeAt(list[place], rest, change, part)
  const next = [...list]
  while (next.length < place) next.push(null)
  // an element that is removed leaves its place
  next[place] = value === undefined ? null : value
  return next
}

function everyElement(
  value: Value,
  rest: readonly string[],
  change: Change,
  parent: string,
): Value {
  if (Array.isArray(value)) return value.map((one) => changeAt(one, rest, change, parent) ?? null)
  throw writeFailed(
    value === undefined
      ? `The path '${parent}' must exist in the document in order to apply array updates.`
      : `Cannot apply array updates to non-array element ${parent}: ${JSON.stringify(value)}`,
  )
}

const cannotCreate = (part: string, parent: string, value: Value) =>
  writeFailed(`Cannot create field '${part}' in element {${parent}: ${JSON.stringify(value)}}`)
