import tcb from '@cloudbase/node-sdk'
import readWorkbook from 'read-excel-file/node'
import { addMonths } from '../../cloudfunctions/core/domain/calendar'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { SINCE } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

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

test('C3.5b how an arrival was written, by whom, late and with which note, on the page and in the workbook', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:30')
  const memberIds = [fixture().people.member._id]
  const ticked = { activityId, memberIds, method: 'paper', late: true, note: '手机没电' } as const
  await world().yes('arrival.tick', ticked, fixture().as('recorder'))
  const { attendance } = await world().yes('me.show', {}, fixture().as('member'))
  expect(attendance).toMatchObject([
    { mine: { late: true }, arrival: { method: 'paper', by: 'recorder', note: '手机没电' } },
  ])
  await world().at(AFTER)
  const sheet = (await workbookOf('member')).get('参加情况')
  expect(sheet).toMatch(/到会.*是.*纸质补录.*recorder.*手机没电/)
})

test('C3.5b nothing is cut off: neither days behind many that did not list the person, nor messages', async () => {
  const { branch, people } = fixture()
  const { _id: memberId, name } = people.member
  const roster = [{ memberId, name, stage: 'full', group: null, standing: 'due' } as const]
  await putHeldDay(world(), branch, '2024-01-05', { theme: '很早的一次', roster })
  const months = Array.from({ length: 30 }, (_, i) => addMonths('2024-02', i))
  await Promise.all(months.map((month) => putHeldDay(world(), branch, `${month}-05`)))
  const told = Array.from({ length: 210 }, (_, i) => ({
    _id: `msg_notice_${i}_${memberId}`,
    kind: 'notice',
    memberId,
    branchId: branch._id,
    activityId: null,
    facts: {},
    page: '',
    state: 'sent',
    dueAt: SINCE + i,
    settledAt: SINCE + i,
    toldBy: null,
    why: null,
  }))
  await Promise.all(told.map((doc) => world().documents.put('messages', doc)))
  await world().at(AFTER)
  const { attendance } = await world().yes('me.show', {}, fixture().as('member'))
  expect(attendance.map((one) => one.theme)).toEqual(['很早的一次'])
  const mine = await workbookOf('member')
  expect(mine.get('参加情况')).toContain('很早的一次')
  expect(mine.get('消息提醒')?.split('活动通知')).toHaveLength(211)
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
