import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { temporaryFolder, until } from '../support/cloud'
import { endProcesses, type RunningProcess, runScript, startCommand } from './processes'
import { nodeSdk } from './sdks'

const ROUNDS = 20
const CLIENTS = 8
const COLLECTIONS = ['items', 'left', 'right', 'autos', 'counters']

let reopened: Gateway | null = null
afterAll(async () => {
  endProcesses()
  await reopened?.close()
})

/** What the clients were told to be written. */
interface Acknowledged {
  pairs: Set<string>
  transactions: Set<string>
  /** Id the service made → client and number. */
  autos: Map<string, { by: string; i: number }>
  repeatedIds: string[]
  counts: Map<string, number>
  /** Path → highest number stored there. */
  files: Map<string, number>
}

test(`${ROUNDS} times killed under ${CLIENTS} clients: no acknowledged write lost, no batch torn, no id twice`, async () => {
  const data = temporaryFolder()
  const port = String(await freePort())
  const clients: RunningProcess[] = []
  let heard = 0
  for (let round = 0; round < ROUNDS; round++) {
    const gateway = await startCommand('--data', data, '--port', port)
    expect(gateway.err()).toBe('')
    if (round === 0) {
      const { url, env } = gateway.ready()
      Object.assign(process.env, env)
      await provision(url)
      for (let i = 0; i < CLIENTS; i++) {
        clients.push(runScript('tests/gateway/crash-client.ts', [`c${i}`], env))
      }
    }
    const enough = heard + 1 + Math.random() * 200
    const count = () => clients.reduce((sum, client) => sum + linesOf(client).length, 0)
    await until(() => count() > enough)
    gateway.child.kill('SIGKILL')
    await gateway.ended
    heard = count()
  }
  for (const client of clients) client.child.kill('SIGKILL')
  await Promise.all(clients.map(({ ended }) => ended))
  const told = acknowledgedBy(clients)

  reopened = await startGateway({ data })
  Object.assign(process.env, reopened.env())
  const found = Object.fromEntries(
    await Promise.all(COLLECTIONS.map(async (name) => [name, await everything(name)] as const)),
  ) as Record<string, Map<string, Stored>>
  const { items, left, right, autos, counters } = found as Record<string, Map<string, Stored>>
  const has = (collection: Map<string, Stored> | undefined, id: string) => !!collection?.has(id)

  expect(told.pairs.size).toBeGreaterThan(ROUNDS)
  expect({
    pairs: [...told.pairs].filter((id) => !has(items, `${id}-a`) || !has(items, `${id}-b`)),
    transactions: [...told.transactions].filter((id) => !has(left, id) || !has(right, id)),
    autos: [...told.autos].filter(([id, { by, i }]) => !isThe(autos?.get(id), by, i)),
    counts: [...told.counts].filter(([by, n]) => Number(counters?.get(by)?.n) < n),
  }).toEqual({ pairs: [], transactions: [], autos: [], counts: [] })
  expect({
    pairs: [...(items?.keys() ?? [])].filter((id) => !has(items, otherOf(id))),
    transactions: [...(left?.keys() ?? [])]
      .filter((id) => !has(right, id))
      .concat([...(right?.keys() ?? [])].filter((id) => !has(left, id))),
  }).toEqual({ pairs: [], transactions: [] })
  expect(told.repeatedIds).toEqual([])

  // files: the acknowledged content or a later one, and on the disk nothing but what the metadata names
  for (const [cloudPath, i] of told.files) {
    const { fileID } = await nodeSdk()
      .getUploadMetadata({ cloudPath })
      .then(({ data }: { data: { fileId: string } }) => ({ fileID: data.fileId }))
    const { fileContent } = await nodeSdk().downloadFile({ fileID })
    expect(Number(fileContent?.toString())).toBeGreaterThanOrEqual(i)
  }
  expect(fs.readdirSync(path.join(data, 'files')).length).toBeGreaterThanOrEqual(told.files.size)
  expect(fs.readdirSync(path.join(data, 'files')).length).toBeLessThanOrEqual(CLIENTS * 3)
})

interface Stored {
  _id: string
  by?: string
  i?: number
  n?: number
}

const isThe = (doc: Stored | undefined, by: string, i: number) => doc?.by === by && doc.i === i
const otherOf = (id: string) => id.replace(/.$/, (c) => (c === 'a' ? 'b' : 'a'))
const linesOf = ({ out }: RunningProcess) => out().split('\n').slice(0, -1)

async function everything(name: string): Promise<Map<string, Stored>> {
  const collection = nodeSdk().database().collection(name)
  const docs: Stored[] = []
  for (;;) {
    const page = await collection.orderBy('_id', 'asc').skip(docs.length).limit(1000).get()
    docs.push(...(page.data as Stored[]))
    if (page.data.length < 1000) break
  }
  const byId = new Map(docs.map((doc) => [doc._id, doc]))
  expect(byId.size).toBe(docs.length)
  return byId
}

function acknowledgedBy(clients: readonly RunningProcess[]): Acknowledged {
  const told: Acknowledged = {
    pairs: new Set(),
    transactions: new Set(),
    autos: new Map(),
    repeatedIds: [],
    counts: new Map(),
    files: new Map(),
  }
  for (const [number, client] of clients.entries()) {
    const by = `c${number}`
    for (const line of linesOf(client)) {
      const [kind, id = '', i = 0] = JSON.parse(line) as [string, string?, number?]
      if (kind === 'pair') told.pairs.add(id)
      if (kind === 'tx') told.transactions.add(id)
      if (kind === 'count') told.counts.set(by, (told.counts.get(by) ?? 0) + 1)
      if (kind === 'file') told.files.set(id, i)
      if (kind !== 'auto') continue
      if (told.autos.has(id)) told.repeatedIds.push(id)
      told.autos.set(id, { by, i })
    }
  }
  return told
}

async function provision(url: string): Promise<void> {
  const collections = COLLECTIONS.map((name) => ({ name }))
  await fetch(`${url}/control/provision`, {
    method: 'POST',
    body: JSON.stringify({ collections }),
  })
  const counters = Array.from({ length: CLIENTS }, (_, i) => ({ _id: `c${i}`, n: 0 }))
  await nodeSdk().database().collection('counters').add(counters)
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
