import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { startGateway } from '../../emulator/cloud/gateway'
import { makeBackup } from '../../tools/backup/make'
import { movedTo } from '../../tools/backup/pictures'
import { runTool } from '../../tools/main'
import { connect } from '../../tools/platform/connect'
import { addPictures } from '../support/album'
import { AFTER, aUnitSecretary, closeEvent, foundBranch, postEvent } from '../support/branch'
import { startWorld, type World } from '../support/call'
import { builtFunctions } from '../support/functions-once'

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'))
let world: World
let other: World
let fixture: Awaited<ReturnType<typeof foundBranch>>
let activityId = ''
let erasedId = ''
let folder = ''

async function said(of: World, ...argv: string[]): Promise<string> {
  const lines: string[] = []
  await runTool([...argv, '--local', of.gateway.url], (line) => lines.push(line)).catch(
    (error: Error) => lines.push(error.message),
  )
  return lines.join('\n')
}
const backUp = (to = home) => said(world, 'backup', '--out', to, '--pictures')
const restore = (from = folder, ...more: string[]) => said(other, 'restore', from, ...more)
async function stored(of: World): Promise<Record<string, Doc[]>> {
  const all: Record<string, Doc[]> = {}
  for (const { name } of collections)
    all[name] = await of.documents.find(name, { where: {}, order: [['_id', 'asc']], limit: 1000 })
  return all
}
async function empty(of: World) {
  for (const [name, docs] of Object.entries(await stored(of)))
    for (const { _id } of docs) await of.documents.remove(name, _id)
}
const copyOf = (name: string) => {
  const copy = path.join(home, name)
  fs.cpSync(folder, copy, { recursive: true })
  return copy
}

beforeAll(async () => {
  const second = await startWorld()
  // the documents of a world are those of the world started last
  other = { ...second, documents: connect({ local: second.gateway.url }).documents }
  world = await startWorld()
  fixture = await foundBranch(world)
  activityId = await postEvent(world, fixture)
  await world.at(AFTER)
  const ids = await addPictures(world, fixture, activityId, ['one', 'two', 'three'])
  erasedId = ids[2] ?? ''
  await closeEvent(world, fixture, activityId)
  expect(await backUp()).toMatch(/照片和视频 3 个，本次取回 3 个/)
  folder = path.join(home, fs.readdirSync(home).find((name) => name !== 'pictures') ?? '')
})
beforeEach(() => empty(other))
afterAll(async () => {
  await world.close()
  await other.close()
  fs.rmSync(home, { recursive: true })
})

test('C4.3d a backup restored to an empty environment is the same, its ledger and pictures whole', async () => {
  expect(await restore(folder, '--dry-run')).toContain('备份完好，可以恢复')
  expect(Object.values(await stored(other)).flat()).toEqual([])
  expect(await restore()).toContain('与备份逐条相同')
  expect(await stored(other)).toEqual(await stored(world))
  expect(await said(other, 'verify', '--pictures')).toMatch(/全部完好[\s\S]*照片和视频 3 个/)
  // people go on where they were
  await other.at(AFTER)
  const { now: _, ...page } = await world.yes('home.show', {}, fixture.as('member'))
  expect(await other.yes('home.show', {}, fixture.as('member'))).toMatchObject(page)
})

test('a restore that broke off is completed by saying it again, and again changes nothing', async () => {
  await restore()
  const { members, media } = await stored(other)
  await other.documents.remove('members', members?.[0]?._id ?? '')
  await other.documents.remove('media', media?.[0]?._id ?? '')
  expect(await restore()).toContain('已恢复 2 条')
  expect(await stored(other)).toEqual(await stored(world))
  expect(await restore()).toContain('已恢复 0 条')
})

test('over anything else nothing is written', async () => {
  const [first] = (await stored(world)).members ?? []
  await other.documents.put('members', { ...first, name: '另一个人' } as Doc)
  await other.documents.put('orgs', { _id: 'u00000000099', name: '别的单位' })
  const answer = await restore()
  expect(answer).toContain('members：有 1 条与备份不同')
  expect(answer).toContain('orgs：有 1 条不在备份里')
  expect(answer).not.toContain('另一个人')
  expect(Object.values(await stored(other)).flat()).toHaveLength(2)
})

