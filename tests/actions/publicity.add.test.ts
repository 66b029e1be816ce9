import type { Input } from '../../cloudfunctions/core/contract'
import { AFTER, POSTED, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (over: Partial<Input<'publicity.add'>> = {}): Input<'publicity.add'> => ({
  key: aKey(),
  activityId,
  channel: 'new_media',
  title: '支部开展编程结对帮扶',
  link: 'https://example.edu.cn/news/1',
  on: '2026-12-11',
  ...over,
})
guards('publicity.add', () => input(), { world, fixture, cast: ['member', 'prospect'] })
const linksAfter = async (link: string | null) => {
  await world().yes('publicity.add', input({ link }), fixture().as('recorder'))
  const page = await world().yes('afterwards.show', { activityId }, fixture().as('member'))
  return page.publicity.map((one) => one.link)
}

test('C4.4a a report in radio, press, web, new media or on the board; a link of any host, or none', async () => {
  expect(await linksAfter('https://example.edu.cn/news/1')).toEqual([
    'https://example.edu.cn/news/1',
  ])
  expect(await linksAfter(null)).toHaveLength(2)
})

test('C4.4b a link does not say who passed it on', async () => {
  const shared = 'https://mp.weixin.qq.com/s?__biz=x&mid=1&sn=2&scene=1&sharer_shareinfo=abc'
  expect(await linksAfter(shared)).toEqual(['https://mp.weixin.qq.com/s?__biz=x&mid=1&sn=2'])
})

test('one tap is one entry', async () => {
  const same = input()
  for (let times = 0; times < 2; times++)
    await world().yes('publicity.add', same, fixture().as('secretary'))
  expect(await world().documents.count('publicity', { activityId })).toBe(1)
})

test.each([
  ['a report to come', { on: '2026-12-12' }, 'date-in-future'],
  ['a report from before the month', { on: '2026-11-30' }, 'date-out-of-range'],
  ['an address that is not https', { link: 'http://example.edu.cn/' }, 'input-invalid'],
])('refused: %s', async (_, over, code) => {
  expect(await world().no('publicity.add', input(over), fixture().as('secretary'))).toBe(code)
})

test('refused: a day that was called off', async () => {
  await world().at(POSTED)
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, openid)
  const early = input({ on: '2026-12-08' })
  expect(await world().no('publicity.add', early, openid)).toBe('activity-cancelled')
})
