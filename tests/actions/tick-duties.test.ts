import type { Message } from '../../cloudfunctions/core/store/messages'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { aBranch } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
/** The branch's usual day is the second Friday, the 11th of December 2026. */
const duties = async () =>
  (await world().documents.find('messages', {
    where: { kind: 'duty', branchId: fixture().branch._id },
    limit: 50,
  })) as unknown as Message[]
const matters = async () => (await duties()).map((one) => one._id.split('_')[2]).sort()
const tickAt = async (local: string) => {
  await world().at(local)
  await world().tick()
}

test('C2.2c the secretary is reminded four and three days before the usual day, once each, and reads it', async () => {
  const secretary = fixture().as('secretary')
  await world().accept(secretary, 'duty')
  await world().accept(secretary, 'duty')
  await tickAt('2026-12-06T09:00')
  expect(await matters()).toEqual([])
  await tickAt('2026-12-07T09:00')
  await tickAt('2026-12-07T09:05')
  expect(await matters()).toEqual(['post-4'])
  await world().at('2026-12-08T09:00')
  await Promise.all([world().tick(), world().tick()])
  expect(await matters()).toEqual(['post-3', 'post-4'])
  expect(world().messagesOf(secretary)).toMatchObject([
    { page: expect.stringContaining('event/post') },
    { data: { thing1: { value: '发布本月主题并通知' } } },
  ])
})

test('nobody else is reminded, and nobody of a branch that has posted', async () => {
  await postEvent(world(), fixture())
  await tickAt('2026-12-08T11:00')
  expect(await matters()).toEqual([])
  expect((await duties()).length).toBe(0)
})

test('C4.3b one and five days after the event the record is asked for, until it is closed', async () => {
  const activityId = await postEvent(world(), fixture())
  await tickAt('2026-12-12T09:00')
  await tickAt('2026-12-13T09:00')
  expect(await matters()).toEqual(['close-1'])
  const [message] = await duties()
  expect(message).toMatchObject({
    memberId: fixture().people.secretary._id,
    page: `pages/event/record/record?activityId=${activityId}`,
  })
  await tickAt('2026-12-16T09:00')
  expect(await matters()).toEqual(['close-1', 'close-5'])
  await closeEvent(world(), fixture(), activityId)
  await world().at(AFTER)
})

test('C2.1b in its last week a silent month is brought to mind once', async () => {
  await tickAt('2026-12-28T09:00')
  await tickAt('2026-12-29T09:00')
  expect(await matters()).toEqual(['silent'])
})

test('after days of standstill what still helps is owed, and a branch that has ended is left in peace', async () => {
  await tickAt('2026-12-09T09:00')
  expect(await matters()).toEqual(['post-3'])
  const ended = { ...aBranch(fixture().unit, '已撤销支部'), validTo: '2026-11-30' }
  await world().documents.put('orgs', ended)
  await tickAt('2026-12-28T09:00')
  const found = await world().documents.count('messages', { branchId: ended._id })
  expect(found).toBe(0)
})
