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
guards('resolution.drop', () => ({ resolutionId }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})
const drop = () => world().call('resolution.drop', { resolutionId }, fixture().as('recorder'))

test('a matter opened by mistake goes; one that was decided stays', async () => {
  const other = await openMatter(world(), fixture(), activityId)
  expect(await drop()).toMatchObject({ ok: true })
  expect(await drop()).toMatchObject({ code: 'resolution-unknown' })
  await world().yes('resolution.decide', aVote(other), fixture().as('recorder'))
  const decided = { resolutionId: other }
  expect(await world().no('resolution.drop', decided, fixture().as('recorder'))).toBe(
    'already-decided',
  )
})
