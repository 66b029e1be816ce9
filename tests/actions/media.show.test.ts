import { addPictures } from '../support/album'
import { AFTER, anOrgOfficer, aUnitSecretary, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let ids: string[] = []
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  ids = await addPictures(world(), fixture(), activityId, ['one', 'two'])
})

const input = () => ({ activityId })
guards('media.show', input, { world, fixture, cast: ['member', 'recorder', 'secretary'] })

test('domain §7 #20 the unit sees the pictures of a closed record, and what was erased of them', async () => {
  await closeEvent(world(), fixture(), activityId)
  const unit = await aUnitSecretary(world(), fixture())
  const before = await world().yes('media.show', input(), unit)
  expect(before.media.map((one) => one.mediaId)).toEqual(ids)
  expect((await fetch(before.media[0]?.url ?? '')).status).toBe(200)
  const wish = { activityId, mediaId: ids[0] ?? '', reason: '误传内部文件' }
  await world().yes('media.erase', wish, unit)
  const after = await world().yes('media.show', input(), await anOrgOfficer(world()))
  expect(after.media.map((one) => one.mediaId)).toEqual(ids.slice(1))
  expect(after.erased).toMatchObject([{ reason: '误传内部文件' }])
  expect(JSON.stringify(after)).not.toContain('register')
})

test('F4 an open record shows the unit nothing: the branch still works on it', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('media.show', input(), unit)).toBe('not-sealed')
})

test('an activity nobody knows is said to be unknown', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('media.show', { activityId: 'a00000000000' }, unit)).toBe(
    'activity-unknown',
  )
})
