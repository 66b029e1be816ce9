import { type Cloud, temporaryFolder, withCloud } from '../support/cloud'
import { nodeSdk } from './sdks'

/** Every behaviour is tested on both: what is kept must not depend on where. */
export const STORES = ['memory', 'disk'] as const

type Indexes = { name: string; keys: string[]; unique?: boolean }[]

export interface Collections extends Cloud {
  /** An empty collection that no other test uses. */
  fresh(indexes?: Indexes): string
  /** One that holds these documents. */
  seeded(docs: object[], indexes?: Indexes): Promise<string>
}

/** A gateway on the given store, with a collection of its own for each test. */
export function withCollections(store: string): Collections {
  const cloud = withCloud(() => (store === 'disk' ? { data: temporaryFolder() } : {}))
  let counter = 0
  const fresh = (indexes: Indexes = []) => {
    const name = `c${++counter}`
    cloud.gateway.provision([{ name, indexes }])
    return name
  }
  return {
    get gateway() {
      return cloud.gateway
    },
    fresh,
    async seeded(docs, indexes) {
      const name = fresh(indexes)
      await nodeSdk().database().collection(name).add(docs)
      return name
    },
  }
}

export const idsOf = (result: { data: unknown }): string[] =>
  (result.data as { _id: string }[]).map(({ _id }) => _id)
