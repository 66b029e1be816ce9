import { requestFailed } from '../errors'
import { type Doc, isPlain, type Value } from '../wire/ejson'
import { compareValues, NO_ELEMENT } from './compare'
import { leaves } from './paths'

export type Order = readonly (readonly [field: string, direction: 1 | -1])[]

/** @returns the order a `$sort` or `orderBy` asks for, most significant field first */
export function readOrder(spec: Value): Order {
  if (!isPlain(spec)) throw requestFailed('the sort must be an object')
  return Object.entries(spec).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) {
      throw requestFailed('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return [field, direction] as const
  })
}

/** @returns documents in MongoDB's order: an array sorts by its least element ascending, by its greatest descending */
export function sortDocuments(docs: readonly Doc[], order: Order): Doc[] {
  const keyed = docs.map((doc) => ({
    doc,
    key: order.map(([field, direction]) => sortKey(doc, field, direction)),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < order.length; i++) {
      const result = compareValues(a.key[i], b.key[i])
      if (result !== 0) return result * (order[i]?.[1] ?? 1)
    }
    return 0
  })
  return keyed.map(({ doc }) => doc)
}

/** An array stands for its elements; one that is an array itself is compared as it is. */
function sortKey(doc: Doc, field: string, direction: 1 | -1): Value {
  const [first, ...more] = leaves(doc, field).flatMap((leaf) =>
    Array.isArray(leaf) ? (leaf.length > 0 ? leaf : [NO_ELEMENT]) : [leaf],
  )
  return more.reduce<Value>(
    (best, value) => (compareValues(value, best) * direction < 0 ? value : best),
    first,
  )
}
