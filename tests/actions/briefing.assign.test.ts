import { AFTER, closeEvent, POSTED, postEvent, type Someone } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:10')
  const memberIds = idsOf('liaison', 'deputy')
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await world().at(AFTER)
})
const idsOf = (...who: Someone[]) => who.map((one) => fixture().people[one]._id)
const input = (over = {}) => ({
  activityId,
  memberIds: idsOf('member', 'exempt'),
  brieferId: fixture().people.liaison._id,
  ...over,
})
guards('briefing.assign', input, { world, fixture, cast: ['member', 'recorder', 'prospect'] })
const assign = (over = {}) => world().yes('briefing.assign', input(over), fixture().as('secretary'))
const refused = (over = {}) => world().no('briefing.assign', input(over), fixture().as('secretary'))
const briefings = async (who: Someone) =>
  (await world().yes('activity.show', { activityId }, fixture().as(who))).briefings

test('who missed the day is told by a named person, who finds it on the first page', async () => {
  expect((await assign()).assigned.sort()).toEqual(idsOf('member', 'exempt').sort())
  await assign()
  expect(await briefings('secretary')).toMatchObject([
    { briefer: 'liaison', state: 'assigned' },
    { briefer: 'liaison', state: 'assigned' },
  ])
  expect(await briefings('member')).toMatchObject([{ name: 'member', briefer: 'liaison' }])
  expect(await briefings('probationary')).toEqual([])
  const { todos } = await world().yes('home.show', {}, fixture().as('liaison'))
  expect(
    todos
      .filter((todo) => todo.kind === 'brief')
      .map((todo) => todo.subject)
      .sort(),
  ).toEqual(['exempt', 'member'])
})

test('a briefing not held yet goes to somebody else; one that was held stays', async () => {
  await assign()
  const done = { activityId, memberId: fixture().people.member._id, on: '2026-12-11' }
  await world().yes('briefing.done', done, fixture().as('liaison'))
  await assign({ brieferId: fixture().people.deputy._id })
  const found = await briefings('secretary')
  expect(found.map(({ name, briefer }) => [name, briefer]).sort()).toEqual([
    ['exempt', 'deputy'],
    ['member', 'liaison'],
  ])
})

describe('who was there after all is told nothing', () => {
  const tick = () =>
    world().yes(
      'arrival.tick',
      { activityId, memberIds: idsOf('member'), method: 'paper' },
      fixture().as('recorder'),
    )
  const toBrief = async () =>
    (await world().yes('home.show', {}, fixture().as('liaison'))).todos
      .filter((todo) => todo.kind === 'brief')
      .map((todo) => todo.subject)
  const inCoverage = async () =>
    (await world().yes('coverage.show', {}, fixture().as('secretary'))).rows.find(
      (row) => row.name === 'member',
    )

  test('by a tick from the list on paper; taken back, it stands again', async () => {
    await assign({ memberIds: idsOf('member') })
    await tick()
    expect(await toBrief()).toEqual([])
    for (const who of ['member', 'liaison', 'secretary'] as const) {
      expect(await briefings(who)).toEqual([])
    }
    expect(await inCoverage()).toMatchObject({ state: 'attended', briefing: null })
    const undo = { activityId, memberId: fixture().people.member._id }
    await world().yes('arrival.undo', undo, fixture().as('recorder'))
    expect(await toBrief()).toEqual(['member'])
    expect(await briefings('member')).toMatchObject([{ state: 'assigned' }])
    expect(await inCoverage()).toMatchObject({ state: 'absent', briefing: { state: 'assigned' } })
  })

  test('what was told before stays a fact', async () => {
    await assign({ memberIds: idsOf('member') })
    const memberId = fixture().people.member._id
    const done = { activityId, memberId, on: '2026-12-11' }
    await world().yes('briefing.done', done, fixture().as('liaison'))
    await tick()
    expect(await briefings('member')).toMatchObject([{ state: 'done' }])
  })

  test('by a late entry, once somebody else has agreed', async () => {
    await closeEvent(world(), fixture(), activityId)
    await assign({ memberIds: idsOf('member') })
    const memberId = fixture().people.member._id
    const declared = { activityId, memberId, reason: '纸质签到表上有签名' }
    await world().yes('entry.declare', declared, fixture().as('recorder'))
    expect(await toBrief()).toEqual(['member'])
    const agreed = { activityId, memberId, agree: true }
    await world().yes('entry.confirm', agreed, fixture().as('secretary'))
    expect(await toBrief()).toEqual([])
    expect(await briefings('member')).toEqual([])
    expect(await inCoverage()).toMatchObject({ state: 'attended', briefing: null })
  })
})

test('after the closing it is the same', async () => {
  await closeEvent(world(), fixture(), activityId)
  await assign()
  expect(await briefings('secretary')).toHaveLength(2)
})

test('refused, and nobody is assigned: who came, a guest, a stranger to the list, a briefer who was not there', async () => {
  expect(await refused({ memberIds: idsOf('member', 'deputy') })).toBe('briefing-not-needed')
  expect(await refused({ memberIds: idsOf('prospect') })).toBe('briefing-not-needed')
  expect(await refused({ memberIds: idsOf('activist') })).toBe('not-on-register')
  expect(await refused({ brieferId: fixture().people.member._id })).toBe('briefer-not-there')
  expect(await refused({ brieferId: fixture().people.activist._id })).toBe('briefer-not-there')
  expect(await world().documents.count('briefings', { activityId })).toBe(0)
})

test('domain §2.4 before the last window has closed nobody has missed the day', async () => {
  for (const early of ['2026-12-11T14:59', '2026-12-11T15:01', '2026-12-11T16:59']) {
    await world().at(early)
    expect(await refused()).toBe('briefing-too-early')
  }
  await world().at('2026-12-11T17:01')
  await assign()
})

test('refused for a day that was called off', async () => {
  await world().at(POSTED)
  const other = await postEvent(world(), fixture())
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, openid)
  expect(await refused({ activityId: other })).toBe('activity-cancelled')
})
