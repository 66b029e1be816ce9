import type { Input } from '../../cloudfunctions/core/contract'
import { AFTER, closeEvent, POSTED, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (over: Partial<Input<'service.add'>> = {}): Input<'service.add'> => ({
  key: aKey(),
  activityId,
  kind: 'pairing',
  what: '编程课结对辅导',
  where: '信息楼',
  beneficiaries: '低年级同学',
  on: '2026-12-10',
  participants: [fixture().people.member._id, fixture().people.prospect._id],
  ...over,
})
guards('service.add', () => input(), { world, fixture, cast: ['member', 'prospect', 'activist'] })
const add = (over = {}, who: 'recorder' | 'secretary' = 'recorder') =>
  world().yes('service.add', input(over), fixture().as(who))
const shown = () => world().yes('afterwards.show', { activityId }, fixture().as('member'))

test('C3.4 members and invited people did something for others on another day of the month', async () => {
  const { serviceId } = await add()
  expect((await shown()).services).toMatchObject([
    {
      serviceId,
      kind: 'pairing',
      what: '编程课结对辅导',
      on: '2026-12-10',
      hours: null,
      participants: [{ name: 'member' }, { name: 'prospect' }],
      by: 'recorder',
    },
  ])
})

test('one tap is one entry, however often it is repeated', async () => {
  const same = input()
  const openid = fixture().as('recorder')
  const answers = await Promise.all([
    world().yes('service.add', same, openid),
    world().yes('service.add', same, openid),
  ])
  expect(answers[0]).toEqual(answers[1])
  expect(await world().documents.count('services', { activityId })).toBe(1)
})

test('C3.4 after the closing it can still be written down, and the seal holds', async () => {
  await closeEvent(world(), fixture(), activityId)
  await add({}, 'secretary')
  expect((await shown()).services).toHaveLength(1)
  expect((await world().yes('ledger.show', {}, fixture().as('member'))).broken).toBeNull()
})

test('C3.4 hours are kept as they were said, and nowhere added up', async () => {
  await add({ hours: 1.5 })
  await add({ hours: 2 })
  const page = await shown()
  expect(page.services.map((one) => one.hours)).toEqual([1.5, 2])
  expect(JSON.stringify(page)).not.toContain('3.5')
})

test.each([
  ['a day of another month', () => ({ on: '2026-11-30' }), 'date-out-of-range'],
  ['a day to come', () => ({ on: '2026-12-12' }), 'date-in-future'],
  [
    'somebody who is not on the list',
    () => ({ participants: [fixture().people.activist._id] }),
    'not-on-register',
  ],
])('refused: %s; nothing is written', async (_, over, code) => {
  expect(await world().no('service.add', input(over()), fixture().as('secretary'))).toBe(code)
  expect(await world().documents.count('services', { activityId })).toBe(0)
})

test('refused: a day that was called off', async () => {
  const off = await postEvent(world(), fixture(), {
    startsAt: Date.parse('2026-12-18T15:00+08:00'),
  })
  await world().at(POSTED)
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId: off, reason: '停电' }, openid)
  const late = input({ activityId: off, on: '2026-12-08' })
  expect(await world().no('service.add', late, openid)).toBe('activity-cancelled')
})
