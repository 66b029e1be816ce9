import { rejection, withCloud } from '../support/cloud'
import { callerOf, sampleFunctions } from './sample-functions'
import { nodeSdk, wxSdk } from './sdks'

const functions = sampleFunctions()
const cloud = withCloud(() => ({ functions, functionEnv: { SIGN_IN_SECRET: 's3cret' } }))
const invoke = callerOf(cloud)

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

  test('without a timeout in config.json it is the 3 seconds of the platform', async () => {
    const began = Date.now()
    expect(await invoke('waits')).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringMatching(/Invoking task timed out after 3 seconds/),
    })
    expect(Date.now() - began).toBeGreaterThanOrEqual(3000)
  })

  test('results of 1 MB and requests of 100 KB are the most', async () => {
    expect((await invoke('large', { size: 1_000_000 })).errCode).toBeUndefined()
    expect((await invoke('large', { size: 1_100_000 })).errCode).toBe(-604001)
    expect((await invoke('sum', { text: 'x'.repeat(110_000) })).errCode).toBe(-501007)
    const characters = '字'.repeat(40_000)
    expect(await invoke('sum', { text: characters })).toMatchObject({
      errCode: -501007,
      errMsg: expect.stringMatching(/data exceed max size/),
    })
    expect((await invoke('sum', { a: 1, b: 1, text: 'x'.repeat(100_000) })).result).toEqual({
      sum: 2,
    })
  })
})

describe('on a busy machine', () => {
  const patient = withCloud(() => ({ functions, patience: 60 }))

  test('patience stretches the real limit; without it the same function has timed out', async () => {
    expect((await callerOf(patient)('late')).result).toBe('late')
    expect((await invoke('late')).errMsg).toMatch(/timed out after 1 seconds/)
  })
})
