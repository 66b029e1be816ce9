import { publicityIdOf } from '../../cloudfunctions/core/domain/identity'
import { AFTER, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let publicityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  const report = {
    key: aKey(),
    activityId,
    channel: 'board' as const,
    title: '本月主题党日',
    on: '2026-12-11',
  }
  publicityId = (await world().yes('publicity.add', report, fixture().as('recorder'))).publicityId
})
const input = () => ({ activityId, publicityId })
guards('publicity.remove', input, { world, fixture, cast: ['member'] })

test('C4.4a what was taken away leaves who did so and when, and nothing of what it said', async () => {
  for (const who of ['recorder', 'secretary'] as const)
    await world().yes('publicity.remove', input(), fixture().as(who))
  expect(await world().documents.get('publicity', publicityId)).toMatchObject({
    title: '',
    link: null,
    removed: { byName: 'recorder' },
  })
  const page = await world().yes('afterwards.show', { activityId }, fixture().as('recorder'))
  expect(page).toMatchObject({ publicity: [], removed: [{ by: 'recorder' }] })
})

test('refused: an entry that is not there', async () => {
  const none = { activityId, publicityId: publicityIdOf(activityId, aKey()) }
  expect(await world().no('publicity.remove', none, fixture().as('secretary'))).toBe(
    'entry-unknown',
  )
})
