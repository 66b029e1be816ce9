import { AFTER, closeEvent, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = (over = {}) => ({
  activityId,
  memberIds: [fixture().people.unbound._id],
  ...over,
})
guards('arrival.tick', input, { world, fixture, cast: ['member', 'prospect'] })
const tick = async (over = {}, who: 'recorder' | 'deputy' = 'recorder') => {
  const { arrivals } = await world().yes('arrival.tick', input(over), fixture().as(who))
  return arrivals
}
const refused = (over = {}) => world().no('arrival.tick', input(over), fixture().as('recorder'))
const board = async () =>
  (await world().yes('board.show', { activityId }, fixture().as('recorder'))).board

test('F2 a person without a phone is ticked and counts like everybody', async () => {
  expect(await tick()).toMatchObject([
    { name: 'unbound', standing: 'due', method: 'recorder', late: false },
  ])
  expect((await board())?.counts).toMatchObject({ present: 1 })
})

test('two taps, two recorders: one arrival, the first answer again', async () => {
  const [one, two] = await Promise.all([tick(), tick({}, 'deputy')])
  expect(one).toEqual(two)
  expect(await world().documents.count('arrivals', { activityId })).toBe(1)
})

test('all who are left are ticked at once, a room of sixty too; repeated, nothing changes', async () => {
  const { documents } = world()
  const more = Array.from({ length: 50 }, (_, i) =>
    aMember(fixture().branch, `同志${i}`, { order: 20 + i }),
  )
  await Promise.all(more.map((one) => documents.put('members', one)))
  const memberIds = (await board())?.missing.map((row) => row.memberId) ?? []
  expect(memberIds).toHaveLength(57)
  expect(await tick({ memberIds })).toHaveLength(57)
  await tick({ memberIds: [...memberIds, ...memberIds] })
  expect(await board()).toMatchObject({ missing: [], counts: { present: 57, unmarked: 0 } })
  expect(await documents.count('arrivals', { activityId })).toBe(57)
})

test('one who is not listed, and nobody of them is ticked', async () => {
  const { member, activist } = fixture().people
  expect(await refused({ memberIds: [member._id, activist._id] })).toBe('not-on-register')
  expect(await world().documents.count('arrivals', { activityId })).toBe(0)
})

test('who takes part online is ticked as such; late is what the recorder says', async () => {
  expect(await tick({ method: 'online' })).toMatchObject([{ method: 'online', late: false }])
  await world().at('2026-12-11T15:40')
  const { member, liaison } = fixture().people
  expect(await tick({ memberIds: [member._id] })).toMatchObject([{ late: true }])
  expect(await tick({ memberIds: [liaison._id], late: false })).toMatchObject([{ late: false }])
})

test('domain §7 #12 a list on paper is entered after the event, and nobody is late by that', async () => {
  await world().at(AFTER)
  expect(await tick({ method: 'paper', note: '纸质签到' })).toMatchObject([
    { method: 'paper', late: false, at: null },
  ])
  // when it was entered is kept apart, and no page takes it for the minute of the arrival
  const [entered] = await world().documents.find('arrivals', { where: { activityId }, limit: 1 })
  expect(entered).toMatchObject({ at: null, enteredAt: expect.any(Number) })
  const { memberId } = entered as unknown as { memberId: string }
  const shown = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  const row = shown.register.find((one) => one.memberId === memberId)
  expect(row).toMatchObject({ state: 'present', late: false })
  expect(row?.at).toBeUndefined()
  await world().yes('board.show', { activityId }, fixture().as('recorder'))
  const late = { method: 'paper', late: true, memberIds: [fixture().people.member._id] }
  expect(await tick(late)).toMatchObject([{ late: true }])
})

test('C2.3f a guest is ticked outside the count and is never late', async () => {
  const guest = { memberIds: [fixture().people.prospect._id], late: true }
  expect(await tick(guest)).toMatchObject([{ standing: 'invitee', late: false }])
})

test('before the register opens, after it is closed, for somebody who is not listed', async () => {
  expect(await refused({ memberIds: [fixture().people.activist._id] })).toBe('not-on-register')
  await world().at(POSTED)
  expect(await refused()).toBe('window-not-open')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
})
