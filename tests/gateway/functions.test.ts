import fs from 'node:fs'
import path from 'node:path'
import {
  databaseCalls,
  functionsFolder,
  rejection,
  sequentialStages,
  temporaryFolder,
  until,
  withCloud,
  writeFunction,
  writes,
} from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

const CLOUD = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
`
const WHOAMI = `${CLOUD}
let calls = 0
exports.main = async (event, context) => {
  const before = cloud.getWXContext()
  await cloud.database().collection('things').count()
  await new Promise((resolve) => setTimeout(resolve, event.wait || 0))
  const after = cloud.getWXContext()
  return { before: before.OPENID, after: after.OPENID, source: after.SOURCE, userInfo: event.userInfo, pid: process.pid, calls: ++calls, context }
}`

const functions = functionsFolder({
  whoami: { code: WHOAMI, config: { timeout: 20 } },
  sum: { code: 'exports.main = (event) => ({ sum: event.a + event.b })' },
  callback: { code: 'exports.main = (event, context, answer) => { answer(null, event.x) }' },
  nothing: { code: 'exports.main = () => {}' },
  boom: { code: "exports.main = async () => { throw new Error('boom from function') }" },
  broken: { code: 'exports.main = (' },
  slow: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
  stuck: { code: 'exports.main = () => { for (;;) {} }', config: { timeout: 1 } },
  quits: { code: 'exports.main = () => { process.exit(7) }' },
  large: { code: "exports.main = ({ size }) => 'x'.repeat(size)" },
  json: { code: 'exports.main = async () => \'{"a":1}\'' },
  clock: {
    code: `const loaded = Date.now()
exports.main = () => ({
  loaded, now: Date.now(), fresh: new Date().getTime(), text: Date(),
  kept: new Date(5).getTime(), utc: Date.UTC(2026, 0, 1), parsed: Date.parse('2026-01-01'),
  is: new Date() instanceof Date, made: new Date().constructor === Date, zone: new Date(0).getHours(), tz: process.env.TZ,
})`,
  },
  secret: { code: 'exports.main = () => process.env.SIGN_IN_SECRET ?? null' },
  leftovers: {
    code: `exports.main = () => Object.keys(process.env).filter((name) => name.startsWith('WX_') || name === 'TCB_SOURCE')`,
  },
  outer: {
    code: `${CLOUD}
exports.main = async (event) => {
  const { result } = await cloud.callFunction({ name: 'inner', data: event })
  let failure
  try { await cloud.callFunction({ name: 'boom' }) } catch (error) { failure = error.errMsg }
  return { mine: cloud.getWXContext().OPENID, result, failure }
}`,
    config: { timeout: 20 },
  },
  inner: {
    code: `${CLOUD}
exports.main = async (event) => {
  const { OPENID = null, SOURCE } = cloud.getWXContext()
  return { OPENID, SOURCE, userInfo: event.userInfo ?? null, n: event.n }
}`,
  },
  counts: {
    code: `${CLOUD}
