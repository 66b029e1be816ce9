import tcb from '@cloudbase/node-sdk'
import readWorkbook from 'read-excel-file/node'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('forms.mine', () => ({}), { world, fixture, abroad: false })

/** Sheet name → the text of its cells. */
async function workbookOf(who: 'member' | 'liaison'): Promise<Map<string, string>> {
  const made = await world().yes('forms.mine', {}, fixture().as(who))
  expect(made.fileName).toBe('本人信息_20261211.xlsx')
  const bytes = Buffer.from(await (await fetch(made.url)).arrayBuffer())
  const sheets = await readWorkbook(bytes)
  return new Map(sheets.map(({ sheet, data }) => [sheet, JSON.stringify(data)]))
}

test('C3.5b everything about the caller, a sheet a kind, and nothing about anybody else', async () => {
  const activityId = await postEvent(world(), fixture())
  const openid = fixture().as('member')
  const leave = { activityId, kind: 'sick', reason: '发烧卧床' } as const
  await world().yes('leave.ask', leave, openid)
  await closeEvent(world(), fixture(), activityId)
  await world().at(AFTER)
  const memberId = fixture().people.member._id
  const secretary = fixture().as('secretary')
  const service = { kind: 'pairing' as const, what: '编程结对辅导', on: '2026-12-10' }
  const participants = [memberId]
  await world().yes('service.add', { key: aKey(), activityId, ...service, participants }, secretary)
  const care = { kind: 'talk' as const, on: '2026-12-10', purpose: '了解近期工作情况' }
  const { branch } = fixture()
  await world().yes('care.add', { key: aKey(), branchId: branch._id, memberId, ...care }, secretary)
  await world().yes('data.object', { key: aKey(), about: 'care', text: '日期应为9日' }, openid)
  const correction = { branchId: branch._id, memberId, phone: '13912345678' }
  await world().yes('member.correct', correction, secretary)
  const late = { activityId, memberId, reason: '签到纸上有签名' }
  await world().yes('entry.declare', late, fixture().as('recorder'))
  await world().yes('entry.confirm', { activityId, memberId, agree: true }, secretary)
  const mine = await workbookOf('member')
  expect([...mine.keys()]).toEqual([
    '基本信息',
    '经历',
    '参加情况',
    '补登',
    '补课',
    '志愿服务',
    '关怀记录',
    '联系记录',
    '更正记录',
    '我提出的',
    '消息提醒',
  ])
  expect(mine.get('基本信息')).toContain(fixture().people.member.schoolNo)
  expect(mine.get('参加情况')).toContain('发烧卧床')
  expect(mine.get('参加情况')).toContain('到会')
  expect(mine.get('补登')).toMatch(/签到纸上有签名.*recorder.*已同意.*secretary/s)
  expect(mine.get('志愿服务')).toContain('编程结对辅导')
  expect(mine.get('关怀记录')).toContain('了解近期工作情况')
  expect(mine.get('我提出的')).toContain('日期应为9日')
  expect(mine.get('更正记录')).toMatch(/手机.*secretary/s)
  expect(mine.get('补课')).toContain('没有保存')
  expect(mine.get('消息提醒')).toContain('活动通知')
  const other = JSON.stringify([...(await workbookOf('liaison')).values()])
  for (const secret of ['发烧卧床', '了解近期工作情况', '日期应为9日', '签到纸上有签名'])
    expect(other).not.toContain(secret)
})

test('F6 a form lies there for an hour, then it is gone; nothing of it stays', async () => {
  const lies = () => world().documents.count('loose_files', { activityId: null })
  await world().at(AFTER)
  const made = await world().yes('forms.mine', {}, fixture().as('member'))
  expect((await fetch(made.url)).status).toBe(200)
  expect(await lies()).toBeGreaterThan(0)
  await world().at('2026-12-11T18:08')
  expect((await world().tick()).loose).toBe(0)
  expect((await fetch(made.url)).status).toBe(200)
  await world().at('2026-12-11T20:00')
  expect((await world().tick()).loose).toBeGreaterThan(0)
  expect(await lies()).toBe(0)
  const app = tcb.init({ env: process.env.TCB_ENV ?? '' })
  const [again] = (await app.getTempFileURL({ fileList: [made.fileId] })).fileList
  expect(again?.tempFileURL ?? '').toBe('')
})
