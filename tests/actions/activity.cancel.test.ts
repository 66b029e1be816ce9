import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import {
  aPosting,
  closeEvent,
  DUE,
  type Fixture,
  IN_WINDOW,
  postEvent,
  TOLD,
} from '../support/branch'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { askToJoin, joinAs } from '../support/event'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('activity.cancel', () => ({ activityId, reason: '台风' }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const cancel = (reason = '台风预警') =>
  world().yes('activity.cancel', { activityId, reason }, fixture().as('secretary'))
const changes = () => world().documents.count('messages', { activityId, kind: 'change' })

test('everybody concerned is told why, but not the one who says so', async () => {
  await world().accept(fixture().as('member'), 'change')
  expect(await cancel()).toEqual({ activityId, doubt: false })
  expect(await changes()).toBe(TOLD)
  expect(world().messagesOf(fixture().as('member'))).toMatchObject([
    {
      templateId: 'tmpl-change',
      data: { phrase3: { value: '已取消' }, thing4: { value: '台风预警' } },
    },
  ])
})

test('twice is once: the first reason stays, nobody is told twice', async () => {
  await world().accept(fixture().as('member'), 'change')
  await world().accept(fixture().as('member'), 'change')
  await cancel('台风预警')
  await cancel('另一个理由')
  expect(await changes()).toBe(TOLD)
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(await world().documents.get('activities', activityId)).toMatchObject({
    cancelled: { reason: '台风预警' },
  })
})

test('a notice that still waits for the morning is dropped', async () => {
  await world().at('2026-12-07T23:00')
  await world().accept(fixture().as('member'), 'notice')
  const late = await world().yes('activity.post', aPosting(fixture()), fixture().as('secretary'))
  const input = { activityId: late.activityId, reason: '改期' }
  await world().yes('activity.cancel', input, fixture().as('secretary'))
  await world().at('2026-12-08T08:00')
  await world().tick()
  expect(world().messagesOf(fixture().as('member'))).toEqual([])
})

test('after the record is closed nothing is called off', async () => {
  await closeEvent(world(), fixture(), activityId)
  const input = { activityId, reason: '太晚' }
  expect(await world().no('activity.cancel', input, fixture().as('secretary'))).toBe(
    'activity-sealed',
  )
})

test('a day put off is told as put off', async () => {
  await world().accept(fixture().as('member'), 'change')
  const input = { activityId, reason: '报告人行程有变', postponed: true }
  await world().yes('activity.cancel', input, fixture().as('secretary'))
  expect(world().messagesOf(fixture().as('member'))).toMatchObject([
    { data: { phrase3: { value: '已延期' } } },
  ])
  const shown = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(shown.activity).toMatchObject({ phase: 'cancelled', postponed: true })
})

test('domain §7 #3 a branch that takes part calls off its own part; the host calls all off', async () => {
  const joint = await askToJoin(world(), fixture())
  const part = await joinAs(world(), joint.guest, joint.activityId)
  const state = async (id: string) => (await world().documents.get('activities', id))?.cancelled
  const off = { activityId: joint.activityId, reason: '台风预警' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  expect(await state(part)).toMatchObject({ reason: '台风预警' })
  expect(await world().documents.count('messages', { activityId: part, kind: 'change' })).toBe(DUE)
  const other = await askToJoin(world(), fixture())
  const own = await joinAs(world(), other.guest, other.activityId)
  const alone = { activityId: own, reason: '本支部另有安排' }
  await world().yes('activity.cancel', alone, other.guest.as('secretary'))
  expect(await state(own)).toMatchObject({ reason: '本支部另有安排' })
  expect(await state(other.activityId)).toBeNull()
})

test('a typhoon after a change: everybody hears once more, and the last word stands', async () => {
  const change = { activityId, revision: 0, place: '报告厅' }
  await world().yes('activity.change', change, fixture().as('secretary'))
  await cancel()
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.tellByPhone).toHaveLength(TOLD)
  const home = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(home.todos).toContainEqual(
    expect.objectContaining({ kind: 'tell_by_phone', activityId, count: TOLD }),
  )
})

const offered = async (id = activityId, openid = fixture().as('secretary')) =>
  (await world().yes('activity.show', { activityId: id }, openid)).may.cancel

test('a day to which somebody has come has taken place and is not called off', async () => {
  await world().at(IN_WINDOW)
  expect(await offered()).toBe(true)
  const memberId = fixture().people.member._id
  await world().yes('arrival.tick', { activityId, memberIds: [memberId] }, fixture().as('recorder'))
  const input = { activityId, reason: '停电' }
  expect(await world().no('activity.cancel', input, fixture().as('secretary'))).toBe(
    'activity-started',
  )
  expect(await offered()).toBe(false)
  await world().yes('arrival.undo', { activityId, memberId }, fixture().as('recorder'))
  expect(await offered()).toBe(true)
  expect(await cancel()).toEqual({ activityId, doubt: false })
})

test.each(['prospect', 'mobile', 'exempt'] as const)(
  'nor is it offered once %s has come',
  async (who) => {
    await world().at(IN_WINDOW)
    const there = { activityId, memberIds: [fixture().people[who]._id] }
    await world().yes('arrival.tick', there, fixture().as('recorder'))
    expect(await offered()).toBe(false)
  },
)

test('domain §7 #3 the host is not offered it once somebody came to another branch; that branch alone is', async () => {
  const joint = await askToJoin(world(), fixture())
  const part = await joinAs(world(), joint.guest, joint.activityId)
  const other = await askToJoin(world(), fixture())
  const own = await joinAs(world(), other.guest, other.activityId)
  await world().at(IN_WINDOW)
  const tick = (id: string, by: Fixture) => {
    const there = { activityId: id, memberIds: [by.people.member._id] }
    return world().yes('arrival.tick', there, by.as('secretary'))
  }
  await tick(part, joint.guest)
  expect(await offered(part, joint.guest.as('secretary'))).toBe(false)
  expect(await offered(joint.activityId)).toBe(false)
  await tick(other.activityId, fixture())
  expect(await offered(other.activityId)).toBe(false)
  // a guest calls off its own part alone
  expect(await offered(own, other.guest.as('secretary'))).toBe(true)
})

test('domain §7 #13 a code that waits for the recorder is settled before the day is called off', async () => {
  await world().at('2026-12-11T15:40')
  const { as, people } = fixture()
  const at = Date.parse('2026-12-11T15:20:00+08:00')
  const kept = { code: issueCode(activityId, at, SIGN_IN_SECRET), kept: true } as const
  await world().yes('arrival.confirm', kept, as('member'))
  const input = { activityId, reason: '停电' }
  expect(await world().no('activity.cancel', input, as('secretary'))).toBe('codes-waiting')
  expect(await offered()).toBe(false)
  const settled = { activityId, memberId: people.member._id, wasThere: false }
  await world().yes('arrival.settle', settled, as('recorder'))
  await cancel()
})

test('on a day called off no code is said to wait', async () => {
  await world().at('2026-12-11T15:40')
  const { as } = fixture()
  const at = Date.parse('2026-12-11T15:20:00+08:00')
  const kept = { code: issueCode(activityId, at, SIGN_IN_SECRET), kept: true } as const
  await world().yes('arrival.confirm', kept, as('member'))
  // as a code leaves it that is received in the minute of the calling off
  const cancelled = { at, by: fixture().people.secretary._id, reason: '停电', postponed: false }
  await world().documents.patch('activities', activityId, { cancelled })
  const { mine } = await world().yes('activity.show', { activityId }, as('member'))
  expect(mine).toEqual({ standing: 'due', state: 'unmarked' })
})
