import { AFTER, closeEvent, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = (over = {}) => ({ activityId, memberId: fixture().people.unbound._id, ...over })
guards('arrival.tick', input, { world, fixture, cast: ['member', 'prospect'] })
const tick = (over = {}, who: 'recorder' | 'deputy' = 'recorder') =>
  world().yes('arrival.tick', input(over), fixture().as(who))
const refused = (over = {}) => world().no('arrival.tick', input(over), fixture().as('recorder'))

test('F2 a person without a phone is ticked and counts like everybody', async () => {
  const { arrival, first } = await tick()
  expect(arrival).toMatchObject({
    name: 'unbound',
    standing: 'due',
    method: 'recorder',
    late: false,
  })
  expect(first).toBe(true)
  const { counts } = await world().yes('board.show', { activityId }, fixture().as('recorder'))
  expect(counts).toMatchObject({ present: 1 })
})

test('two taps, two recorders: one arrival, the first answer again', async () => {
  const [one, two] = await Promise.all([tick(), tick({}, 'deputy')])
  expect([one.first, two.first].sort()).toEqual([false, true])
  expect(one.arrival).toEqual(two.arrival)
  expect(await world().documents.count('arrivals', { activityId })).toBe(1)
})

test('domain §7 #12 a list on paper is entered after the event, and nobody is late by that', async () => {
  await world().at(AFTER)
  const { arrival } = await tick({ method: 'paper', note: '纸质签到' })
  expect(arrival).toMatchObject({ method: 'paper', late: false })
})

test('C2.3f a guest is ticked outside the count', async () => {
  const { arrival } = await tick({ memberId: fixture().people.prospect._id })
  expect(arrival.standing).toBe('invitee')
})

test('before the register opens, after it is closed, for somebody who is not listed', async () => {
  expect(await refused({ memberId: fixture().people.activist._id })).toBe('not-on-register')
  await world().at(POSTED)
  expect(await refused()).toBe('window-not-open')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
})
