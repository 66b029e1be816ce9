import type { Doc, Value } from '../wire/ejson'
import { compareLists, compareValues, HIGHEST, LOWEST } from './compare'
import { OrderedList } from './ordered-list'
import { leaves } from './paths'

/** Ascending, descending, or an index of places on the earth. */
export type Direction = 1 | -1 | '2dsphere'

export interface IndexDefinition {
  name: string
  keys: readonly (readonly [field: string, direction: Direction])[]
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

/**
 * One declared index of a collection. A missing field is kept as null (so two documents without it collide in a
 * unique index), an array once for every element and once as a whole.
 */
export class CollectionIndex {
  readonly fields: readonly string[]
  /** 1 or −1 for each field: the direction in which the entries run. */
  readonly signs: readonly (1 | -1)[]
  readonly geoFields: readonly string[]
  private readonly entries: OrderedList<Entry>
  /** Documents with an array in a field; while there are any, the order of entries is not the order of documents. */
  private arrays = 0

  constructor(readonly definition: IndexDefinition) {
    this.fields = definition.keys.map(([field]) => field)
    this.signs = definition.keys.map(([, direction]) => (direction === -1 ? -1 : 1))
    this.geoFields = definition.keys.flatMap(([field, kind]) => (kind === '2dsphere' ? field : []))
    this.entries = new OrderedList(
      (a, b) => this.compareStart(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
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
  *ids({ prefix, low, high }: Bounds, backwards = false): Generator<string> {
    const ends = [low === undefined ? LOWEST : low, high === undefined ? HIGHEST : high]
    const [first, last] = this.signs[prefix.length] === -1 ? ends.reverse() : ends
    const [start, end] = [
      [...prefix, first],
      [...prefix, last],
    ]
    const reached = (entry: Entry) => this.compareStart(entry.key, start) >= 0
    const inside = (entry: Entry) => this.compareStart(entry.key, end) <= 0
    const found = backwards
      ? this.entries.rangeBackwards(reached, inside)
      : this.entries.range(reached, inside)
    for (const entry of found) yield entry.id
  }

  /** Ids of documents that stand under exactly this key. */
  owners(key: readonly Value[]): string[] {
    return [...this.ids({ prefix: key })]
  }

  /** Compares only as many fields as both sides have. */
  private compareStart(key: readonly Value[], bound: readonly Value[]): number {
    const shared = Math.min(key.length, bound.length)
    for (let i = 0; i < shared; i++) {
      const order = compareValues(key[i], bound[i])
      if (order !== 0) return order * (this.signs[i] ?? 1)
    }
    return 0
  }
}

const hasArray = (keys: readonly (readonly Value[])[]) =>
  keys.length > 1 || (keys[0]?.some(Array.isArray) ?? false)

function valuesOf(doc: Doc, field: string): Value[] {
  const out: Value[] = []
  for (const leaf of leaves(doc, field)) {
    out.push(leaf ?? null)
    if (Array.isArray(leaf)) out.push(...leaf.map((element) => element ?? null))
  }
  return out.length === 0 ? [null] : out
}