exports.main = async () => {
  const things = cloud.database().collection('things')
  console.log('begins', { n: 1 })
  await Promise.all([things.doc('a').get(), things.count(), things.limit(1).get()])
  await things.doc('a').update({ data: { n: Math.random() } })
  return true
}`,
    config: { timeout: 20 },
  },
})

const cloud = withCloud(() => ({ functions, functionEnv: { SIGN_IN_SECRET: 's3cret' } }))
const invoke = async (name: string, data: unknown = {}, openid?: string) =>
  (await cloud.gateway.invoke(name, data, { openid })) as {
    result: never
    errCode?: number
    errMsg: string
    requestId: string
  }

beforeAll(async () => {
  cloud.gateway.provision([{ name: 'things' }])
  await nodeSdk().database().collection('things').add({ _id: 'a', n: 0 })
})

describe('who is calling', () => {
  test('eight at once each see themselves, before and after waiting', async () => {
    const openids = Array.from({ length: 8 }, (_, i) => `oPerson_${i}`)
    const replies = await Promise.all(
      openids.map((openid) => invoke('whoami', { wait: 50 }, openid)),
    )
    const seen = replies.map(({ result }) => result as { before: string; after: string })
    expect(seen.map(({ before }) => before)).toEqual(openids)
    expect(seen.map(({ after }) => after)).toEqual(openids)
  })

  test('the event of a phone carries the person too, and the context names the invocation', async () => {
    const { result, requestId } = await invoke('whoami', {}, 'oPerson_1')
    expect(result).toMatchObject({
      source: 'wx_client',
      userInfo: { openId: 'oPerson_1' },
      context: { request_id: requestId, function_name: 'whoami', time_limit_in_ms: 20_000 },
    })
  })

  test('an instance stays warm with its module state and forgets the person', async () => {
    const first = (await invoke('leftovers', {}, 'oPerson_1')).result as string[]
    expect(first).toContain('WX_OPENID')
    const second = (await invoke('leftovers')).result as string[]
    expect(second).not.toContain('WX_OPENID')
    const one = (await invoke('whoami', {}, 'oA1')).result as { pid: number; calls: number }
    const two = (await invoke('whoami', {}, 'oB1')).result as { pid: number; calls: number }
    expect(two.pid).toBe(one.pid)
    expect(two.calls).toBe(one.calls + 1)
  })

  test('a function called by a function learns no openid and sees the chain', async () => {
    const { result } = await invoke('outer', { n: 5 }, 'oPerson_1')
    expect(result).toMatchObject({
      mine: 'oPerson_1',
      result: { OPENID: null, SOURCE: 'wx_client,scf', n: 5 },
      failure: expect.stringMatching(/user code exception caught.*boom from function/),
    })
  })
})

describe('answers', () => {
  test('values, callbacks, nothing, and text that looks like JSON', async () => {
    expect((await invoke('sum', { a: 1, b: 2 })).result).toEqual({ sum: 3 })
    expect((await invoke('callback', { x: 'y' })).result).toBe('y')
    expect((await invoke('nothing')).result).toBeNull()
    expect((await invoke('json')).result).toBe('{"a":1}')
  })

  test('both SDKs call functions', async () => {
    expect(await wxSdk().callFunction({ name: 'sum', data: { a: 2, b: 2 } })).toMatchObject({
      result: { sum: 4 },
    })
    expect(await nodeSdk().callFunction({ name: 'sum', data: { a: 2, b: 3 } })).toMatchObject({
      result: { sum: 5 },
    })
  })

  test('a function that throws: −504002 on the phone, FUNCTIONS_EXECUTE_FAIL in the SDK', async () => {
    const onPhone = await invoke('boom')
    expect(onPhone.errCode).toBe(-504002)
    expect(onPhone.errMsg).toMatch(
      /^cloud\.callFunction:fail Error: errCode: -504002 functions execute fail \| errMsg: \{"errorCode":1,"errorMessage":"user code exception caught","stackTrace":"Error: boom from function/,
    )
    const inSdk = await rejection(nodeSdk().callFunction({ name: 'boom', data: {} }))
    expect(inSdk.code).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect(JSON.parse(inSdk.message)).toMatchObject({ errorCode: 1 })
  })

  test('a module that does not load, one that ends its process, one that is not there', async () => {
    expect((await invoke('broken')).errMsg).toMatch(/SyntaxError/)
    expect((await invoke('quits')).errMsg).toMatch(/exit code 7/)
    expect(await invoke('missing')).toMatchObject({
      errCode: -501000,
      errMsg: expect.stringMatching(/FunctionName parameter could not be found/),
    })
    expect(await invoke('../sum')).toMatchObject({ errCode: -501000 })
  })

  test.each(['slow', 'stuck'])(
    '%s: the timeout of config.json, and the next call gets a new instance',
    async (name) => {
      const { errMsg } = await invoke(name)
      expect(errMsg).toMatch(/Invoking task timed out after 1 seconds/)
      expect(cloud.gateway.logs.entries({ function: name }).at(-1)).toMatchObject({ ok: false })
      expect((await invoke(name)).errMsg).toMatch(/timed out/)
    },
  )

  test('results of 1 MB and requests of 100 KB are the most', async () => {
    expect((await invoke('large', { size: 1_000_000 })).errCode).toBeUndefined()
    expect((await invoke('large', { size: 1_100_000 })).errCode).toBe(-604001)
    expect((await invoke('sum', { text: 'x'.repeat(110_000) })).errCode).toBe(-501007)
  })
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
  const { startGateway } = await import('../../emulator/cloud/gateway')
  const gateway = await startGateway({ functions })
  gateway.provision([{ name: 'things' }])
  Object.assign(process.env, gateway.env())
  const reply = await gateway.invoke('whoami', {})
  const { pid } = (reply as { result: { pid: number } }).result
  await gateway.close()
  await until(() => !fs.existsSync(`/proc/${pid}`))
  expect(fs.existsSync(`/proc/${pid}`)).toBe(false)
})
