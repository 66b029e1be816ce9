import { AFTER, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:10')
  const memberIds = [fixture().people.liaison._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await world().at(AFTER)
})
const input = () => ({ activityId, memberId: fixture().people.member._id })
guards('briefing.close', input, { world, fixture, cast: ['liaison', 'member', 'recorder'] })
const close = () => world().yes('briefing.close', input(), fixture().as('secretary'))
const refused = () => world().no('briefing.close', input(), fixture().as('secretary'))

test('a leader closes a briefing that was held, once', async () => {
  expect(await refused()).toBe('briefing-unknown')
  const { liaison, member } = fixture().people
  const given = { activityId, memberIds: [member._id], brieferId: liaison._id }
  await world().yes('briefing.assign', given, fixture().as('secretary'))
  expect(await refused()).toBe('briefing-not-done')
  const done = { activityId, memberId: member._id, on: '2026-12-11' }
  await world().yes('briefing.done', done, fixture().as('liaison'))
  expect(await close()).toMatchObject({ state: 'closed' })
  const [first] = await world().documents.find('briefings', { where: { activityId }, limit: 5 })
  await world().at('2026-12-12T09:00')
  await close()
  expect(await world().documents.find('briefings', { where: { activityId }, limit: 5 })).toEqual([
    first,
  ])
})
