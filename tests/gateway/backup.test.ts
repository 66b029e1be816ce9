import fs from 'node:fs'
import path from 'node:path'
import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/cloud/gateway'
import { functionsFolder, rejection, temporaryFolder } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

const opened: Gateway[] = []
async function open(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway(options)
  opened.push(gateway)
  Object.assign(process.env, gateway.env())
  return gateway
}
afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close()
})

const docs = [
  { _id: 'a', n: 1, at: new Date(5), big: 2 ** 40, deep: { list: [null, { x: 0.5 }] }, tag: /a+/i },
  { _id: 'b', n: 2, text: '换行\n和"引号"' },
]
const plans = [
  { name: '中文/集合', indexes: [] },
  { name: 'things', indexes: [{ name: 'n', keys: { n: 1 as const }, unique: true }] },
]

/** A gateway with documents, an index, a file, a grant and a sent message. @returns it and the id of the file */
async function filled(options: GatewayOptions = {}) {
  const gateway = await open(options)
  gateway.provision(plans)
  await nodeSdk().database().collection('things').add(docs)
  const { fileID } = await nodeSdk().uploadFile({
    cloudPath: '目录/照片.png',
    fileContent: Buffer.from('picture'),
  })
  gateway.subscribe('oA1', ['T1'])
  gateway.subscribe('oA1', ['T1'])
  await send()
  return { gateway, fileID }
}

const send = () =>
  wxSdk().openapi.subscribeMessage?.send?.({
    touser: 'oA1',
    templateId: 'T1',
    page: 'p',
    data: { thing1: { value: 'x' } },
  })

const stored = async () => {
  const found = await nodeSdk().database().collection('things').orderBy('n', 'asc').get()
  expect(found.data).toMatchObject([{ at: new Date(5), big: 2 ** 40 }, { _id: 'b' }])
  return found.data
}

async function backup(): Promise<{ dir: string; fileID: string }> {
  const { gateway, fileID } = await filled()
  const dir = path.join(temporaryFolder(), 'backup')
  await gateway.exportTo(dir)
  await gateway.close()
  return { dir, fileID }
}

describe.each(['memory', 'disk'])('export and import on the %s store', (store) => {
  const place = (): GatewayOptions => (store === 'disk' ? { data: temporaryFolder() } : {})

  test('everything is there again: types, indexes, files, grants, outbox', async () => {
    const { gateway, fileID } = await filled(place())
    const dir = path.join(temporaryFolder(), 'backup')
    const size = { collections: 2, documents: 2, files: 1 }
    const before = await stored()
    expect(await gateway.exportTo(dir)).toEqual(size)
    await gateway.close()

    const other = await open(place())
    expect(await other.importFrom(dir)).toEqual(size)
    expect(await stored()).toEqual(before)
    const things = nodeSdk().database().collection('things')
    await expect(things.add({ n: 2 })).rejects.toThrow(/E11000/)
    expect((await nodeSdk().database().collection('中文/集合').get()).data).toEqual([])
    const { fileContent } = await nodeSdk().downloadFile({ fileID })
    expect(fileContent?.toString()).toBe('picture')
    await send()
    expect(other.outbox.messages('oA1').map(({ _id }) => _id)).toEqual(['1', '2'])
  })

  test('a folder that holds something is not written into, a gateway that does is not filled', async () => {
    const { dir } = await backup()
    const gateway = await open(place())
    expect((await rejection(gateway.exportTo(dir))).message).toMatch(/not empty/)
    await gateway.importFrom(dir)
    expect((await rejection(gateway.importFrom(dir))).message).toMatch(/holds documents already/)
  })
})

test('the documents are lines of extended JSON; the key of links is not among them', async () => {
  const { dir } = await backup()
  const lines = fs.readFileSync(path.join(dir, 'documents/things.jsonl'), 'utf8').split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(String(lines[0]))).toMatchObject({
    _id: 'a',
    n: { $numberInt: '1' },
    at: { $date: { $numberLong: '5' } },
  })
  expect(fs.readdirSync(path.join(dir, 'documents')).join(' ')).not.toMatch(/secret/)
})

describe('a damaged backup is refused whole', () => {
  const photograph = (dir: string) =>
    path.join(dir, 'files', String(fs.readdirSync(path.join(dir, 'files'))[0]))
  const lines = (dir: string) => path.join(dir, 'documents/things.jsonl')

  test.each<[string, (dir: string) => void, RegExp]>([
    ['no manifest', (dir) => fs.rmSync(path.join(dir, 'manifest.json')), /not a whole backup/],
    ['a line cut in two', (dir) => fs.truncateSync(lines(dir), 60), /things\.jsonl line 1 is not/],
    ['a line missing', (dir) => fs.truncateSync(lines(dir), 0), /holds 0 of 2 documents/],
    ['an id twice', (dir) => twice(lines(dir)), /things holds the _id a twice/],
    ['a key twice', (dir) => sameKey(lines(dir)), /E11000/],
    ['other bytes', (dir) => fs.writeFileSync(photograph(dir), 'pictura'), /照片\.png.*damaged/],
    ['no bytes', (dir) => fs.rmSync(photograph(dir)), /照片\.png.*damaged/],
  ])('%s', async (_name, damage, message) => {
    const { dir } = await backup()
    damage(dir)
    const data = temporaryFolder()
    const gateway = await open({ data })
    expect((await rejection(gateway.importFrom(dir))).message).toMatch(message)
    expect(gateway.outbox.everything()).toEqual([])
    expect(fs.readdirSync(path.join(data, 'files'))).toEqual([])
    await gateway.importFrom((await backup()).dir)
  })

  function twice(file: string): void {
    const [first] = fs.readFileSync(file, 'utf8').split('\n')
    fs.writeFileSync(file, `${first}\n${first}\n`)
  }
  function sameKey(file: string): void {
    fs.writeFileSync(file, '{"_id":"a","n":1}\n{"_id":"b","n":1}\n')
  }
})

test('the routes do the same', async () => {
  const { gateway } = await filled({ functions: functionsFolder({}) })
  const dir = path.join(temporaryFolder(), 'backup')
  const post = (to: Gateway, what: string, body: object) =>
    fetch(`${to.url}/control/${what}`, { method: 'POST', body: JSON.stringify(body) })
  expect(await (await post(gateway, 'export', { dir })).json()).toMatchObject({ documents: 2 })
  expect((await post(gateway, 'export', {})).status).toBe(400)
  expect((await post(gateway, 'export', { dir })).status).toBe(400)
  const other = await open()
  expect(await (await post(other, 'import', { dir })).json()).toMatchObject({ files: 1 })
})
