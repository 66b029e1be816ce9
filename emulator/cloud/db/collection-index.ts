import type { Doc, Value } from '../wire/ejson'
import { compareLists, compareValues, HIGHEST, LOWEST } from './compare'
import { OrderedList } from './ordered-list'
import { leaves } from './paths'

export interface IndexDefinition {
  name: string
  keys: readonly (readonly [field: string, direction: 1 | -1])[]
  unique: boolean
}

type Entry = { key: readonly Value[]; id: string }

/** Bounds of a look-up: fixed values of the leading fields, then an optional range of the next one. */
export interface Bounds {
  prefix: readonly Value[]
  /** Inclusive; the caller tests each document anyway. */
  low?: Value
  high?: Value
}

const compareEntries = (a: Entry, b: Entry) =>
  compareLists(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * One declared index of a collection. A missing field is kept as null (so two documents without it collide in a
 * unique index), an array once for every element and once as a whole.
 */
export class CollectionIndex {
  private readonly entries = new OrderedList<Entry>(compareEntries)
  /** Documents with an array in a field; while there are any, the order of entries is not the order of documents. */
  private arrays = 0

  constructor(readonly definition: IndexDefinition) {}

  get fields(): readonly string[] {
    return this.definition.keys.map(([field]) => field)
  }

  get holdsArrays(): boolean {
    return this.arrays > 0
  }

  add(id: string, doc: Doc): void {
    const keys = this.keysOf(doc)
    if (hasArray(keys)) this.arrays++
    for (const key of keys) this.entries.add({ key, id })
  }

  remove(id: string, doc: Doc): void {
    const keys = this.keysOf(doc)
    if (hasArray(keys)) this.arrays--
    for (const key of keys) this.entries.remove({ key, id })
  }

  /** Distinct keys of a document, each a list with one value per field of the index. */
  keysOf(doc: Doc): Value[][] {
    let keys: Value[][] = [[]]
    for (const field of this.fields) {
      const values = valuesOf(doc, field)
      keys = keys.flatMap((key) => values.map((value) => [...key, value]))
    }
    if (keys.length === 1) return keys
    keys.sort(compareLists)
    return keys.filter((key, i) => i === 0 || compareLists(keys[i - 1] ?? [], key) !== 0)
  }

  /** Ids of documents inside the bounds in the order of the index; one may come more than once. */
  *ids(bounds: Bounds, backwards = false): Generator<string> {
    const low = [...bounds.prefix, bounds.low === undefined ? LOWEST : bounds.low]
    const high = [...bounds.prefix, bounds.high === undefined ? HIGHEST : bounds.high]
    const reached = (entry: Entry) => compareStart(entry.key, low) >= 0
    const inside = (entry: Entry) => compareStart(entry.key, high) <= 0
    const found = backwards
      ? this.entries.rangeBackwards(reached, inside)
      : this.entries.range(reached, inside)
    for (const entry of found) yield entry.id
  }

  /** Ids of documents that stand under exactly this key. */
  owners(key: readonly Value[]): string[] {
    return [...this.ids({ prefix: key })]
  }
}

const hasArray = (keys: readonly (readonly Value[])[]) =>
  keys.length > 1 || (keys[0]?.some(Array.isArray) ?? false)

/** Compares only as many fields as both sides have. */
function compareStart(key: readonly Value[], bound: readonly Value[]): number {
  const shared = Math.min(key.length, bound.length)
  for (let i = 0; i < shared; i++) {
    const order = compareValues(key[i], bound[i])
    if (order !== 0) return order
  }
  return 0
}

function valuesOf(doc: Doc, field: string): Value[] {
  const out: Value[] = []
  for (const leaf of leaves(doc, field)) {
    out.push(leaf ?? null)
    if (Array.isArray(leaf)) out.push(...leaf.map((element) => element ?? null))
  }
  return out.length === 0 ? [null] : out
}