test('a backup that broke off, is damaged or comes from elsewhere is refused', async () => {
  const [broken, damaged, odd] = [copyOf('broken'), copyOf('damaged'), copyOf('odd')]
  fs.rmSync(path.join(broken, 'manifest.json'))
  expect(await restore(broken)).toContain('不是一份完整的备份')
  const part = path.join(damaged, 'ledger.jsonl.gz')
  const bytes = fs.readFileSync(part)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  fs.writeFileSync(part, bytes)
  expect(await restore(damaged)).toContain('ledger 缺失或损坏')
  const manifest = path.join(odd, 'manifest.json')
  fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('"bindings"', '"others"'))
  fs.renameSync(path.join(odd, 'bindings.jsonl.gz'), path.join(odd, 'others.jsonl.gz'))
  expect(await restore(odd)).toContain('不认识的集合：others')
  fs.writeFileSync(manifest, '{"format": 2}')
  expect(await restore(odd)).toContain('读不懂')
  expect(Object.values(await stored(other)).flat()).toEqual([])
})

test('an environment without collections is to be provisioned first', async () => {
  const bare = await startGateway({ functions: builtFunctions(), memory: true, timers: false })
  const lines: string[] = []
  await runTool(['restore', folder, '--local', bare.url], (line) => lines.push(line)).catch(
    (error: Error) => lines.push(error.message),
  )
  await bare.close()
  expect(lines).toEqual(['环境里还没有集合，请先运行 provision'])
})

test('a backup is never written over another one, and is its owner’s alone', async () => {
  const again = path.join(home, 'again')
  await world.at(AFTER)
  expect(await backUp(again)).toContain('已备份')
  await world.at(AFTER)
  expect(await backUp(again)).toContain('已存在')
  expect(fs.statSync(folder).mode & 0o077).toBe(0)
  expect(fs.statSync(path.join(folder, 'members.jsonl.gz')).mode & 0o077).toBe(0)
})

test('pictures lost from the backup are said; those erased on request are erased there as well', async () => {
  const pictures = path.join(home, 'pictures', activityId)
  expect(fs.readdirSync(pictures)).toHaveLength(3)
  const unit = await aUnitSecretary(world, fixture)
  await world.yes('media.erase', { activityId, mediaId: erasedId, reason: '误传' }, unit)
  await world.at('2026-12-20T22:00')
  expect(await backUp()).toContain('照片和视频 2 个，本次取回 0 个')
  expect(fs.readdirSync(pictures)).toHaveLength(2)
  expect(await restore(path.join(home, '2026-12-20-2200'))).not.toContain('不在备份里')
  await empty(other)
  expect(await restore()).toContain('有 1 个照片或视频不在备份里')
})

test('C4.3d a record closed while the backup is read makes it read again', async () => {
  const connection = connect({ local: world.gateway.url })
  const closing = (times: number) => {
    const count = async () => (times-- > 0 ? times : 0)
    return { ...connection, documents: { ...connection.documents, count } }
  }
  const made = await makeBackup(closing(2), path.join(home, 'busy'), false)
  expect(made.documents).toBeGreaterThan(0)
  const always = makeBackup(closing(99), path.join(home, 'busier'), false)
  await expect(always).rejects.toThrow('一直有支部在归档')
  expect(await restore(made.folder)).toContain('与备份逐条相同')
})

test('an album is at home where it is restored', () => {
  const album = { _id: 'a', items: [{ mediaId: 'x', fileId: 'cloud://old.one/media/a/x.jpg' }] }
  expect(movedTo('cloud://new.two/', album)).toEqual({
    _id: 'a',
    items: [{ mediaId: 'x', fileId: 'cloud://new.two/media/a/x.jpg' }],
  })
})
