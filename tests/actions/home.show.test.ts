import {
  AFTER,
  closeEvent,
  DUE,
  foundBranch,
  IN_WINDOW,
  POSTED,
  postEvent,
  TOLD,
} from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const show = (openid: string) => world().yes('home.show', {}, openid)

test('a stranger sees who runs this and nothing else', async () => {
  const home = await show(STRANGER)
  expect(home).toMatchObject({ me: null, events: [], todos: [], month: null })
  expect(home.school).toEqual({
    name: '示例大学',
    responsibleUnit: '示例大学组织部',
    filingNumber: null,
    feedbackContact: '010-00000000',
  })
  expect(home.templates.map((one) => one.kind)).toEqual(['notice', 'change', 'contact'])
})

test('a member sees who he is and the event that comes, not what leaders do', async () => {
  await postEvent(world(), fixture())
  const home = await show(fixture().as('member'))
  const { branch, unit } = fixture()
  expect(home.me).toMatchObject({
    name: 'member',
    branch: { orgId: branch._id },
    unit: { name: unit.name },
    roles: [],
    leads: [],
  })
  expect(home.events).toMatchObject([
    { theme: '学习党章专题讨论', phase: 'upcoming', mine: { standing: 'due', state: 'unmarked' } },
  ])
  expect(home.todos).toEqual([])
  expect(home.month).toBeNull()
})

test('C2.1b, C2.2c the secretary is asked for the month until it is posted', async () => {
  await world().at(POSTED)
  const before = await show(fixture().as('secretary'))
  expect(before.month).toMatchObject({ month: '2026-12', posted: false, noticeBy: '2026-12-09' })
  expect(before.todos).toEqual([{ kind: 'post_theme', month: '2026-12', dueOn: '2026-12-09' }])
  await postEvent(world(), fixture())
  const after = await show(fixture().as('secretary'))
  expect(after.month).toMatchObject({ posted: true })
  expect(after.todos).toMatchObject([{ kind: 'tell_by_phone', count: TOLD }])
})

test('C2.2c whom to call is counted once, also when the event is called off', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  const { todos } = await show(fixture().as('secretary'))
  expect(todos.filter((todo) => todo.kind === 'tell_by_phone')).toMatchObject([{ count: DUE + 1 }])
})

test('C4.3b the recorder is asked for the record after the event, until it is closed', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  const todo = { kind: 'close_record', activityId, subject: '学习党章专题讨论' }
  expect((await show(fixture().as('recorder'))).todos).toEqual([todo])
  expect((await show(fixture().as('member'))).todos).toEqual([])
  await closeEvent(world(), fixture(), activityId)
  expect((await show(fixture().as('recorder'))).todos).toEqual([])
})

test('C2.3h a liaison is told whom to contact this month', async () => {
  await world().at(POSTED)
  const { people } = fixture()
  expect((await show(fixture().as('liaison'))).todos).toEqual([
    { kind: 'contact', memberId: people.mobile._id, subject: 'mobile', month: '2026-12' },
  ])
})

test('C2.3f an invited guest sees the one event, another activist none', async () => {
  await postEvent(world(), fixture())
  const guest = await show(fixture().as('prospect'))
  expect(guest.events).toMatchObject([{ mine: { standing: 'invitee' } }])
  expect((await show(fixture().as('activist'))).events).toEqual([])
})

test('another branch sees nothing of it', async () => {
  await postEvent(world(), fixture())
  const other = await foundBranch(world())
  expect((await show(other.as('secretary'))).events).toEqual([])
})

test('the own arrival stands on the card; a cancelled event is still shown until it would begin', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const memberId = fixture().people.member._id
  await world().yes('arrival.tick', { activityId, memberId }, fixture().as('recorder'))
  const home = await show(fixture().as('member'))
  expect(home.events).toMatchObject([{ phase: 'open', mine: { state: 'present', late: false } }])
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  expect((await show(fixture().as('member'))).events).toMatchObject([{ phase: 'cancelled' }])
  await world().at(AFTER)
  expect((await show(fixture().as('member'))).events).toEqual([])
})

test('an unknown field is refused by name', async () => {
  const reply = await world().call('home.show', { as: 'x' }, STRANGER)
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['as'] })
})
