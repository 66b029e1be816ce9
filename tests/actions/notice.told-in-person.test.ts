import { closeEvent, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
const input = () => ({ activityId, memberIds: [fixture().people.member._id] })
guards('notice.told-in-person', input, { world, fixture, cast: ['member', 'recorder'] })
const told = () => world().yes('notice.told-in-person', input(), fixture().as('deputy'))
const refused = (over = {}) =>
  world().no('notice.told-in-person', { ...input(), ...over }, fixture().as('secretary'))

test('C2.2c told by telephone is told, and off the list of calls', async () => {
  expect(await told()).toEqual({ toldOn: '2026-12-08' })
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.tellByPhone.map((one) => one.name)).not.toContain('member')
})

test('a second tap keeps the first day', async () => {
  await told()
  await world().at('2026-12-09T10:00')
  expect(await told()).toEqual({ toldOn: '2026-12-08' })
})

test('somebody who is not concerned cannot be told', async () => {
  expect(await refused({ memberIds: [fixture().people.activist._id] })).toBe('member-unknown')
  expect(await refused({ memberIds: [fixture().people.mobile._id] })).toBe('member-unknown')
})

test('once it has begun it is no notice any more', async () => {
  await world().at(IN_WINDOW)
  await told()
  await world().at('2026-12-11T15:00')
  expect(await refused()).toBe('activity-started')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
})

test.each(['phone', 'group', 'in_person'] as const)(
  'C2.2c told by %s: how and when stands on the list of the leaders',
  async (by) => {
    await world().yes('notice.told-in-person', { ...input(), by }, fixture().as('deputy'))
    const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
    const rows = new Map(shown.told.map((row) => [row.name, row]))
    expect(rows.get('member')).toMatchObject({ by, on: '2026-12-08' })
    expect(rows.get('recorder')).toMatchObject({ by: null, on: null })
    expect(rows.has('secretary')).toBe(false)
    const seen = await world().yes('activity.show', { activityId }, fixture().as('member'))
    expect(seen.told).toEqual([])
  },
)

test('C2.2b after a change everybody is to be told again', async () => {
  await told()
  const change = { activityId, revision: 0, place: '报告厅' }
  await world().yes('activity.change', change, fixture().as('secretary'))
  const callsNow = async () =>
    (await world().yes('activity.show', { activityId }, fixture().as('secretary'))).tellByPhone
  expect((await callsNow()).map((one) => one.name)).toContain('member')
  await told()
  expect((await callsNow()).map((one) => one.name)).not.toContain('member')
})

test('somebody not owed a message yet is told, and nothing is sent to him later', async () => {
  const id = `msg_notice_${activityId}_${fixture().people.member._id}`
  await world().documents.remove('messages', id)
  await told()
  expect(await world().documents.get('messages', id)).toMatchObject({
    state: 'told',
    toldBy: 'phone',
  })
})

test('C2.2c a word in the group is noted for all at once; somebody beyond the list, and nobody is noted', async () => {
  const { people } = fixture()
  const memberIds = [people.member._id, people.liaison._id]
  const unknown = { memberIds: [...memberIds, people.activist._id], by: 'group' as const }
  expect(await refused(unknown)).toBe('member-unknown')
  const byOf = async () => {
    const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
    return ['member', 'liaison'].map((name) => shown.told.find((row) => row.name === name)?.by)
  }
  expect(await byOf()).toEqual([null, null])
  await world().yes('notice.told-in-person', input(), fixture().as('deputy'))
  const all = { activityId, memberIds, by: 'group' as const }
  await Promise.all([
    world().yes('notice.told-in-person', all, fixture().as('deputy')),
    world().yes('notice.told-in-person', all, fixture().as('secretary')),
  ])
  // the first way stays
  expect(await byOf()).toEqual(['phone', 'group'])
})
