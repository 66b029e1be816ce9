import { AFTER, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (answer = '已核对，补登到会') => ({
  activityId,
  memberId: fixture().people.member._id,
  answer,
})
guards('objection.answer', () => input(), {
  world,
  fixture,
  cast: ['member', 'liaison', 'recorder'],
})

test('C3.5b a leader answers; the person reads it, and the first answer stays', async () => {
  const openid = fixture().as('secretary')
  expect(await world().no('objection.answer', input(), openid)).toBe('objection-unknown')
  await world().yes('objection.raise', { activityId, text: '我当天在场' }, fixture().as('member'))
  const first = await world().yes('objection.answer', input(), openid)
  expect(
    await world().yes('objection.answer', input('另一个答复'), fixture().as('deputy')),
  ).toEqual(first)
  const mine = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(mine.objections).toMatchObject([{ answer: '已核对，补登到会' }])
  const { todos } = await world().yes('home.show', {}, openid)
  expect(todos.filter((todo) => todo.kind === 'objection')).toEqual([])
})
