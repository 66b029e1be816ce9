import type { CollectionPlan } from '../../emulator/cloud/db/provision'
import type { Gateway } from '../../emulator/cloud/gateway'
import { nodeSdk } from './sdks'

/** Enough for the tests of one file. */
const POOL = 100

/**
 * Collections of a real environment, `contract_1` … `contract_100`: made when they are missing and emptied before the
 * tests, since neither SDK can drop one or declare an index. What needs the gateway itself fails there and says so.
 */
export function remoteCollections() {
  let counter = 0
  beforeAll(async () => {
    for (let i = 1; i <= POOL; i++) await empty(`contract_${i}`)
  }, 600_000)
  return {
    get gateway(): Gateway {
      throw new Error('this case needs the gateway of this project; it cannot run with REMOTE=1')
    },
    fresh(indexes: NonNullable<CollectionPlan['indexes']> = []): string {
      // any other index changes the speed only
      if (indexes.some(({ unique, keys }) => unique || JSON.stringify(keys).includes('2dsphere'))) {
        throw new Error('this case needs a unique index or one of places, which no SDK can declare')
      }
      if (counter === POOL) throw new Error('no collection is left')
      return `contract_${++counter}`
    },
  }
}

async function empty(name: string): Promise<void> {
  const db = nodeSdk().database()
  try {
    await db.createCollection(name)
  } catch {
    // it exists; if it does not, emptying it says why
  }
  await db
    .collection(name)
    .where({ _id: db.command.neq('') })
    .remove()
}
