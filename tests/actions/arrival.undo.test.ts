import { arrivalIdOf } from '../../cloudfunctions/core/domain/identity'
import { closeEvent, codeOf, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
const input = () => ({ activityId, memberId: fixture().people.member._id })
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const memberIds = [fixture().people.member._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
})
guards('arrival.undo', input, { world, fixture, cast: ['member', 'prospect'] })
const undo = () => world().yes('arrival.undo', input(), fixture().as('recorder'))
const refused = () => world().no('arrival.undo', input(), fixture().as('recorder'))

test('a tick by mistake is taken back, and the person can still arrive', async () => {
  expect(await undo()).toEqual({ memberId: fixture().people.member._id })
  expect(await world().documents.count('arrivals', { activityId })).toBe(0)
  const code = await codeOf(world(), fixture(), activityId)
  expect(await world().yes('arrival.confirm', { code }, fixture().as('member'))).toMatchObject({
    first: true,
  })
})

test('a second tap finds nothing to take back', async () => {
  await undo()
  expect(await refused()).toBe('not-registered')
})

test('after the record is closed the register stays', async () => {
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
  expect(await world().documents.count('arrivals', { activityId })).toBe(1)
})

test('C2.1b a tick taken back by a call that broke off before counting is counted by the next tap', async () => {
  await world().at('2026-12-11T17:30')
  await world().tick()
  const counted = async () => (await world().documents.get('activities', activityId))?.presentCount
  expect(await counted()).toBe(1)
  await world().documents.remove('arrivals', arrivalIdOf(activityId, fixture().people.member._id))
  expect(await refused()).toBe('not-registered')
  expect(await counted()).toBe(0)
})
