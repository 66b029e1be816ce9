import { aPosting, DUE, POSTED, START, TOLD } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('activity.post', () => aPosting(fixture()), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect', 'mobile'],
})
const post = (over = {}) =>
  world().yes('activity.post', aPosting(fixture(), over), fixture().as('secretary'))
const refused = (over = {}) =>
  world().no('activity.post', aPosting(fixture(), over), fixture().as('secretary'))
const messages = (state?: string) =>
  world().documents.count('messages', {
    branchId: fixture().branch._id,
    ...(state ? { state } : {}),
  })

beforeEach(() => world().at(POSTED))

test('C2.2c a posting tells everybody who is due: a message where a send is in hand', async () => {
  await world().accept(fixture().as('member'), 'notice')
  const posted = await post()
  expect(posted).toMatchObject({
    notice: { leadDays: 3, verdict: 'on_time' },
    dueCount: DUE,
    messaged: 1,
  })
  expect(await messages()).toBe(TOLD)
  expect(await messages('unreachable')).toBe(TOLD - 1)
  const sent = world().messagesOf(fixture().as('member'))
  expect(sent).toMatchObject([
    {
      templateId: 'tmpl-notice',
      page: `pages/event/detail/detail?activityId=${posted.activityId}`,
      data: { time2: { value: '2026年12月11日 15:00' }, thing1: { value: '学习党章专题讨论' } },
    },
  ])
})

test('a double tap is one theme day, and nobody is messaged twice', async () => {
  await world().accept(fixture().as('member'), 'notice')
  await world().accept(fixture().as('member'), 'notice')
  const input = aPosting(fixture())
  const openid = fixture().as('secretary')
  const [one, two] = await Promise.all([
    world().yes('activity.post', input, openid),
    world().yes('activity.post', input, openid),
  ])
  const again = await world().yes('activity.post', input, openid)
  expect([two.activityId, again.activityId]).toEqual([one.activityId, one.activityId])
  expect(again).toMatchObject({ messaged: 1, dueCount: DUE })
  const { branch } = fixture()
  expect(await world().documents.count('activities', { branchId: branch._id })).toBe(1)
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
})

test('a posting that broke off after the theme day is completed by the retry', async () => {
  const input = aPosting(fixture())
  const { activityId } = await world().yes('activity.post', input, fixture().as('secretary'))
  const lost = `msg_notice_${activityId}_${fixture().people.member._id}`
  await world().documents.remove('messages', lost)
  await world().yes('activity.post', input, fixture().as('secretary'))
  expect(await world().documents.get('messages', lost)).not.toBeNull()
})

test('the deputy posts too, and another intention is another theme day', async () => {
  const openid = fixture().as('deputy')
  const first = await world().yes('activity.post', aPosting(fixture()), openid)
  const second = await world().yes('activity.post', aPosting(fixture(), { key: aKey() }), openid)
  expect(second.activityId).not.toBe(first.activityId)
})

test('C2.2c a short notice needs a written reason and is never blocked', async () => {
  const startsAt = START - 2 * 86_400_000
  expect(await refused({ startsAt })).toBe('short-notice-needs-reason')
  const posted = await post({ startsAt, shortNoticeReason: '上级临时部署' })
  expect(posted.notice).toMatchObject({ verdict: 'short', leadDays: 1, reason: '上级临时部署' })
})

test.each([
  ['C2.2c in the past', () => ({ startsAt: START - 9 * 86_400_000 }), 'start-in-past'],
  [
    'C2.3f inviting a member',
    () => ({ invited: [fixture().people.member._id] }),
    'invitee-not-invitable',
  ],
  [
    'a prospect as recorder',
    () => ({ recorderId: fixture().people.prospect._id }),
    'recorder-not-member',
  ],
])('refused, and nothing is written: %s', async (_, over, code) => {
  expect(await refused(over())).toBe(code)
  expect(await messages()).toBe(0)
})

test('F14 a notice posted at night waits until eight', async () => {
  await world().at('2026-12-07T22:00')
  await world().accept(fixture().as('member'), 'notice')
  expect(await post()).toMatchObject({ messaged: 0 })
  expect(await messages('owed')).toBe(TOLD)
  await world().at('2026-12-08T07:59')
  await world().tick()
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(0)
  await world().at('2026-12-08T08:00')
  await world().tick()
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(await messages('owed')).toBe(0)
})

test('C2.3c the due list is everybody due, in roster order, and knows no titles', async () => {
  const { activityId } = await post()
  const activity = await world().documents.get('activities', activityId)
  const roster = activity?.roster as { name: string; standing: string }[]
  expect(roster.map((row) => [row.name, row.standing])).toEqual([
    ['secretary', 'due'],
    ['deputy', 'due'],
    ['recorder', 'due'],
    ['member', 'due'],
    ['liaison', 'due'],
    ['unbound', 'due'],
    ['probationary', 'due'],
    ['exempt', 'exempt'],
    ['mobile', 'mobile'],
    ['prospect', 'invitee'],
  ])
})
