import { invalidParam } from '../errors'
import { isPlain } from '../wire/ejson'
import type { Direction, IndexDefinition } from './collection-index'
import { compareLists } from './compare'
import type { Engine } from './engine'

type Key = string | readonly [field: string, direction: Direction]

/** What must exist: collections with their indexes. Keys as `{a: 1}`, `['a']` or `[['a', 1]]`. */
export interface CollectionPlan {
  name: string
  indexes?: readonly {
    name: string
    keys: Readonly<Record<string, Direction>> | readonly Key[]
    unique?: boolean
  }[]
}

export interface Provisioned {
  createdCollections: string[]
  createdIndexes: string[]
}

/**
 * Creates what is missing; running it again changes nothing. An index that is declared differently now is rebuilt.
 * @throws INVALID_PARAM for a plan that cannot be read, E11000 when documents violate a new unique index
 */
export function provision(engine: Engine, plans: readonly CollectionPlan[]): Provisioned {
  const done: Provisioned = { createdCollections: [], createdIndexes: [] }
  if (!Array.isArray(plans)) throw invalidParam('collections must be a list')
  for (const { name, indexes = [] } of plans) {
    if (typeof name !== 'string' || name.startsWith('$')) throw invalidParam('集合名称不合法')
    if (!engine.has(name)) {
      engine.createCollection(name)
      done.createdCollections.push(name)
    }
    const existing = engine.collection(name).definitions
    for (const index of indexes) {
      const wanted: IndexDefinition = {
        name: index.name,
        keys: readKeys(index.keys),
        unique: index.unique === true,
      }
      if (existing.some((definition) => same(definition, wanted))) continue
      engine.createIndex(name, wanted)
      done.createdIndexes.push(`${name}.${wanted.name}`)
    }
  }
  return done
}

const DIRECTIONS = new Set<unknown>([1, -1, '2dsphere'])

function readKeys(keys: unknown): IndexDefinition['keys'] {
  const list = Array.isArray(keys) ? keys : isPlain(keys) ? Object.entries(keys) : []
  if (list.length === 0) throw invalidParam('an index needs keys')
  return list.map((key: Key) => {
    const [field, direction]: readonly [string, Direction] =
      typeof key === 'string' ? [key, 1] : key
    if (typeof field !== 'string' || !DIRECTIONS.has(direction)) {
      throw invalidParam("an index key is a field and 1, -1 or '2dsphere'")
    }
    return [field, direction] as const
  })
}

const same = (a: IndexDefinition, b: IndexDefinition) =>
  a.name === b.name && a.unique === b.unique && compareLists(a.keys.flat(), b.keys.flat()) === 0
