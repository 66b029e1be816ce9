import { closeEvent, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
const input = () => ({ activityId, memberId: fixture().people.member._id })
guards('notice.told-in-person', input, { world, fixture, cast: ['member', 'recorder'] })
const told = () => world().yes('notice.told-in-person', input(), fixture().as('deputy'))
const refused = (over = {}) =>
  world().no('notice.told-in-person', { ...input(), ...over }, fixture().as('secretary'))

test('C2.2c told by telephone is told, and off the list of calls', async () => {
  expect(await told()).toEqual({ toldOn: '2026-12-08' })
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.tellByPhone.map((one) => one.name)).not.toContain('member')
})

test('a second tap keeps the first day', async () => {
  await told()
  await world().at('2026-12-09T10:00')
  expect(await told()).toEqual({ toldOn: '2026-12-08' })
})

test('somebody who is not concerned cannot be told', async () => {
  expect(await refused({ memberId: fixture().people.activist._id })).toBe('member-unknown')
  expect(await refused({ memberId: fixture().people.mobile._id })).toBe('member-unknown')
})

test('once it has begun it is no notice any more', async () => {
  await world().at(IN_WINDOW)
  await told()
  await world().at('2026-12-11T15:00')
  expect(await refused()).toBe('activity-started')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
})
