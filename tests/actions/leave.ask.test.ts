import { IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
const input = () => ({ activityId, kind: 'work' as const, reason: '出差在外' })
guards('leave.ask', input, { world, fixture, cast: ['activist'] })
const refused = (who: 'member' | 'prospect' | 'mobile' | 'exempt') =>
  world().no('leave.ask', input(), fixture().as(who))

test('leave is asked before the start and stands at once', async () => {
  expect(await world().yes('leave.ask', input(), fixture().as('member'))).toEqual({
    mine: { standing: 'due', state: 'leave' },
  })
  const shown = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(shown.mine).toMatchObject({ state: 'leave' })
  expect(shown.may.askLeave).toBe(false)
})

test('asking twice is one leave; the newer reason stands, the first moment too', async () => {
  await world().yes('leave.ask', input(), fixture().as('member'))
  await world().yes('leave.ask', { ...input(), reason: '改了说法' }, fixture().as('member'))
  expect(await world().documents.find('leaves', { where: { activityId }, limit: 9 })).toMatchObject(
    [{ reason: '改了说法' }],
  )
})

test('domain §7 #9 from the start on it is too late', async () => {
  await world().at('2026-12-11T15:00')
  expect(await refused('member')).toBe('leave-too-late')
})

test.each(['prospect', 'mobile', 'exempt'] as const)(
  '%s is not due and needs no leave',
  async (who) => {
    expect(await refused(who)).toBe('leave-not-due')
  },
)

test('who is on the register needs no leave', async () => {
  await world().at(IN_WINDOW)
  const memberId = fixture().people.member._id
  await world().yes('arrival.tick', { activityId, memberIds: [memberId] }, fixture().as('recorder'))
  expect(await refused('member')).toBe('leave-after-arrival')
})

test('a cancelled event needs no leave', async () => {
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  expect(await refused('member')).toBe('activity-cancelled')
})

test('a reason is written', async () => {
  const reply = await world().call('leave.ask', { ...input(), reason: ' ' }, fixture().as('member'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['reason'] })
})
