import readWorkbook from 'read-excel-file/node'
import { addPictures } from '../support/album'
import { AFTER, closeEvent, DUE, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('record.text', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })

const shown = () => world().yes('record.text', { activityId }, fixture().as('recorder'))

test('F1 everything the province’s form asks for, field by field and in its order', async () => {
  await closeEvent(world(), fixture(), activityId)
  const { sealed, theme, fields } = await shown()
  expect([sealed, theme]).toEqual([true, '学习党章专题讨论'])
  const text = new Map(fields.map((one) => [one.label, one.text]))
  expect([...text.keys()].slice(0, 5)).toEqual(['上级党组织', '党支部', '年度', '次数', '活动类型'])
  expect(text.get('应到')).toBe(String(DUE))
  expect(text.get('请假人员')).toBe('无')
  expect(text.get('会议内容')).toBe('学习党章,交流体会。')
  expect(text.get('决议')).toBe('无决议')
  // the marks of our own paper are nobody else's
  expect([...text.keys()]).not.toContain('校验码')
  expect(fields.every((one) => one.text !== '')).toBe(true)
})

test('C4.4c the news begins with what happened, and names nobody by itself', async () => {
  await closeEvent(world(), fixture(), activityId)
  const { news } = await shown()
  expect(news.text).toMatch(/^12月11日下午，.*开展12月主题党日活动，主题是“学习党章专题讨论”/)
  expect(news.names).toEqual([])
  for (const { name } of Object.values(fixture().people)) expect(news.text).not.toContain(name)
})

test('what was not written yet is left out rather than copied empty', async () => {
  await world().at(AFTER)
  const { sealed, fields } = await shown()
  expect(sealed).toBe(false)
  expect(fields.map((one) => one.label)).not.toContain('成效')
})

test('nothing to copy of a day that was called off', async () => {
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, openid)
  expect(await world().no('record.text', { activityId }, openid)).toBe('activity-cancelled')
})

test('domain §7 #20 beside the news stand the pictures that nobody took out of the copy', async () => {
  await world().at(AFTER)
  const [out = '', kept] = await addPictures(world(), fixture(), activityId, ['one', 'two'])
  expect((await shown()).pictures).toHaveLength(2)
  const wish = { activityId, mediaId: out, inCopy: false, reason: '本人不同意' }
  await world().yes('media.publicity', wish, fixture().as('secretary'))
  const { pictures } = await shown()
  expect(pictures).toHaveLength(1)
  const { media } = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  const pathOf = (url = '') => new URL(url).pathname
  expect(pathOf(pictures[0])).toBe(pathOf(media.find((one) => one.mediaId === kept)?.url))
  expect((await fetch(pictures[0] ?? '')).status).toBe(200)
})

test('C3.3b, C4.3d the ledger says of the decisions what the form says; what is about persons is not missing there', async () => {
  await world().at('2026-12-11T15:40')
  const recorder = fixture().as('recorder')
  const { member, secretary, deputy, liaison, unbound } = fixture().people
  const memberIds = [member, secretary, deputy, liaison, unbound].map((one) => one._id)
  await world().yes('arrival.tick', { activityId, memberIds }, recorder)
  const passed = await openMatter(world(), fixture(), activityId, { topic: '购书经费' })
  const vote = aVote(passed, { yes: memberIds.length })
  expect(await world().yes('resolution.decide', vote, recorder)).toEqual({ outcome: 'passed' })
  await openMatter(world(), fixture(), activityId, { kind: 'personnel', topic: '某同志的事' })
  await world().yes(
    'publication.step',
    { resolutionId: passed, seen: 0, step: 'keep', reason: '尚待落实' },
    fixture().as('deputy'),
  )
  await closeEvent(world(), fixture(), activityId)
  const fields = new Map((await shown()).fields.map((one) => [one.label, one.text]))
  const decided = fields.get('决议') ?? ''
  expect(decided).toMatch(/^1. 购书经费：.*通过\n2. 涉及个人的其他事项/)
  expect(fields.get('是否公开')).toBe('决定不公开')
  const about = { branchId: fixture().branch._id, year: 2026 }
  const made = await world().yes('forms.ledger', about, fixture().as('secretary'))
  const [sheet] = await readWorkbook(Buffer.from(await (await fetch(made.url)).arrayBuffer()))
  const [, , headings = [], row = []] = sheet?.data ?? []
  const at = (heading: string) => row[headings.indexOf(heading)]
  expect([at('决议'), at('决议数'), at('已公开数')]).toEqual([decided, 1, 0])
})
