import type { Message } from '../../cloudfunctions/core/store/messages'
import { AFTER, aDraft, closeEvent, postEvent } from '../support/branch'
import { aBranch, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
/** The branch's usual day is the second Friday, the 11th of December 2026. */
const duties = async () =>
  (
    (await world().documents.find('messages', {
      where: { kind: 'duty', branchId: fixture().branch._id },
      limit: 50,
    })) as unknown as Message[]
  )
    // the contacts of the month have a round of their own (C2.3h)
    .filter((one) => !one._id.startsWith('msg_duty_contacts'))
const matters = async () => (await duties()).map((one) => one._id.split('_')[2]).sort()
// each test lives through December anew
beforeEach(async () => {
  for (const { _id } of await world().documents.find('jobs', { where: {}, limit: 100 })) {
    await world().documents.remove('jobs', _id)
  }
})
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

test('C2.2c while a branch has no secretary the deputy is reminded', async () => {
  const [office] = await world().documents.find('roles', {
    where: { memberId: fixture().people.secretary._id, role: 'secretary' },
    limit: 1,
  })
  await world().documents.remove('roles', office?._id ?? '')
  await tickAt('2026-12-07T09:00')
  expect(await duties()).toMatchObject([{ memberId: fixture().people.deputy._id }])
})

test('nobody else is reminded, and nobody of a branch that has posted', async () => {
  await postEvent(world(), fixture())
  await tickAt('2026-12-08T11:00')
  expect(await matters()).toEqual([])
  expect((await duties()).length).toBe(0)
})

test('C4.3b one and five days after the event the record is asked for, until it is closed', async () => {
  const activityId = await postEvent(world(), fixture())
  await tickAt('2026-12-13T09:00')
  expect(await matters()).toEqual([])
  await tickAt('2026-12-14T09:00')
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

test('C2.2c after silence over the days before, the eve still says that a theme can be posted, once', async () => {
  await tickAt('2026-12-06T09:00')
  await tickAt('2026-12-10T09:00')
  await tickAt('2026-12-11T09:00')
  expect(await matters()).toEqual(['post-late'])
  expect(await duties()).toMatchObject([{ facts: { matter: '本月主题还可以发布，请写一句原因' } }])
})

test('C2.2c a usual day on the first of December is prepared in November, by message and on the first page', async () => {
  const { branch } = fixture()
  const slots = branch.slots.map((slot) => ({ ...slot, nth: 1, weekday: 2 }))
  await world().documents.patch('orgs', branch._id, { slots })
  const asked = async () => {
    const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
    return todos.filter((one) => one.month === '2026-12')
  }
  await tickAt('2026-11-26T09:00')
  expect(await matters()).not.toContain('post-4')
  expect(await asked()).toEqual([])
  await tickAt('2026-11-27T09:00')
  expect(await matters()).toContain('post-4')
  expect(await duties()).toContainEqual(
    expect.objectContaining({
      facts: expect.objectContaining({ matter: '发布12月主题并通知', by: '2026-11-29' }),
      page: `pages/event/post/post?branchId=${branch._id}&month=2026-12`,
    }),
  )
  expect(await asked()).toEqual([{ kind: 'post_theme', month: '2026-12', dueOn: '2026-11-29' }])
  const draft = await world().yes('activity.draft', { month: '2026-12' }, fixture().as('secretary'))
  expect(draft.suggestion).toMatchObject({ startsAt: Date.parse('2026-12-01T15:00:00+08:00') })
})

test('C2.1a, C2.2c a usual day moved within the month is the one that is reminded of', async () => {
  const { branch } = fixture()
  await world().at('2026-12-02T10:00')
  const slot = { nth: 4, weekday: 5, time: '15:00', minutes: 90, place: '会议室' }
  const arrange = { what: 'slot' as const, slot, on: '2026-12-02' }
  const input = { branchId: branch._id, arrange }
  await world().yes('branch.arrange', input, fixture().as('secretary'))
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(todos).toContainEqual({ kind: 'post_theme', month: '2026-12', dueOn: '2026-12-23' })
  await tickAt('2026-12-07T09:00')
  expect(await matters()).toEqual([])
  await tickAt('2026-12-21T09:00')
  expect(await matters()).toEqual(['post-4'])
})

test('C2.2c a school that asks for a week is reminded before it', async () => {
  await world().documents.patch('settings', 'school', { leadDays: 7 })
  await tickAt('2026-12-01T09:00')
  expect(await matters()).toEqual([])
  await tickAt('2026-12-02T09:00')
  expect(await duties()).toMatchObject([{ facts: { by: '2026-12-04' } }])
  await world().documents.patch('settings', 'school', { leadDays: 2 })
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

test('F14, C4.3b a record closed at the weekend is not asked for on Monday', async () => {
  const secretary = fixture().as('secretary')
  await world().accept(secretary, 'duty')
  const activityId = await postEvent(world(), fixture())
  await tickAt('2026-12-12T09:00')
  const draft = aDraft(fixture())
  const recorder = fixture().as('recorder')
  const input = { activityId, revision: 0, draft }
  const { revision } = await world().yes('record.save', input, recorder)
  await world().yes('record.close', { activityId, revision }, recorder)
  await tickAt('2026-12-14T09:00')
  expect(world().messagesOf(secretary)).toEqual([])
})

test('F14, C2.2c what waited over the weekend comes once, to whoever is secretary on Monday', async () => {
  const { secretary, member } = fixture().people
  await world().accept(fixture().as('secretary'), 'duty')
  for (const _ of ['one', 'two']) await world().accept(fixture().as('member'), 'duty')
  const { branch } = fixture()
  // the usual day is Wednesday the 9th: Saturday is four days before, Sunday three
  const slots = branch.slots.map((slot) => ({ ...slot, nth: 2, weekday: 3 }))
  await world().documents.patch('orgs', branch._id, { slots })
  await tickAt('2026-12-05T09:00')
  await tickAt('2026-12-06T09:00')
  const where = { memberId: secretary._id, role: 'secretary' }
  const [office] = await world().documents.find('roles', { where, limit: 1 })
  await world().documents.remove('roles', office?._id ?? '')
  await world().documents.put('roles', anOffice(member._id, branch._id, 'secretary'))
  await tickAt('2026-12-07T07:00')
  expect(await matters()).toEqual([])
  await tickAt('2026-12-07T08:00')
  await tickAt('2026-12-07T08:05')
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(world().messagesOf(fixture().as('secretary'))).toEqual([])
})
