import { type Doc, isPlain, type Value } from '../wire/ejson'
import type { Collection } from './collection'
import { idKey } from './collection'
import type { CollectionIndex } from './collection-index'
import { typeClass } from './compare'
import type { Order } from './sort'

/** More look-ups than this are not cheaper than a scan. */
const MOST_LOOKUPS = 1200
/** Up to so many documents are looked through faster than their ids are laid out. */
const SMALL_COLLECTION = 1000

/**
 * Which documents a query has to look at. `ids` may name documents that do not match and may repeat one; it never
 * leaves out one that matches. `ordered` says that they come in the order asked for, `bounded` that the conditions leave
 * some out.
 */
export type Plan =
  | { kind: 'ids'; ids: Iterable<string>; ordered: boolean; bounded: boolean; via: string }
  | { kind: 'scan' }

/** @returns the cheapest way: by `_id`, by the index that fixes most fields, by an index in sort order, else a scan */
export function planQuery(collection: Collection, query: Doc, order: Order): Plan {
  const conditions = conditionsOf(query)
  const ids = fixedValues(conditions.get('_id'))
  if (ids) {
    return { kind: 'ids', ids: ids.map(idKey), ordered: false, bounded: true, via: '_id_' }
  }
  let best: Candidate | null = null
  for (const index of indexesFor(collection, conditions, order)) {
    const candidate = consider(index, conditions, order)
    if (candidate && (!best || candidate.weight > best.weight)) best = candidate
  }
  if (!best) return eitherOf(collection, query)
  return {
    kind: 'ids',
    ids: best.ids(),
    ordered: best.ordered,
    bounded: best.bounded,
    via: best.name,
  }
}

/** The declared ones, and that of the ids for a large collection. */
function indexesFor(
  collection: Collection,
  conditions: ReadonlyMap<string, unknown>,
  order: Order,
): readonly CollectionIndex[] {
  const asked = conditions.has('_id') || order[0]?.[0] === '_id'
  return asked && collection.docs.size > SMALL_COLLECTION
    ? [...collection.indexes, collection.idIndex]
    : collection.indexes
}

/** `$or` is answered from indexes when each of its branches is. */
function eitherOf(collection: Collection, query: Doc): Plan {
  const branches = Array.isArray(query.$or) ? query.$or.filter(isPlain) : []
  const plans = branches.map((branch) => planQuery(collection, branch, []))
  const found = plans.flatMap((plan) => (plan.kind === 'ids' ? [plan] : []))
  if (found.length === 0 || found.length < plans.length) return { kind: 'scan' }
  return {
    kind: 'ids',
    ids: (function* () {
      for (const { ids } of found) yield* ids
    })(),
    ordered: false,
    bounded: found.every(({ bounded }) => bounded),
    via: found.map(({ via }) => via).join(', '),
  }
}

type Candidate = {
  weight: number
  ordered: boolean
  bounded: boolean
  name: string
  ids: () => Iterable<string>
}

/** Operators of each field that must all hold, from the top level and from `$and`. */
function conditionsOf(query: Doc, into = new Map<string, Doc[]>()): Map<string, Doc[]> {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isPlain(part)) conditionsOf(part, into)
    } else if (!field.startsWith('$')) {
      const list = into.get(field) ?? []
      list.push(isOperators(condition) ? condition : { $eq: condition })
      into.set(field, list)
    }
  }
  return into
}

const isOperators = (value: Value): value is Doc =>
  isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'))

/** Values an index can be asked for: no patterns, and no arrays or documents, which also match inside arrays. */
const isScalar = (value: Value) => {
  const type = typeClass(value)
  return type !== 4 && type !== 5 && type !== 11
}

function fixedValues(conditions: readonly Doc[] | undefined): Value[] | null {
  for (const condition of conditions ?? []) {
    if ('$eq' in condition && isScalar(condition.$eq)) return [condition.$eq]
    const list = condition.$in
    if (Array.isArray(list) && list.every(isScalar)) return list
  }
  return null
}

function rangeOf(conditions: readonly Doc[] | undefined): { low?: Value; high?: Value } | null {
  const range: { low?: Value; high?: Value } = {}
  for (const condition of conditions ?? []) {
    const low = condition.$gte ?? condition.$gt
    const high = condition.$lte ?? condition.$lt
    if (low !== undefined && low !== null && isScalar(low)) range.low = low
    if (high !== undefined && high !== null && isScalar(high)) range.high = high
  }
  return range.low === undefined && range.high === undefined ? null : range
}

function consider(
  index: CollectionIndex,
  conditions: ReadonlyMap<string, readonly Doc[]>,
  order: Order,
): Candidate | null {
  let prefixes: Value[][] = [[]]
  let fixed = 0
  for (const field of index.fields) {
    const values = fixedValues(conditions.get(field))
    if (!values || prefixes.length * values.length > MOST_LOOKUPS) break
    prefixes = prefixes.flatMap((prefix) => values.map((value) => [...prefix, value]))
    fixed++
  }
  const next = index.fields[fixed]
  const range = next === undefined ? null : rangeOf(conditions.get(next))
  // different elements of one array may satisfy the two ends
  if (range && index.holdsArrays && range.low !== undefined) delete range.high
  const direction = prefixes.length === 1 ? sortDirection(index, fixed, order) : null
  if (fixed === 0 && !range && direction === null) return null
  return {
    weight: fixed * 4 + (range ? 2 : 0) + (direction === null ? 0 : 1),
    ordered: direction !== null,
    bounded: fixed > 0 || range !== null,
    name: index.definition.name,
    ids: function* () {
      for (const prefix of prefixes) yield* index.ids({ prefix, ...range }, direction === -1)
    },
  }
}

/** 1 when the index runs in the order asked for, −1 when backwards, null when neither. */
function sortDirection(index: CollectionIndex, fixed: number, order: Order): 1 | -1 | null {
  if (order.length === 0 || index.holdsArrays) return null
  const rest = index.fields.slice(fixed)
  const turns = (direction: number, i: number) => (direction === index.signs[fixed + i] ? 1 : -1)
  const first = turns(order[0]?.[1] ?? 1, 0)
  const fits = order.every(
    ([field, direction], i) =>
      rest[i] === field && !index.geoFields.includes(field) && turns(direction, i) === first,
  )
  return fits ? first : null
}
