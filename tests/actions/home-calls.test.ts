import { foundBranch, POSTED, postEvent, START } from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const DAY = 24 * 3_600_000
const SECOND = { startsAt: START + 5 * DAY, endsAt: START + 5 * DAY + 3_600_000, place: '值班室' }

const shown = (activityId: string) =>
  world().yes('activity.show', { activityId }, fixture().as('secretary'))
/** Whom to call about a day: as the day's page lists them, and as the first page counts them. */
async function calls(activityId: string) {
  const { tellByPhone } = await shown(activityId)
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  const todo = todos.find((one) => one.kind === 'tell_by_phone' && one.activityId === activityId)
  return { listed: tellByPhone.length, counted: todo?.count ?? 0 }
}

test('C2.2c a day in batches: whom to call about the next sitting, but not who has been to one', async () => {
  const { people, as } = fixture()
  const activityId = await postEvent(world(), fixture(), { sessions: [SECOND] })
  const told = await calls(activityId)
  expect(told).toEqual({ listed: told.counted, counted: expect.any(Number) })
  await world().at('2026-12-11T14:50')
  const memberIds = [people.member._id]
  await world().yes('arrival.tick', { activityId, memberIds }, as('recorder'))
  expect(await calls(activityId)).toEqual({ listed: told.listed - 1, counted: told.counted - 1 })
  await world().at('2026-12-12T10:00')
  expect(await calls(activityId)).toEqual({ listed: told.listed - 1, counted: told.counted - 1 })
  const sessions = [{ ...SECOND, place: '报告厅' }]
  await world().yes('activity.change', { activityId, revision: 0, sessions }, as('secretary'))
  await world().at('2026-12-14T09:00')
  await world().tick()
  const { listed, counted } = await calls(activityId)
  expect(listed).toBe(told.listed - 1)
  expect(counted).toBe(listed)
  await world().at('2026-12-16T15:00')
  expect(await calls(activityId)).toEqual({ listed: 0, counted: 0 })
})

test('C2.2c a day in batches called off after the first sitting, to which nobody came', async () => {
  const activityId = await postEvent(world(), fixture(), { sessions: [SECOND] })
  await world().at('2026-12-12T10:00')
  const off = { activityId, reason: '暴雪' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  await world().at('2026-12-14T09:00')
  await world().tick()
  const { listed, counted } = await calls(activityId)
  expect(listed).toBeGreaterThan(0)
  expect(counted).toBe(listed)
})

test('C2.2c more days than the page shows: who is to be called about one of them is counted all the same', async () => {
  const { people, as, unit } = fixture()
  await world().at(POSTED)
  const gone = await postEvent(world(), fixture())
  for (let i = 0; i < 5; i++) {
    const other = await foundBranch(world(), unit)
    await world().documents.put(
      'roles',
      anOffice(people.secretary._id, other.branch._id, 'deputy_secretary'),
    )
    await postEvent(world(), other)
  }
  await world().yes('activity.cancel', { activityId: gone, reason: '台风' }, as('secretary'))
  const { events } = await world().yes('home.show', {}, as('secretary'))
  expect(events.map((one) => one.phase)).toEqual(Array(5).fill('upcoming'))
  const { listed, counted } = await calls(gone)
  expect(listed).toBeGreaterThan(0)
  expect(counted).toBe(listed)
})
