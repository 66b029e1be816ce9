import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import Database from 'libsql'
import { functionsFolder, temporaryFolder, until } from '../support/cloud'
import { open } from './opened'
import { endProcesses, runScript, startCommand } from './processes'
import { nodeSdk, wxSdk } from './sdks'

afterAll(endProcesses)

test('the command prints one line of JSON with the variables that an SDK needs', async () => {
  const functions = functionsFolder({ env: { code: 'exports.main = () => process.env.KEY' } })
  const gateway = await startCommand('--memory', '--functions', functions, '--env', 'KEY=a=b')
  expect(gateway.out().trim().split('\n')).toHaveLength(1)
  const { url, env } = gateway.ready()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(JSON.parse(env.TCB_CONTEXT_CNFG ?? '')).toEqual({ URL: `${url}/admin` })
  const answer = await fetch(`${url}/invoke`, { method: 'POST', body: '{"name":"env"}' })
  expect(await answer.json()).toMatchObject({ result: 'a=b' })
  gateway.child.kill('SIGTERM')
  expect(await gateway.ended).toBe(0)
})

test('no acknowledged write is lost and no batch torn when the gateway is killed; its instances end too', async () => {
  const data = temporaryFolder()
  const functions = functionsFolder({ pid: { code: 'exports.main = () => process.pid' } })
  const acknowledged = new Set<string>()
  for (let round = 0; round < 3; round++) {
    const gateway = await startCommand('--data', data, '--functions', functions)
    const { url, env } = gateway.ready()
    await fetch(`${url}/control/provision`, {
      method: 'POST',
      body: JSON.stringify({ collections: [{ name: 'items' }] }),
    })
    const invoked = await fetch(`${url}/invoke`, { method: 'POST', body: '{"name":"pid"}' })
    const { result: pid } = (await invoked.json()) as { result: number }
    const writers = ['x', 'y', 'z'].map((name) =>
      runScript('tests/gateway/writer.ts', [`${name}${round}`], env),
    )
    await until(() => writers.every((writer) => writer.out().split('\n').length > 10 + round * 7))
    gateway.child.kill('SIGKILL')
    await gateway.ended
    for (const writer of writers) {
      writer.child.kill('SIGKILL')
      await writer.ended
      for (const id of writer.out().split('\n').slice(0, -1)) acknowledged.add(id)
    }
    await until(() => !fs.existsSync(`/proc/${pid}`))
  }

  const reopened = await open({ data })
  const items = nodeSdk().database().collection('items')
  const { total } = (await items.count()) as { total: number }
  const found = new Set<string>()
  for (let skip = 0; skip < total; skip += 1000) {
    const page = await items.orderBy('_id', 'asc').skip(skip).limit(1000).get()
    for (const { _id } of page.data as { _id: string }[]) found.add(_id)
  }
  await reopened.close()
  expect(acknowledged.size).toBeGreaterThan(90)
  expect([...acknowledged].filter((id) => !found.has(`${id}-a`) || !found.has(`${id}-b`))).toEqual(
    [],
  )
  const torn = [...found].filter(
    (id) => !found.has(id.replace(/.$/, (c) => (c === 'a' ? 'b' : 'a'))),
  )
  expect(torn).toEqual([])
  expect(found.size).toBe(total)
})

