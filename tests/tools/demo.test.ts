import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readOptions } from '../../emulator/demo/main'
import { demoUser, persons } from '../../emulator/demo/persons'
import { type Demo, startDemo } from '../../emulator/demo/start'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

type Home = {
  ok: boolean
  data: { me: { name: string; leads: unknown[] } | null; school: { name: string } }
}
async function homeOf(demo: Demo, openid: string): Promise<Home['data']> {
  const call = { action: 'home.show', input: {} }
  const answer = await demo.gateway.invoke('api', call, { openid })
  const reply = ('result' in answer ? answer.result : answer) as Home
  if (!reply.ok) throw new Error(JSON.stringify(reply))
  return reply.data
}

async function withDemo<T>(
  options: Parameters<typeof startDemo>[0],
  body: (demo: Demo) => Promise<T>,
) {
  const demo = await startDemo({ port: 0, ...options })
  try {
    return await body(demo)
  } finally {
    await demo.close()
  }
}

test('openids look like those of WeChat and are all different', () => {
  expect(new Set(persons.map(({ openid }) => openid)).size).toBe(persons.length)
  for (const { openid } of persons) expect(openid).toMatch(/^oDemo[0-9a-z]{23}$/)
})

test('the first start binds the demo persons, all but one; the second finds everything', async () => {
  const data = path.join(folder, 'kept')
  await withDemo({ data }, async (demo) => {
    const secretary = await homeOf(demo, demoUser('secretary').openid)
    expect(secretary).toMatchObject({ school: { name: '示例大学' }, me: { name: '赵甲一' } })
    expect(secretary.me?.leads).toHaveLength(1)
    expect((await homeOf(demo, demoUser('unitSecretary').openid)).me?.leads).toEqual([])
    expect((await homeOf(demo, demoUser('unbound').openid)).me).toBeNull()
    expect((await homeOf(demo, 'o-stranger')).me).toBeNull()
    expect((await fetch(demo.phone.url)).ok).toBe(true)
    // somebody leaves; the next start must not bring them back
    const leave = { action: 'binding.release', input: {} }
    await demo.gateway.invoke('api', leave, { openid: demoUser('member').openid })
  })
  const secret = fs.readFileSync(path.join(data, 'sign-in-secret'), 'utf8')
  expect(fs.statSync(path.join(data, 'sign-in-secret')).mode & 0o077).toBe(0)
  await withDemo({ data }, async (demo) => {
    expect((await homeOf(demo, demoUser('secretary').openid)).me?.name).toBe('赵甲一')
    expect((await homeOf(demo, demoUser('member').openid)).me).toBeNull()
  })
  expect(fs.readFileSync(path.join(data, 'sign-in-secret'), 'utf8')).toBe(secret)
  await withDemo({ data, reset: true }, async (demo) => {
    expect((await homeOf(demo, demoUser('member').openid)).me?.name).toBe('孙丙三')
  })
})

test('without people there is a school and nobody in it', async () => {
  await withDemo({ memory: true, empty: true }, async (demo) => {
    const home = await homeOf(demo, demoUser('secretary').openid)
    expect(home).toMatchObject({ me: null, school: { name: '示例大学' } })
  })
})

test('the clock starts where it is told, also before today', async () => {
  const now = '2026-03-02T09:00:00+08:00'
  await withDemo({ memory: true, now }, async (demo) => {
    const secretary = await homeOf(demo, demoUser('secretary').openid)
    expect(secretary.me?.leads).toHaveLength(1)
    expect(secretary).toMatchObject({ month: { month: '2026-03' } })
  })
})

test('options of npm start', () => {
  expect(readOptions(['--port', '5200', '--reset', '--empty'])).toMatchObject({
    port: 5200,
    reset: true,
    empty: true,
  })
  expect(readOptions(['--help'])).toBe('help')
  expect(() => readOptions(['--port', 'x'])).toThrow('--port is not a port')
  expect(() => readOptions(['--now', 'tomorrow'])).toThrow('--now is not a time')
  expect(() => readOptions(['--colour'])).toThrow()
})
