import { addMonths } from '../../cloudfunctions/core/domain/calendar'
import { AFTER, aDraft, closeEvent, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards('contact.show', () => ({}), { world, fixture, abroad: false })
const shown = () => world().yes('contact.show', {}, fixture().as('mobile'))

test('C2.3g the member reads the coming day and whom to call', async () => {
  const { liaison } = fixture().people
  const activityId = await postEvent(world(), fixture())
  expect(await shown()).toMatchObject({
    month: '2026-12',
    branch: { orgId: fixture().branch._id },
    days: [],
    next: { activityId, theme: '学习党章专题讨论', place: '会议室' },
    liaison: { name: 'liaison', phone: liaison.phone },
    state: 'owed',
    answer: null,
  })
})

test('C2.3h what was done is told with its outcome once it is sealed, and with nothing of the minutes', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  expect((await shown()).days).toMatchObject([{ activityId, outcome: null }])
  await closeEvent(world(), fixture(), activityId)
  const told = await shown()
  expect(told.days).toMatchObject([{ activityId, outcome: aDraft(fixture()).outcome }])
  expect(told.next).toBeNull()
  expect(JSON.stringify(told)).not.toContain(aDraft(fixture()).content)
  // the liaison has the same line to pass on
  const board = await world().yes('contact.board', {}, fixture().as('liaison'))
  expect(board.passOn).toMatchObject([{ activityId, outcome: aDraft(fixture()).outcome }])
})

test('days of other months and days called off are not told', async () => {
  await putHeldDay(world(), fixture().branch, `${addMonths('2026-12', -1)}-13`)
  const off = await postEvent(world(), fixture())
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId: off, reason: '停电' }, openid)
  expect(await shown()).toMatchObject({ days: [], next: null })
})

test('C2.3g a liaison who has left the branch is called no more', async () => {
  const { liaison } = fixture().people
  await world().documents.patch('members', liaison._id, { mobility: 'mobile' })
  await world().documents.patch('members', liaison._id, {
    mobilities: [{ mobility: 'mobile', from: '2026-12-01' }],
  })
  expect((await shown()).liaison).toBeNull()
})

test('who is here is shown nothing', async () => {
  expect(await world().no('contact.show', {}, fixture().as('member'))).toBe('member-not-away')
})

test('home leads the member who lives elsewhere there, and nobody else', async () => {
  const at = async (who: 'mobile' | 'member') =>
    (await world().yes('home.show', {}, fixture().as(who))).elsewhere
  expect([await at('mobile'), await at('member')]).toEqual([true, false])
})
