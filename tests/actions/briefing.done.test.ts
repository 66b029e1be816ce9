import { AFTER, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { mergedWith } from '../support/reshaped'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:10')
  const memberIds = [fixture().people.liaison._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await world().at(AFTER)
  const missed = { activityId, memberIds: [fixture().people.member._id] }
  const brieferId = fixture().people.liaison._id
  await world().yes('briefing.assign', { ...missed, brieferId }, fixture().as('secretary'))
})
const input = (over = {}) => ({
  activityId,
  memberId: fixture().people.member._id,
  on: '2026-12-11',
  note: '讲了党章学习的要点',
  ...over,
})
guards('briefing.done', input, { world, fixture, cast: ['member', 'recorder', 'prospect'] })
const done = (who: 'liaison' | 'deputy' = 'liaison', over = {}) =>
  world().yes('briefing.done', input(over), fixture().as(who))
const refused = (over = {}) => world().no('briefing.done', input(over), fixture().as('liaison'))
const shown = async () =>
  (await world().yes('activity.show', { activityId }, fixture().as('secretary'))).briefings

test('the briefer says when it was told; said again, it is put right', async () => {
  expect(await done()).toMatchObject({ state: 'done' })
  await done('liaison', { on: '2026-12-11', note: '补充讨论情况' })
  expect(await shown()).toMatchObject([{ state: 'done', on: '2026-12-11', note: '补充讨论情况' }])
  const { todos } = await world().yes('home.show', {}, fixture().as('liaison'))
  expect(todos.filter((todo) => todo.kind === 'brief')).toEqual([])
})

test('a leader says it for a briefer without a phone', async () => {
  expect(await done('deputy')).toMatchObject({ state: 'done' })
})

test('after the closing nothing changes any more', async () => {
  await done()
  const which = { activityId, memberId: fixture().people.member._id }
  await world().yes('briefing.close', which, fixture().as('secretary'))
  expect(await done('liaison', { note: '改一改' })).toMatchObject({ state: 'closed' })
  expect(await shown()).toMatchObject([{ note: '讲了党章学习的要点' }])
})

test.each<[string, object, string]>([
  ['tomorrow', { on: '2026-12-12' }, 'date-in-future'],
  ['before the day was held', { on: '2026-12-10' }, 'date-out-of-range'],
])('refused: %s', async (_, over, code) => {
  expect(await refused(over)).toBe(code)
  expect(await shown()).toMatchObject([{ state: 'assigned', on: null }])
})

test('nothing was assigned: a leader is told so, others learn nothing', async () => {
  const other = input({ memberId: fixture().people.deputy._id })
  expect(await world().no('briefing.done', other, fixture().as('secretary'))).toBe(
    'briefing-unknown',
  )
  expect(await world().no('briefing.done', other, fixture().as('liaison'))).toBe('not-allowed')
})

test('§7 #19 after a merger the one who was to tell it does so, or who leads the new branch', async () => {
  const on = '2026-12-12'
  await world().at(`${on}T09:00`)
  const { beside } = await mergedWith(world(), fixture(), on)
  const { todos } = await world().yes('home.show', {}, fixture().as('liaison'))
  expect(todos.map((todo) => todo.kind)).toContain('brief')
  const told = input({ on })
  expect(await world().no('briefing.done', told, beside.as('member'))).toBe('not-allowed')
  expect(await done('liaison', { on })).toMatchObject({ state: 'done' })
  await world().yes('briefing.done', { ...told, note: '补充' }, fixture().as('secretary'))
  expect(await shown()).toMatchObject([{ on, note: '补充' }])
})