describe('a data folder', () => {
  test('is refused to a second gateway, with the number of the first', async () => {
    const data = temporaryFolder()
    const first = await open({ data })
    await expect(open({ data })).rejects.toThrow(
      new RegExp(`another gateway \\(process ${process.pid}\\) already uses the data folder`),
    )
    const second = await startCommand('--data', data)
    expect(await second.ended).toBe(1)
    expect(second.err()).toMatch(/already uses the data folder/)
    await first.close()
    const third = await open({ data })
    await third.close()
  })

  test('is taken over when the process that held it is gone', async () => {
    const data = temporaryFolder()
    const gone = runScript('tests/gateway/writer.ts', [])
    gone.child.kill('SIGKILL')
    await gone.ended
    fs.writeFileSync(
      path.join(data, 'gateway.lock'),
      JSON.stringify({ pid: gone.child.pid, token: 'old' }),
    )
    const gateway = await open({ data })
    await gateway.close()
    expect(fs.existsSync(path.join(data, 'gateway.lock'))).toBe(false)
  })

  test('keeps documents, indexes, files, links, grants and outbox over a restart; --reset forgets them', async () => {
    const data = temporaryFolder()
    let gateway = await open({ data })
    gateway.provision([{ name: 'k', indexes: [{ name: 'n', keys: { n: 1 }, unique: true }] }])
    const doc = { _id: 'a', n: 1, at: new Date(5), list: [null, { big: 2 ** 40 }] }
    await nodeSdk().database().collection('k').add(doc)
    const { fileID } = await nodeSdk().uploadFile({
      cloudPath: '目录/a.txt',
      fileContent: Buffer.from('kept'),
    })
    gateway.subscribe('oA1', ['T1'])
    const { fileList } = await nodeSdk().getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
    const link = String(fileList[0]?.tempFileURL)
    const signed = new URL(link).pathname + new URL(link).search
    await gateway.close()

    gateway = await open({ data })
    const items = nodeSdk().database().collection('k')
    expect((await items.doc('a').get()).data).toEqual([doc])
    await expect(items.add({ n: 1 })).rejects.toThrow(/E11000/)
    const { fileContent } = await nodeSdk().downloadFile({ fileID })
    expect(fileContent?.toString()).toBe('kept')
    expect((await fetch(gateway.url + signed)).status).toBe(200)
    const message = { touser: 'oA1', templateId: 'T1', page: 'p', data: { thing1: { value: 'x' } } }
    await wxSdk().openapi.subscribeMessage?.send?.(message)
    await gateway.close()

    gateway = await open({ data })
    expect(gateway.outbox.messages('oA1')).toHaveLength(1)
    await gateway.close()

    gateway = await open({ data, reset: true })
    await expect(nodeSdk().database().collection('k').get()).rejects.toThrow(/not exist/)
    expect(fs.readdirSync(path.join(data, 'files'))).toEqual([])
    await gateway.close()
  })

  test('a folder written before there were checksums opens, and has them from then on', async () => {
    const data = temporaryFolder()
    const old = new Database(path.join(data, 'cloud.sqlite'))
    old.exec(`CREATE TABLE collections (name TEXT PRIMARY KEY, indexes TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE documents (seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (collection, id));
      INSERT INTO collections VALUES ('k', '[]');
      INSERT INTO documents VALUES (1, 'k', 'sa', '{"_id":"a","n":{"$numberInt":"1"}}');`)
    old.close()
    const gateway = await open({ data })
    const items = nodeSdk().database().collection('k')
    expect((await items.get()).data).toEqual([{ _id: 'a', n: 1 }])
    await items.add({ _id: 'b', n: 2 })
    await gateway.close()
    await open({ data })
    expect((await items.count()).total).toBe(2)
  })

  test('--import and --export of the command, and --memory keeps nothing', async () => {
    const [data, backup] = [temporaryFolder(), path.join(temporaryFolder(), 'backup')]
    const gateway = await open({ data })
    gateway.provision([{ name: 'k' }])
    await nodeSdk().database().collection('k').add({ _id: 'a' })
    await gateway.close()
    const exported = await startCommand('--data', data, '--export', backup)
    expect(await exported.ended).toBe(0)
    expect(JSON.parse(exported.out())).toEqual({ collections: 1, documents: 1, files: 0 })
    const empty = temporaryFolder()
    const imported = await startCommand('--data', empty, '--memory', '--import', backup)
    Object.assign(process.env, imported.ready().env)
    expect((await nodeSdk().database().collection('k').get()).data).toEqual([{ _id: 'a' }])
    expect(fs.readdirSync(empty)).toEqual([])
    const again = await startCommand('--memory', '--import', empty)
    expect(await again.ended).toBe(1)
    expect(again.err()).toMatch(/not a whole backup/)
  })

  test('bytes of an upload that never finished are cleared away', async () => {
    const data = temporaryFolder()
    fs.mkdirSync(path.join(data, 'files'))
    fs.writeFileSync(path.join(data, 'files', 'half.part'), 'half')
    const gateway = await open({ data })
    expect(fs.readdirSync(path.join(data, 'files'))).toEqual([])
    await gateway.close()
  })
})

test('nobody but this machine is answered, and no web page from elsewhere', async () => {
  const gateway = await open()
  const ask = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      http
        .get(`${gateway.url}/control/clock`, { headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        })
        .on('error', reject)
    })
  expect(await ask({})).toBe(200)
  expect(await ask({ host: 'evil.example' })).toBe(403)
  expect(await ask({ origin: 'https://evil.example' })).toBe(403)
  expect(await ask({ origin: 'http://127.0.0.1:5173' })).toBe(200)
  await gateway.close()
})
