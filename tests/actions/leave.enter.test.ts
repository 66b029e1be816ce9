import { AFTER, closeEvent, DUE, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
const input = (over = {}) => ({
  activityId,
  memberId: fixture().people.member._id,
  kind: 'sick' as const,
  reason: '电话请假,住院',
  ...over,
})
guards('leave.enter', input, { world, fixture, cast: ['deputy', 'recorder', 'member'] })
const enter = (over = {}) => world().yes('leave.enter', input(over), fixture().as('secretary'))
const refused = (over = {}) => world().no('leave.enter', input(over), fixture().as('secretary'))

test('§7 #9 the secretary enters leave for who called, before the start', async () => {
  await world().at(POSTED)
  expect(await enter()).toEqual({ memberId: fixture().people.member._id, late: false })
  await enter()
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.leaves).toMatchObject([{ name: 'member', reason: '电话请假,住院' }])
  const mine = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(mine.mine).toMatchObject({ state: 'leave' })
})

test('§7 #9 after the start leave is only what the secretary accepts; it counts as leave', async () => {
  await world().at(AFTER)
  const own = { activityId, kind: 'sick', reason: '发烧' } as const
  expect(await world().no('leave.ask', own, fixture().as('member'))).toBe('leave-too-late')
  expect(await enter()).toMatchObject({ late: true })
  const { counts } = await closeEvent(world(), fixture(), activityId)
  expect(counts).toMatchObject({ due: DUE, leave: 1, absent: DUE - 1 })
})

test('the secretary takes back what was entered by mistake; nobody else for others', async () => {
  await world().at(AFTER)
  await enter()
  const back = { activityId, memberId: fixture().people.member._id }
  expect(await world().no('leave.withdraw', back, fixture().as('deputy'))).toBe('not-allowed')
  await world().yes('leave.withdraw', back, fixture().as('secretary'))
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.leaves).toEqual([])
})

test('refused: a person who came, a guest, a mobile member, a closed record, a cancelled day', async () => {
  await world().at(IN_WINDOW)
  const { member, prospect, mobile } = fixture().people
  const memberIds = [member._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  expect(await refused()).toBe('leave-after-arrival')
  expect(await refused({ memberId: prospect._id })).toBe('leave-not-due')
  expect(await refused({ memberId: mobile._id })).toBe('leave-not-due')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused({ memberId: fixture().people.liaison._id })).toBe('activity-sealed')
  await world().at(POSTED)
  const other = await postEvent(world(), fixture())
  const cancel = { activityId: other, reason: '停电' }
  await world().yes('activity.cancel', cancel, fixture().as('secretary'))
  expect(await refused({ activityId: other })).toBe('activity-cancelled')
})
