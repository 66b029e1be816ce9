import { type Cloud, functionsFolder } from '../support/cloud'

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

/** Writes the functions of the function tests into a new folder. */
export const sampleFunctions = () =>
  functionsFolder({
    whoami: { code: WHOAMI, config: { timeout: 20 } },
    sum: { code: 'exports.main = (event) => ({ sum: event.a + event.b })' },
    callback: { code: 'exports.main = (event, context, answer) => { answer(null, event.x) }' },
    nothing: { code: 'exports.main = () => {}' },
    boom: { code: "exports.main = async () => { throw new Error('boom from function') }" },
    broken: { code: 'exports.main = (' },
    slow: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
    waits: { code: 'exports.main = () => new Promise(() => {})' },
    late: {
      code: "exports.main = () => new Promise((end) => setTimeout(end, 1500, 'late'))",
      config: { timeout: 1 },
    },
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
    says: { code: "exports.main = () => console.log('begins', { n: 1 })" },
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

export interface Reply {
  result: unknown
  errCode?: number
  errMsg: string
  requestId: string
}

/** @returns a caller of functions, as a phone of the given person */
export const callerOf =
  (cloud: Cloud) =>
  async (name: string, data: unknown = {}, openid?: string): Promise<Reply> =>
    (await cloud.gateway.invoke(name, data, { openid })) as Reply
