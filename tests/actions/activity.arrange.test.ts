import type { Input } from '../../cloudfunctions/core/contract'
import { renew } from '../../cloudfunctions/core/steps/final-list'
import { activityOf } from '../../cloudfunctions/core/store/activities'
import {
  aUnitSecretary,
  closeEvent,
  foundBranch,
  IN_WINDOW,
  postEvent,
  putPerson,
  type Someone,
  TOLD,
} from '../support/branch'
import { aMember, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { askToJoin, joinAs } from '../support/event'
import { guards, inAWorld } from '../support/guards'
import { platformOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
type Asked = Input<'activity.arrange'>
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
const id = (who: Someone) => fixture().people[who]._id
/** As it was posted, with what is different. */
const input = (over: Partial<Asked> = {}): Asked => ({
  activityId,
  arranged: 0,
  recorderId: id('recorder'),
  invited: [id('prospect')],
  visiting: [],
  offCampus: null,
  ...over,
})
guards('activity.arrange', () => input({ recorderId: null }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const arrange = (over: Partial<Asked>, who: Someone = 'secretary') =>
  world().yes('activity.arrange', input(over), fixture().as(who))
const refused = (over: Partial<Asked>) =>
  world().no('activity.arrange', input(over), fixture().as('secretary'))
const stored = (of = activityId) => world().documents.get('activities', of)
const rosterOf = async (of = activityId) =>
  (await stored(of))?.roster as { memberId: string; standing: string }[]
const guests = async () =>
  (await rosterOf()).filter((one) => one.standing === 'invitee').map((one) => one.memberId)
const show = (who: Someone) => world().yes('activity.show', { activityId }, fixture().as(who))
const notices = () => world().documents.count('messages', { activityId, kind: 'notice' })
const SETTLED = {
  transport: '学校大巴',
  budgetSource: '党支部活动经费',
  approvalRef: '总支已批',
  safetyContact: '支部书记',
}

test('C2.3f a guest asked after the posting is told and stands on the list; nobody else is told again', async () => {
  await world().accept(fixture().as('activist'), 'notice')
  expect(await arrange({ invited: [id('prospect'), id('activist')] })).toMatchObject({
    arranged: 1,
  })
  expect(await guests()).toEqual([id('prospect'), id('activist')])
  expect(await notices()).toBe(TOLD + 1)
  expect(world().messagesOf(fixture().as('activist'))).toHaveLength(1)
  expect(await stored()).toMatchObject({ untold: null, revisions: [] })
  expect((await show('activist')).mine.standing).toBe('invitee')
})

test('C2.3f who is not asked any more leaves the list, and what still waited is not sent', async () => {
  const waiting = { activityId, memberId: id('prospect') }
  const [message] = await world().documents.find('messages', { where: waiting, limit: 1 })
  await world().documents.patch('messages', String(message?._id), { state: 'owed' })
  await arrange({ invited: [] })
  expect(await guests()).toEqual([])
  expect(await world().documents.get('messages', String(message?._id))).toMatchObject({
    state: 'unreachable',
  })
  expect(await world().no('activity.show', { activityId }, fixture().as('prospect'))).toBe(
    'not-allowed',
  )
})

test('another recorder keeps the record, the one before does not', async () => {
  await arrange({ recorderId: id('member') })
  const board = (who: Someone) => world().call('board.show', { activityId }, fixture().as(who))
  expect(await board('member')).toMatchObject({ ok: true })
  expect(await board('recorder')).toMatchObject({ code: 'not-allowed' })
  expect(await refused({ arranged: 1, recorderId: id('activist') })).toBe('recorder-not-member')
})

test('C3.8 what an outing lacked is filled in, and its hint goes', async () => {
  await world().yes(
    'activity.change',
    { activityId, revision: 0, mode: 'visit' },
    fixture().as('secretary'),
  )
  expect((await show('secretary')).hints).toContain('off_campus_incomplete')
  await arrange({ offCampus: SETTLED })
  const shown = await show('secretary')
  expect(shown.hints).not.toContain('off_campus_incomplete')
  expect(shown.activity.offCampus).toEqual(SETTLED)
  expect([shown.may.arrange, (await show('member')).may.arrange]).toEqual([true, false])
})

test('domain §7 #6 a leader from above may come as a guide, still outside the count', async () => {
  const guide = (await foundBranch(world())).people.member
  expect(await refused({ visiting: [guide._id] })).toBe('invitee-not-invitable')
  await world().documents.put('roles', anOffice(guide._id, fixture().unit._id, 'unit_secretary'))
  const due = (await show('secretary')).counts?.due
  await arrange({ visiting: [guide._id] })
  expect((await rosterOf()).at(-1)).toMatchObject({ standing: 'visiting_leader' })
  expect((await show('secretary')).counts?.due).toBe(due)
  expect((await show('secretary')).told.map((one) => one.memberId)).toContain(guide._id)
})

test('only people on the way to membership are asked; who was asked before may come, whatever changed', async () => {
  expect(await refused({ invited: [id('member')] })).toBe('invitee-not-invitable')
  await world().documents.patch('members', id('prospect'), { stage: 'applicant' })
  await arrange({ recorderId: null })
  expect(await guests()).toEqual([id('prospect')])
})

test('two leaders at once: one arrangement holds, the other sees it first; said again it changes nothing', async () => {
  const asks = [arrangeAs('secretary', []), arrangeAs('deputy', [id('activist')])]
  const codes = (await Promise.all(asks)).map((one) => (one.ok ? 'yes' : one.code))
  expect(codes.sort()).toEqual(['activity-changed', 'yes'])
  const invited = (await stored())?.invited
  const again = await arrange({ invited: invited as string[] })
  expect(again.arranged).toBe(1)
})
const arrangeAs = (who: Someone, invited: string[]) =>
  world().call('activity.arrange', input({ invited }), fixture().as(who))

test('a run that broke off before the guest was told is completed by the next, or by the timer', async () => {
  const asked = { invited: [id('prospect'), id('activist')] }
  const breakOff = async () => {
    const [message] = await world().documents.find('messages', {
      where: { activityId, memberId: id('activist') },
      limit: 1,
    })
    await world().documents.transact((tx) => tx.remove('messages', String(message?._id)))
    await world().documents.patch('activities', activityId, { untold: activityId })
  }
  await arrange(asked)
  await breakOff()
  await arrange(asked)
  expect(await notices()).toBe(TOLD + 1)
  await breakOff()
  await world().tick()
  expect(await notices()).toBe(TOLD + 1)
})

test('a posting that broke off before anybody was told is completed with the arrangement, or with a new list', async () => {
  const { documents } = world()
  const breakOff = async () => {
    const all = await documents.find('messages', { where: { activityId }, limit: 100 })
    for (const one of all) {
      await documents.transact((tx) => tx.remove('messages', String(one._id)))
    }
    await documents.patch('activities', activityId, { untold: activityId })
  }
  await breakOff()
  await arrange({ recorderId: id('member') })
  expect(await notices()).toBe(TOLD)
  await breakOff()
  const comer = aMember(fixture().branch, 'newcomer', { order: 99 })
  await Promise.all(putPerson(world(), comer))
  const activity = await activityOf(documents, activityId)
  if (activity) await renew(platformOf(world()), activity)
  expect(await notices()).toBe(TOLD + 1)
  expect(await stored()).toMatchObject({ untold: null })
})

test('C2.2c on a day everybody was told of before, a guest asked later is told all the same', async () => {
  const told = { toldBefore: { on: '2026-12-07', by: 'group' as const } }
  activityId = await postEvent(world(), fixture(), told)
  await arrange({ invited: [id('prospect'), id('activist')] })
  const where = { activityId, memberId: id('activist') }
  const stateOf = async () =>
    (await world().documents.find('messages', { where, limit: 2 })).map((one) => one.state)
  expect(await stateOf()).not.toContain('told')
  const [message] = await world().documents.find('messages', { where, limit: 1 })
  await world().documents.transact((tx) => tx.remove('messages', String(message?._id)))
  await world().documents.patch('activities', activityId, { untold: activityId })
  await world().tick()
  expect(await stateOf()).toHaveLength(1)
  expect(await stateOf()).not.toContain('told')
})

test('while the register is open a guest is added; one who has come is not taken off, and members stay as they were', async () => {
  await world().at(IN_WINDOW)
  const tick = { activityId, memberIds: [id('prospect')] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  const members = async () => (await rosterOf()).filter((one) => one.standing !== 'invitee')
  const before = await members()
  await world().documents.patch('members', id('member'), { relations: [] })
  expect(await refused({ invited: [id('activist')] })).toBe('guest-arrived')
  await arrange({ invited: [id('prospect'), id('activist')] })
  expect(await guests()).toEqual([id('prospect'), id('activist')])
  expect(await members()).toEqual(before)
})

test('C4.3d a closed record and a day called off are arranged no more', async () => {
  const other = await postEvent(world(), fixture(), { theme: '另一次活动' })
  await closeEvent(world(), fixture(), activityId)
  expect(await refused({ recorderId: null })).toBe('activity-sealed')
  expect((await show('secretary')).may.arrange).toBe(false)
  activityId = other
  const off = { activityId, reason: '场地停用' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  expect(await refused({ recorderId: null })).toBe('activity-cancelled')
})

test('domain §7 #3, #4 a branch that takes part arranges its own part, and no other', async () => {
  const { guest, activityId: host } = await askToJoin(world(), fixture())
  const part = await joinAs(world(), guest, host)
  const own = {
    ...{ activityId: part, arranged: 0, recorderId: guest.people.member._id },
    ...{ invited: [guest.people.activist._id], visiting: [], offCampus: null },
  }
  await world().yes('activity.arrange', own, guest.as('secretary'))
  expect(await stored(part)).toMatchObject({ recorderId: guest.people.member._id })
  expect(await rosterOf(part)).toContainEqual(
    expect.objectContaining({ memberId: guest.people.activist._id, standing: 'invitee' }),
  )
  expect(await world().no('activity.arrange', own, fixture().as('secretary'))).toBe('not-allowed')
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('activity.arrange', own, unit)).toBe('not-allowed')
})
