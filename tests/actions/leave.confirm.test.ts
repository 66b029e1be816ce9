import { postEvent, START } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('leave.confirm', () => ({ activityId }), { world, fixture, cast: ['activist'] })
const ask = () =>
  world().yes(
    'leave.ask',
    { activityId, kind: 'personal', reason: '家中有事' },
    fixture().as('member'),
  )
const move = (revision = 0) =>
  world().yes(
    'activity.change',
    { activityId, revision, startsAt: START + (revision + 1) * 86_400_000 },
    fixture().as('secretary'),
  )
const confirm = () => world().yes('leave.confirm', { activityId }, fixture().as('member'))
const refused = () => world().no('leave.confirm', { activityId }, fixture().as('member'))
const asked = async () =>
  (await world().yes('activity.show', { activityId }, fixture().as('member'))).may.confirmLeave

test('domain §7 #1 leave given before a move is kept, and its owner is asked', async () => {
  await ask()
  expect(await asked()).toBe(false)
  await world().at('2026-12-09T10:00')
  await move()
  expect(await asked()).toBe(true)
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.counts).toMatchObject({ leave: 1 })
  await world().at('2026-12-09T11:00')
  const { confirmedAt } = await confirm()
  expect(confirmedAt).toBeGreaterThan(Date.parse('2026-12-09T10:59:00+08:00'))
  expect(await asked()).toBe(false)
  await world().at('2026-12-09T12:00')
  expect(await confirm()).toEqual({ confirmedAt })
  await world().at('2026-12-09T13:00')
  await move(1)
  expect(await asked()).toBe(true)
})

test('domain §7 #1 leave asked for again after the move needs no further word', async () => {
  await ask()
  await world().at('2026-12-09T10:00')
  await move()
  await world().at('2026-12-09T11:00')
  await ask()
  expect(await asked()).toBe(false)
  await world().at('2026-12-09T12:00')
  await move(1)
  expect(await asked()).toBe(true)
})

test('a changed place alone asks nobody', async () => {
  await ask()
  await world().at('2026-12-09T10:00')
  const input = { activityId, revision: 0, place: '报告厅' }
  await world().yes('activity.change', input, fixture().as('secretary'))
  expect(await asked()).toBe(false)
})

test('who asked for no leave, or comes too late, confirms nothing', async () => {
  expect(await refused()).toBe('leave-unknown')
  await ask()
  await world().at('2026-12-11T15:00')
  expect(await refused()).toBe('leave-too-late')
  await world().at('2026-12-10T15:00')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  expect(await refused()).toBe('activity-cancelled')
})
