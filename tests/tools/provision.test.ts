import { collections } from '../../cloudfunctions/core/store'
import { ledger } from '../../cloudfunctions/core/store/ledger'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { runTool } from '../../tools/main'
import { type Connection, connect } from '../../tools/platform/connect'
import { provision } from '../../tools/platform/provision'

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway({ memory: true })
})
afterAll(() => gateway.close())

test('every collection of the stores is there afterwards, also after a second run', async () => {
  const lines: string[] = []
  for (let times = 0; times < 2; times++) {
    await runTool(['provision', '--local', gateway.url], (line) => lines.push(line))
  }
  expect(lines).toEqual(Array(2).fill(`集合 ${collections.length} 个，索引已建立。`))
  const { documents } = connect({ local: gateway.url })
  for (const { name } of collections) expect(await documents.count(name, {})).toBe(0)
})

test('the unique index is made with the collection', async () => {
  const { documents } = connect({ local: gateway.url })
  const place = { branchId: 'b1', seq: 1 }
  await documents.put(ledger.name, { _id: 'first', ...place })
  await expect(documents.put(ledger.name, { _id: 'second', ...place })).rejects.toThrow(/E11000/)
})

test('on a real environment the indexes are listed for the console, because the SDK cannot make them', async () => {
  const asked: string[] = []
  const real: Connection = {
    ...connect({ local: gateway.url }),
    gateway: null,
    createCollection: async (name) => asked.push(name) > 1,
  }
  const { created, indexesToMake } = await provision(real, collections)
  expect(asked).toEqual(collections.map(({ name }) => name))
  expect(created).toEqual(asked.slice(1))
  expect(indexesToMake).toContain(ledger)
})
