import { AFTER } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = () => ({ branchId: fixture().branch._id })
guards('data.show', input, { world, fixture, cast: ['member', 'recorder', 'liaison'] })
const say = (about: 'profile' | 'care', text: string) =>
  world().yes('data.object', { key: aKey(), about, text }, fixture().as('member'))
const seenBy = async (who: 'secretary' | 'deputy') =>
  (await world().yes('data.show', input(), fixture().as(who))).rows

test('C3.5b open ones first; each leader sees what the own office answers', async () => {
  const { objectionId } = await say('profile', '手机号不对')
  const answer = { objectionId, answer: '已更正' }
  await world().yes('data.answer', answer, fixture().as('deputy'))
  await say('care', '谈话日期应为12月9日')
  expect((await seenBy('secretary')).map((one) => [one.about, one.answer])).toEqual([
    ['care', null],
    ['profile', '已更正'],
  ])
  expect((await seenBy('deputy')).map((one) => one.about)).toEqual(['profile'])
})
