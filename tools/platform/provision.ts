import type { Collection } from '../../cloudfunctions/core/store/collection'
import { OperatorError } from '../operator-error'
import type { Connection } from './connect'

export type Provisioned = {
  created: string[]
  /** Indexes that nobody but the console can make on a real environment. */
  indexesToMake: readonly Collection[]
}

/**
 * Creates what is missing of the given collections; safe to run again. The gateway makes the indexes too. On a real
 * environment the SDK can make collections only, so the indexes are returned to be made in the console.
 */
export async function provision(
  connection: Connection,
  collections: readonly Collection[],
): Promise<Provisioned> {
  if (connection.gateway) {
    await provisionGateway(connection.gateway, collections)
    return { created: collections.map(({ name }) => name), indexesToMake: [] }
  }
  const created: string[] = []
  for (const { name } of collections) {
    if (await connection.createCollection(name)) created.push(name)
  }
  return { created, indexesToMake: collections.filter(({ indexes }) => indexes.length > 0) }
}

/** The list as the gateway takes it. */
export const gatewayList = (collections: readonly Collection[]) =>
  collections.map(({ name, indexes }) => ({
    name,
    indexes: indexes.map((index) => ({
      name: index.name,
      keys: Object.fromEntries(index.keys),
      unique: index.unique ?? false,
    })),
  }))

async function provisionGateway(
  gateway: string,
  collections: readonly Collection[],
): Promise<void> {
  const answer = await fetch(`${gateway}/control/provision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ collections: gatewayList(collections) }),
  }).catch(() => null)
  if (!answer?.ok) throw new OperatorError(`连接不上本机环境 ${gateway}，请先运行 npm start`)
}
