import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/cloud/gateway'
import { functionsFolder, temporaryFolder, until } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

const ROOT = path.resolve(__dirname, '../..')
const children = new Set<ChildProcess>()
const opened: Gateway[] = []

/** A gateway in this process; whatever a test leaves open is closed after it. */
async function open(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway(options)
  opened.push(gateway)
  Object.assign(process.env, gateway.env())
  return gateway
}

afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close()
})

function run(script: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, out: () => out, err: () => err, ended }
}

type Ready = { url: string; env: Record<string, string> }

async function startProcess(...args: string[]) {
  const gateway = run('emulator/cloud/main.ts', args)
  await until(() => gateway.out().includes('\n') || gateway.child.exitCode !== null)
  return { ...gateway, ready: () => JSON.parse(gateway.out()) as Ready }
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('the command prints one line of JSON with the variables that an SDK needs', async () => {
  const functions = functionsFolder({ env: { code: 'exports.main = () => process.env.KEY' } })
  const gateway = await startProcess('--memory', '--functions', functions, '--env', 'KEY=a=b')
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
    const gateway = await startProcess('--data', data, '--functions', functions)
    const { url, env } = gateway.ready()
    await fetch(`${url}/control/provision`, {
      method: 'POST',
      body: JSON.stringify({ collections: [{ name: 'items' }] }),
    })
    const invoked = await fetch(`${url}/invoke`, { method: 'POST', body: '{"name":"pid"}' })
    const { result: pid } = (await invoked.json()) as { result: number }
    const writers = ['x', 'y', 'z'].map((name) =>
      run('tests/gateway/writer.ts', [`${name}${round}`], env),
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
    const second = await startProcess('--data', data)
    expect(await second.ended).toBe(1)
    expect(second.err()).toMatch(/already uses the data folder/)
    await first.close()
    const third = await open({ data })
    await third.close()
  })

  test('is taken over when the process that held it is gone', async () => {
    const data = temporaryFolder()
    const gone = run('tests/gateway/writer.ts', [], {})
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

  test('a damaged database is reported, not replaced', async () => {
    const data = temporaryFolder()
    fs.writeFileSync(path.join(data, 'cloud.sqlite'), Buffer.alloc(8192, 'no database'))
    await expect(open({ data })).rejects.toThrow(/not a database|damaged|malformed/)
    expect(fs.readFileSync(path.join(data, 'cloud.sqlite')).subarray(0, 11).toString()).toBe(
      'no database',
    )
    expect(fs.existsSync(path.join(data, 'gateway.lock'))).toBe(false)
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
