import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { until } from '../support/cloud'

/**
 * A project that is not ours, in the style of the templates of WeChat's developer tools: several functions, a folder
 * they share and require from the root, a transaction, an aggregation with lookup, a timer. It is run as its README
 * would say: with the command, from its own folder.
 */
const PROJECT = path.join(__dirname, 'foreign')
const ROOT = path.resolve(__dirname, '../..')

let npm: ChildProcess
let ended: Promise<unknown>
let url = ''

beforeAll(async () => {
  const args = ['--prefix', ROOT, 'run', '--silent', 'cloud', '--']
  npm = spawn(
    'npm',
    [...args, '--memory', '--functions', 'cloudfunctions', '--now', '2026-11-20T19:00:00+08:00'],
    {
      cwd: PROJECT,
      env: { ...process.env, INIT_CWD: PROJECT },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let out = ''
  npm.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  ended = new Promise((resolve) => npm.once('close', resolve))
  await until(() => out.includes('\n') || npm.exitCode !== null)
  url = (JSON.parse(out) as { url: string }).url
})
afterAll(async () => {
  npm.kill('SIGTERM')
  await ended
})

const post = async (route: string, body: object) =>
  (await fetch(url + route, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<
    Record<string, unknown>
  >
const call = async (name: string, data: object = {}, openid = 'oForeign_1') =>
  (await post('/invoke', { name, data, openid })).result
const order = (type: string, data: object = {}, openid?: string) =>
  call('orders', { type, data }, openid)

test('the functions make their collections themselves, once', async () => {
  expect(await call('init')).toEqual({ code: 0, data: { created: ['goods', 'orders', 'reports'] } })
  expect(await call('init')).toEqual({ code: 0, data: { created: [] } })
})

test('login knows who calls; called by a function it learns nobody', async () => {
  expect(await call('login', { a: 1 })).toMatchObject({
    event: { a: 1, userInfo: { openId: 'oForeign_1' } },
    openid: 'oForeign_1',
    appid: expect.stringMatching(/^wx/),
  })
  const { data } = (await order('whoami')) as { data: Record<string, unknown> }
  expect(data).toMatchObject({ event: { from: 'orders' } })
  expect(data).not.toHaveProperty('openid')
})

test('orders in transactions, then a list that looks up the goods', async () => {
  await order('create', { goodsId: 'cup', count: 3 })
  await order('create', { goodsId: 'tea', count: 2 })
  await order('create', { goodsId: 'tea', count: 1 }, 'oForeign_2')
  expect(await order('mine')).toEqual({
    code: 0,
    data: [
      { name: '茶', count: 2, total: 60, day: '2026-11-20' },
      { name: '杯', count: 3, total: 37.5, day: '2026-11-20' },
    ],
  })
  expect(await order('create', { goodsId: 'none', count: 1 })).toMatchObject({
    code: -1,
    message: expect.stringMatching(/does not exist/),
  })
  expect(await order('fly')).toEqual({ code: -1, message: 'no fly' })
})

test('the timer writes its report in the morning', async () => {
  expect(await post('/control/clock', { now: '2026-11-21T08:00:01+08:00' })).toMatchObject({
    fired: [{ function: 'report', trigger: 'daily', ok: true, result: { lines: 2, none: null } }],
  })
})
