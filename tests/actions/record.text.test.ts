import { addPictures } from '../support/album'
import { AFTER, closeEvent, DUE, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
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
