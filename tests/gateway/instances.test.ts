import fs from 'node:fs'
import path from 'node:path'
import { startGateway } from '../../emulator/cloud/gateway'
import {
  databaseCalls,
  sequentialStages,
  temporaryFolder,
  until,
  withCloud,
  writeFunction,
  writes,
} from '../support/cloud'
import { callerOf, sampleFunctions } from './sample-functions'
import { nodeSdk } from './sdks'

const functions = sampleFunctions()
const cloud = withCloud(() => ({ functions, functionEnv: { SIGN_IN_SECRET: 's3cret' } }))
const invoke = callerOf(cloud)

beforeAll(async () => {
  cloud.gateway.provision([{ name: 'things' }])
  await nodeSdk().database().collection('things').add({ _id: 'a', n: 0 })
})

describe('the world of an instance', () => {
  test('its clock is the clock of the gateway, from loading on', async () => {
    await cloud.gateway.clock.set('2031-05-06T07:08:09Z')
    const { result } = await invoke('clock')
    await cloud.gateway.clock.reset()
    const set = Date.parse('2031-05-06T07:08:09Z')
    const seen = result as { now: number; fresh: number; loaded: number; text: string }
    for (const instant of [seen.now, seen.fresh, seen.loaded]) {
      expect(instant - set).toBeGreaterThanOrEqual(0)
      expect(instant - set).toBeLessThan(60_000)
    }
    expect(seen.text).toMatch(/May 06 2031/)
    expect(result).toMatchObject({
      kept: 5,
      utc: Date.UTC(2026, 0, 1),
      parsed: Date.UTC(2026, 0, 1),
      is: true,
      made: true,
      zone: 0,
      tz: 'UTC',
    })
  })

  test('a warm instance follows when the clock is moved', async () => {
    await invoke('clock')
    await cloud.gateway.clock.advance(3_600_000)
    const { result } = await invoke('clock')
    expect((result as { now: number }).now - Date.now()).toBeGreaterThan(3_500_000)
    await cloud.gateway.clock.reset()
  })

  test('extra variables reach every function', async () => {
    expect((await invoke('secret')).result).toBe('s3cret')
  })

  test('a changed module further down, and a changed timeout, count as well', async () => {
    const version = (n: number, timeout: number) =>
      writeFunction(functions, 'parted', {
        code: "exports.main = (e, context) => [require('./part'), context.time_limit_in_ms]",
        files: { 'part.js': `module.exports = ${n}` },
        config: { timeout },
      })
    version(1, 5)
    expect((await invoke('parted')).result).toEqual([1, 5000])
    version(22, 10)
    expect((await invoke('parted')).result).toEqual([22, 10_000])
  })

  test('a changed file is used from the next call on', async () => {
    writeFunction(functions, 'changing', { code: 'exports.main = () => 1' })
    expect((await invoke('changing')).result).toBe(1)
    writeFunction(functions, 'changing', { code: 'exports.main = () => 20' })
    expect((await invoke('changing')).result).toBe(20)
  })
})

describe('logs', () => {
  test('an invocation shows its calls, writes and sequential stages, and no person', async () => {
    const { requestId } = await invoke('counts', {}, 'oPerson_9')
    const [entry] = cloud.gateway.logs.entries({ requestId })
    const calls = databaseCalls(entry?.calls ?? [])
    expect(calls.map(({ action, collection }) => `${action} ${collection}`).sort()).toEqual([
      'database.calculateDocument things',
      'database.getDocument things',
      'database.getDocument things',
      'database.modifyDocument things',
    ])
    expect(writes(calls)).toHaveLength(1)
    expect(sequentialStages(calls)).toBeLessThanOrEqual(4)
    expect(sequentialStages(calls)).toBeGreaterThanOrEqual(2)
    expect(entry).toMatchObject({ ok: true, source: 'wx_client', lines: ['begins { n: 1 }'] })
    expect(JSON.stringify(entry)).not.toContain('oPerson_9')
  })

  test('stand on the console too, every line with the request id', async () => {
    const lines: string[] = []
    const gateway = await startGateway({ functions, log: (line) => lines.push(line) })
    const reply = await gateway.invoke('says', {}, { openid: 'oPerson_9' })
    const failed = await gateway.invoke('boom', {})
    await gateway.close()
    expect(lines).toEqual([
      `${reply.requestId} says | begins { n: 1 }`,
      expect.stringMatching(
        new RegExp(`^${reply.requestId} says \\(wx_client\\) \\d+ ms, 0 calls, ok$`),
      ),
      expect.stringMatching(
        new RegExp(`^${failed.requestId} boom .* failed: .*boom from function`),
      ),
    ])
  })

  test('say which call had to start an instance', async () => {
    const first = await invoke('callback', { x: 1 })
    const second = await invoke('callback', { x: 1 })
    const cold = [first, second].map(
      ({ requestId }) => cloud.gateway.logs.entries({ requestId })[0]?.cold,
    )
    expect(cold).toEqual([true, false])
  })

  test('are served with the request id that /invoke answers', async () => {
    const answer = await fetch(`${cloud.gateway.url}/invoke`, {
      method: 'POST',
      body: JSON.stringify({ name: 'sum', data: { a: 1, b: 1 }, openid: 'oX1' }),
    })
    const { result, requestId } = (await answer.json()) as { result: object; requestId: string }
    expect(result).toEqual({ sum: 2 })
    const logs = await (await fetch(`${cloud.gateway.url}/logs?requestId=${requestId}`)).json()
    expect(logs).toMatchObject([
      { requestId, function: 'sum', ok: true, cold: expect.any(Boolean) },
    ])
  })
})

describe("somebody else's project", () => {
  const foreign = temporaryFolder()
  const dir = path.join(foreign, 'cloudfunctions')
  writeFunction(dir, 'login', {
    code: `const cloud = require('wx-server-sdk')
const { greet } = require('shared/greet')
const own = require('./lib')
cloud.init()
exports.main = async () => { const { OPENID } = cloud.getWXContext(); return greet(OPENID) + own }`,
    files: { 'lib.js': "module.exports = '!'" },
  })
  fs.mkdirSync(path.join(dir, 'shared'))
  fs.writeFileSync(path.join(dir, 'shared/greet.js'), "exports.greet = (who) => 'hello ' + who")
  const other = withCloud(() => ({ functions: dir }))

  test('runs as it is: own files, root-relative modules, the SDK from here', async () => {
    const reply = await other.gateway.invoke('login', {}, { openid: 'oForeign_1' })
    expect(reply).toMatchObject({ result: 'hello oForeign_1!' })
  })
})

describe('with two instances at most', () => {
  const few = withCloud(() => ({ functions, instances: 2 }))

  test('further calls wait for a free instance and all are answered', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, i) => few.gateway.invoke('sum', { a: i, b: 0 })),
    )
    expect(replies.map((reply) => ('result' in reply ? reply.result : reply))).toEqual(
      Array.from({ length: 10 }, (_, i) => ({ sum: i })),
    )
    const cold = few.gateway.logs.entries().filter((entry) => entry.cold)
    expect(cold.length).toBeLessThanOrEqual(2)
  })
})

test('closing ends every instance', async () => {
  const gateway = await startGateway({ functions })
  gateway.provision([{ name: 'things' }])
  Object.assign(process.env, gateway.env())
  const reply = await gateway.invoke('whoami', {})
  const { pid } = (reply as { result: { pid: number } }).result
  await gateway.close()
  await until(() => !fs.existsSync(`/proc/${pid}`))
  expect(fs.existsSync(`/proc/${pid}`)).toBe(false)
})
