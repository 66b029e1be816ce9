import { postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let resolutionId = ''
beforeEach(async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
})
guards('follow-up.done', () => ({ resolutionId, index: 0 }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})

test('C3.3c what was to be done is done on that day; said again it stays that day', async () => {
  await world().at('2026-12-18T09:00')
  const done = { resolutionId, index: 0 }
  const deputy = fixture().as('deputy')
  expect(await world().yes('follow-up.done', done, deputy)).toEqual({ doneOn: '2026-12-18' })
  await world().at('2026-12-20T09:00')
  expect(await world().yes('follow-up.done', done, deputy)).toEqual({ doneOn: '2026-12-18' })
  const none = { resolutionId, index: 3 }
  expect(await world().no('follow-up.done', none, deputy)).toBe('resolution-unknown')
})
