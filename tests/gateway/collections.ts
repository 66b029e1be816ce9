import type { CollectionPlan } from '../../emulator/cloud/db/provision'
import { type Cloud, temporaryFolder, withCloud } from '../support/cloud'
import { remoteCollections } from './remote'
import { nodeSdk, REMOTE } from './sdks'

/** Every behaviour is tested on both: what is kept must not depend on where. With REMOTE=1 it is the real service. */
export const STORES = REMOTE ? (['remote'] as const) : (['memory', 'disk'] as const)

type Indexes = NonNullable<CollectionPlan['indexes']>

export interface Collections extends Cloud {
  /** An empty collection that no other test uses. */
  fresh(indexes?: Indexes): string
  /** One that holds these documents. */
  seeded(docs: object[], indexes?: Indexes): Promise<string>
}

/** A gateway on the given store, with a collection of its own for each test. */
export function withCollections(store: string): Collections {
  return withSeeds(store === 'remote' ? remoteCollections() : localCollections(store))
}

type Source = Pick<Collections, 'gateway' | 'fresh'>

function localCollections(store: string): Source {
  const cloud = withCloud(() => (store === 'disk' ? { data: temporaryFolder() } : {}))
  let counter = 0
  return {
    get gateway() {
      return cloud.gateway
    },
    fresh(indexes = []) {
      const name = `c${++counter}`
      cloud.gateway.provision([{ name, indexes }])
      return name
    },
  }
}

const withSeeds = (source: Source): Collections => ({
  get gateway() {
    return source.gateway
  },
  fresh: source.fresh,
  async seeded(docs, indexes) {
    const name = source.fresh(indexes)
    await nodeSdk().database().collection(name).add(docs)
    return name
  },
})

export const idsOf = (result: { data: unknown }): string[] =>
  (result.data as { _id: string }[]).map(({ _id }) => _id)
