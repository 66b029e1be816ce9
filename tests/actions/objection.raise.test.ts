import { AFTER, closeEvent, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (text = '我当天在场，请核对') => ({ activityId, text })
guards('objection.raise', () => input(), { world, fixture, cast: ['activist'] })
const raise = (text?: string) => world().yes('objection.raise', input(text), fixture().as('member'))
const seenBy = async (who: 'member' | 'secretary' | 'liaison') =>
  (await world().yes('activity.show', { activityId }, fixture().as(who))).objections

test('C3.5b whoever finds the own state wrong says so; the leaders see it, nobody else', async () => {
  const first = await raise()
  await world().gateway.clock.advance(60_000)
  expect(await raise()).toEqual(first)
  await raise('我15点10分到的，纸上有签名')
  expect(await seenBy('secretary')).toMatchObject([
    { name: 'member', text: '我15点10分到的，纸上有签名', answer: null },
  ])
  expect(await seenBy('member')).toHaveLength(1)
  expect(await seenBy('liaison')).toEqual([])
  const { todos } = await world().yes('home.show', {}, fixture().as('deputy'))
  expect(todos.filter((todo) => todo.kind === 'objection')).toMatchObject([
    { activityId, count: 1 },
  ])
})

test('also after the closing; after an answer it is open anew', async () => {
  await closeEvent(world(), fixture(), activityId)
  await raise()
  const memberId = fixture().people.member._id
  const answer = { activityId, memberId, answer: '已核对，将补登' }
  await world().yes('objection.answer', answer, fixture().as('secretary'))
  await raise('还没有看到更正')
  expect(await seenBy('secretary')).toMatchObject([{ text: '还没有看到更正', answer: null }])
})

test('refused: before the day has begun, and for a day that was called off', async () => {
  const openid = fixture().as('member')
  await world().at('2026-12-11T14:59')
  expect(await world().no('objection.raise', input(), openid)).toBe('window-not-open')
  const { may } = await world().yes('activity.show', { activityId }, openid)
  expect(may.object).toBe(false)
  await world().at(POSTED)
  const off = { activityId, reason: '停电' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  expect(await world().no('objection.raise', input(), openid)).toBe('activity-cancelled')
})
