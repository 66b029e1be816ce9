import { postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let resolutionId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
})
guards('resolution.capture', () => ({ resolutionId }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})

test('domain §7 #10 who is there is looked at anew, until there is a result; each look is kept', async () => {
  const recorder = fixture().as('recorder')
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, recorder)
  const { base } = await world().yes('resolution.capture', { resolutionId }, recorder)
  expect(base.present).toBe(1)
  const stored = await world().documents.get('resolutions', resolutionId)
  expect(stored?.captures).toMatchObject([{ present: [] }, { present: [tick.memberIds[0]] }])
  await world().yes('resolution.decide', aVote(resolutionId), recorder)
  expect(await world().no('resolution.capture', { resolutionId }, recorder)).toBe('already-decided')
})

test('a matter nobody opened is not known', async () => {
  const unknown = { resolutionId: 'r000000000000000' }
  expect(await world().no('resolution.capture', unknown, fixture().as('secretary'))).toBe(
    'resolution-unknown',
  )
})
