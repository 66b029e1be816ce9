import { POSTED } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const input = (over = {}) => ({
  key: aKey(),
  memberId: fixture().people.mobile._id,
  on: '2026-12-08',
  channel: 'wechat' as const,
  reached: true,
  note: '通报本月主题',
  ...over,
})
guards('contact.log', input, { world, fixture, cast: ['member', 'mobile', 'prospect'] })
const log = (over = {}, who: 'liaison' | 'secretary' = 'liaison') =>
  world().yes('contact.log', input(over), fixture().as(who))
const refused = (over = {}) => world().no('contact.log', input(over), fixture().as('secretary'))

test('C2.3h an attempt is written down, a success settles the month', async () => {
  expect(await log({ reached: false })).toEqual({ month: '2026-12', state: 'tried' })
  expect(await log({}, 'secretary')).toEqual({ month: '2026-12', state: 'reached' })
})

test('one tap is one entry, however often it is repeated', async () => {
  const same = input()
  const openid = fixture().as('liaison')
  const answers = await Promise.all([
    world().yes('contact.log', same, openid),
    world().yes('contact.log', same, openid),
  ])
  expect(answers[0]).toEqual(answers[1])
  const { memberId } = same
  expect(await world().documents.count('contacts', { memberId })).toBe(1)
})

test('C2.3h last month can still be written down, and counts for last month', async () => {
  expect(await log({ on: '2026-11-30' })).toEqual({ month: '2026-11', state: 'reached' })
  const board = await world().yes('contact.board', {}, fixture().as('liaison'))
  expect(board.rows[0]).toMatchObject({ state: 'owed' })
})

test.each([
  ['an older month', () => ({ on: '2026-10-31' }), 'contact-month-closed'],
  ['tomorrow', () => ({ on: '2026-12-09' }), 'contact-month-closed'],
  ['somebody who is here', () => ({ memberId: fixture().people.member._id }), 'member-not-away'],
  ['nobody', () => ({ memberId: 'm0000000000000' }), 'not-allowed'],
])('refused: %s', async (_, over, code) => expect(await refused(over())).toBe(code))
