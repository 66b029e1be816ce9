import readWorkbook from 'read-excel-file/node'
import { DUE, POSTED, postEvent } from '../support/branch'
import { aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('forms.register', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })

async function sheet(): Promise<string[][]> {
  const made = await world().yes('forms.register', { activityId }, fixture().as('recorder'))
  expect(made.fileName).toMatch(/^第\d+党支部_202612_主题党日签到表\.xlsx$/)
  const bytes = Buffer.from(await (await fetch(made.url)).arrayBuffer())
  const [first] = await readWorkbook(bytes)
  return (first?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')))
}

test('F2 the list to sign: everybody in roster order without titles, guests after them, room for a signature', async () => {
  const rows = await sheet()
  expect(rows[0]?.[0]).toBe('支部主题党日签到表')
  expect(rows[2]?.[0]).toContain('学习党章专题讨论')
  expect(rows[3]?.[0]).toContain(`应到 ${DUE} 人`)
  const head = rows.findIndex((row) => row[0] === '序号')
  expect(rows[head]).toEqual(['序号', '姓名', '党小组', '签名', '备注'])
  const names = rows.slice(head + 1).map((row) => row[1])
  expect(names.slice(0, 3)).toEqual(['secretary', 'deputy', 'recorder'])
  const remarkOf = (name: string) => rows.find((row) => row[1] === name)?.[4]
  expect([remarkOf('mobile'), remarkOf('exempt'), remarkOf('prospect')]).toEqual([
    '流动',
    '免',
    '列席',
  ])
  expect(names.indexOf('prospect')).toBeGreaterThan(names.indexOf('mobile'))
  expect(rows.slice(head + 1).every((row) => row[3] === '')).toBe(true)
})

test('printed the day before, it has who joined since the posting', async () => {
  await world().documents.put('members', aMember(fixture().branch, '新来人', { order: 90 }))
  await world().at('2026-12-10T17:00')
  expect((await sheet()).flat()).toContain('新来人')
})

test('no list for a day that was called off', async () => {
  await world().at(POSTED)
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, openid)
  expect(await world().no('forms.register', { activityId }, openid)).toBe('activity-cancelled')
})
