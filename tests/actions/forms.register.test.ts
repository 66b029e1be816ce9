import readWorkbook from 'read-excel-file/node'
import { closeEvent, DUE, IN_WINDOW, POSTED, postEvent, START } from '../support/branch'
import { aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('forms.register', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })

const COLUMNS = [
  '序号',
  '姓名',
  '学号/工号',
  '身份',
  '党小组',
  '签名',
  '到会时间',
  '请假及原因',
  '备注',
]

async function sheet(name = '签到表'): Promise<string[][]> {
  const made = await world().yes('forms.register', { activityId }, fixture().as('recorder'))
  expect(made.fileName.replace(/^第\d+党支部/, '')).toBe(`_2026年12月主题党日_${name}.xlsx`)
  const bytes = Buffer.from(await (await fetch(made.url)).arrayBuffer())
  const [first] = await readWorkbook(bytes)
  return (first?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')))
}

test('§7 the list of a day in batches names every sitting and its place', async () => {
  const startsAt = START + 24 * 3600_000
  const second = { startsAt, endsAt: startsAt + 3600_000, place: '值班室' }
  activityId = await postEvent(world(), fixture(), { sessions: [second] })
  const when = (await sheet())[3]?.[0] ?? ''
  expect(when).toMatch(/12月11日.*15:00；.*12月12日.*15:00/)
  expect(when).toMatch(/地点：.+；值班室$/)
})

test('F2 the list to sign: everybody in roster order without titles, guests after them, room for a signature', async () => {
  const rows = await sheet()
  expect(rows[0]?.[0]).toBe('支部主题党日签到表')
  expect(rows[2]?.[0]).toContain('学习党章专题讨论')
  const head = rows.findIndex((row) => row[0] === '序号')
  expect(rows[head]).toEqual(COLUMNS)
  const names = rows.slice(head + 1).map((row) => row[1])
  expect(names.slice(0, 3)).toEqual(['secretary', 'deputy', 'recorder'])
  const kinds = table(rows).map((row) => [row.姓名, row.身份, row.备注])
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['member', '正式', ''],
      ['probationary', '预备', ''],
      ['mobile', '正式', '流动'],
      ['exempt', '正式', '免'],
      ['prospect', '列席', ''],
    ]),
  )
  expect(table(rows).find((row) => row.姓名 === 'member')).toMatchObject({
    '学号/工号': fixture().people.member.schoolNo,
    党小组: '',
    到会时间: '',
    请假及原因: '',
  })
  const foot = rows.slice(-2).map((row) => row[0])
  expect(foot[0]).toMatch(new RegExp(`^应到 ${DUE}　实到 ＿+　请假 ＿+　缺席 ＿+$`))
  expect(foot[1]).toContain('记录人签名')
  expect(names.indexOf('prospect')).toBeGreaterThan(names.indexOf('mobile'))
  expect(rows.slice(head + 1).every((row) => row[5] === '')).toBe(true)
})

test('§7 closed, the list of a day in batches tells by the date who came to which sitting', async () => {
  const startsAt = START - 24 * 3600_000
  const second = { startsAt: START, endsAt: START + 3600_000, place: '值班室' }
  await world().at('2026-12-06T09:00')
  activityId = await postEvent(world(), fixture(), { startsAt, sessions: [second] })
  const tick = (who: 'liaison' | 'member') =>
    world().yes(
      'arrival.tick',
      { activityId, memberIds: [fixture().people[who]._id] },
      fixture().as('recorder'),
    )
  await world().at('2026-12-10T14:50')
  await tick('liaison')
  await world().at(IN_WINDOW)
  await tick('member')
  await closeEvent(world(), fixture(), activityId)
  const rows = table(await sheet('签到表（已归档）'))
  const cameAt = (name: string) => rows.find((row) => row.姓名 === name)?.到会时间
  expect([cameAt('liaison'), cameAt('member')]).toEqual(['12-10 14:50', '12-11 14:50'])
})

test('printed the day before, it has who joined since the posting', async () => {
  await world().documents.put('members', aMember(fixture().branch, '新来人', { order: 90 }))
  await world().at('2026-12-10T17:00')
  expect((await sheet()).flat()).toContain('新来人')
})

test('§4.4 closed, it says what was sealed, a late entry too, and gives no reason of a leave', async () => {
  const { member, liaison, recorder, prospect } = fixture().people
  await world().documents.patch('members', member._id, { group: '第一党小组' })
  await world().at('2026-12-10T09:00')
  const leave = { activityId, kind: 'sick', reason: '发烧卧床' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
  await world().at(IN_WINDOW)
  const memberIds = [liaison._id, prospect._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await closeEvent(world(), fixture(), activityId)
  const late = { activityId, memberId: recorder._id }
  await world().yes('entry.declare', { ...late, reason: '漏记' }, fixture().as('secretary'))
  await world().yes('entry.confirm', { ...late, agree: true }, fixture().as('deputy'))
  const rows = await sheet('签到表（已归档）')
  const rowOf = (name: string) => table(rows).find((row) => row.姓名 === name)
  expect(rows[4]).toEqual(COLUMNS)
  expect(rowOf('member')).toMatchObject({
    '学号/工号': member.schoolNo,
    党小组: '第一党小组',
    到会时间: '',
    请假及原因: '请假',
  })
  expect(rowOf('liaison')).toMatchObject({ 到会时间: '14:50', 请假及原因: '', 备注: '' })
  expect(rowOf('recorder')).toMatchObject({ 到会时间: '已到' })
  expect(rowOf('prospect')).toMatchObject({ 身份: '列席', 到会时间: '14:50' })
  expect(rowOf('secretary')).toMatchObject({ 备注: '缺席' })
  expect(rows.slice(-2).map((row) => row[0])).toEqual([
    `应到 ${DUE}　实到 2　请假 1　缺席 ${DUE - 3}`,
    '记录人：recorder',
  ])
  expect(JSON.stringify(rows)).not.toContain('发烧')
})

test('no list for a day that was called off', async () => {
  await world().at(POSTED)
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, openid)
  expect(await world().no('forms.register', { activityId }, openid)).toBe('activity-cancelled')
})
