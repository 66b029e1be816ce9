import {
  AFTER,
  anOrgOfficer,
  aPlanRow,
  aPosting,
  aUnitSecretary,
  closeEvent,
  foundBranch,
  IN_WINDOW,
  POSTED,
  postEvent,
  type Someone,
  START,
  TOLD,
} from '../support/branch'
import { anOffice, openidOf } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { inAWorld, STRANGER } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
const DAY = 24 * 3_600_000
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
  expect(home.templates.map((one) => one.kind)).toEqual(['notice', 'change', 'contact', 'duty'])
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
  expect(before.month).toMatchObject({
    month: '2026-12',
    posted: false,
    open: true,
    noticeBy: '2026-12-09',
  })
  expect(before.todos).toEqual([{ kind: 'post_theme', month: '2026-12', dueOn: '2026-12-09' }])
  await postEvent(world(), fixture())
  const after = await show(fixture().as('secretary'))
  expect(after.month).toMatchObject({ posted: true, open: false })
  expect(after.todos).toMatchObject([{ kind: 'tell_by_phone', count: TOLD }])
})

test('C2.2c whom to call is counted once, also when the event is called off', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  const { todos } = await show(fixture().as('secretary'))
  expect(todos.filter((todo) => todo.kind === 'tell_by_phone')).toMatchObject([{ count: TOLD }])
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

test('C4.3b a record that was never closed is asked for however long ago the day was', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2027-04-20T09:00')
  const asked = async () =>
    (await world().yes('home.show', {}, fixture().as('secretary'))).todos.filter(
      (todo) => todo.kind === 'close_record',
    )
  expect(await asked()).toMatchObject([{ activityId }])
  await closeEvent(world(), fixture(), activityId)
  expect(await asked()).toEqual([])
})

test('C4.3d a declared entry asks the leaders and the recorder to agree, but not who declared it', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  await closeEvent(world(), fixture(), activityId)
  const { _id: memberId } = fixture().people.member
  const entry = { activityId, memberId, reason: '当时在场，漏记' }
  await world().yes('entry.declare', entry, fixture().as('deputy'))
  const asked = async (who: Someone) =>
    (await show(fixture().as(who))).todos.filter((todo) => todo.kind === 'late_entry')
  const todo = { kind: 'late_entry', activityId, memberId, subject: 'member' }
  expect(await asked('recorder')).toEqual([todo])
  expect(await asked('secretary')).toEqual([todo])
  for (const who of ['deputy', 'member', 'liaison'] as const) expect(await asked(who)).toEqual([])
})

test('C1.3, C2.1b a member sees the own branch its year; a leader of another one the own year too', async () => {
  await world().at(POSTED)
  await putHeldDay(world(), fixture().branch, '2026-10-09')
  const { year } = await show(fixture().as('member'))
  expect(year?.year).toBe(2026)
  expect(year?.months.slice(8)).toEqual([
    { month: '2026-09', state: 'missed', heldOn: null },
    { month: '2026-10', state: 'held_on_time', heldOn: '2026-10-09' },
    { month: '2026-11', state: 'missed', heldOn: null },
    { month: '2026-12', state: 'upcoming', heldOn: null },
  ])
  expect((await show(fixture().as('prospect'))).year).toBeNull()
  const other = await foundBranch(world())
  const leads = anOffice(other.people.member._id, fixture().branch._id, 'deputy_secretary')
  await world().documents.put('roles', leads)
  const home = await show(other.as('member'))
  expect(home.month).toMatchObject({ branch: { orgId: fixture().branch._id } })
  expect(home.year?.months.every((one) => one.state !== 'held_on_time')).toBe(true)
})

test('C2.0b, C2.0c the theme that stands ready: the plan first, then what was set above', async () => {
  await world().at(POSTED)
  const prepared = async () => (await show(fixture().as('secretary'))).month?.prepared
  expect(await prepared()).toBeNull()
  const above = await aUnitSecretary(world(), fixture())
  const set = { orgId: fixture().unit._id, month: '2026-12', theme: '统一主题学习' }
  await world().yes('superior.set', { ...set, items: [], note: '' }, above)
  expect(await prepared()).toBe('统一主题学习')
  const words = aPlanRow({ theme: '年终总结与计划' })
  const row = { branchId: fixture().branch._id, month: '2026-12', revision: 0, words }
  await world().yes('plan.save-row', row, fixture().as('secretary'))
  expect(await prepared()).toBe('年终总结与计划')
})

test('C2.1b in the last week an empty month is brought to mind in other words, to leaders alone', async () => {
  await world().at('2026-12-26T10:00')
  const silent = { kind: 'silent_month', month: '2026-12', dueOn: '2026-12-31' }
  for (const who of ['secretary', 'deputy'] as const) {
    expect((await show(fixture().as(who))).todos).toEqual([silent])
  }
  expect((await show(fixture().as('member'))).todos).toEqual([])
  // nothing goes upward
  expect((await show(await aUnitSecretary(world(), fixture()))).todos).toEqual([])
  // a make-up for another month is no theme day of this one
  await putHeldDay(world(), fixture().branch, '2026-12-28', { makesUpFor: '2026-11' })
  expect((await show(fixture().as('secretary'))).todos).toEqual([silent])
})

test('C2.1b who leads two branches is asked for the month of each, by its name', async () => {
  await world().at('2026-12-02T09:00')
  const other = await foundBranch(world(), fixture().unit)
  const { secretary } = fixture().people
  await world().documents.put('roles', anOffice(secretary._id, other.branch._id, 'secretary'))
  const asked = async () => {
    const { todos } = await show(fixture().as('secretary'))
    return todos
      .filter((todo) => todo.kind === 'post_theme')
      .map(({ branchId, subject }) => [branchId, subject])
      .sort()
  }
  const [own, second] = [fixture().branch, other.branch]
  const both = [own, second].map((one) => [one._id, one.name])
  expect(await asked()).toEqual(both.sort())
  await postEvent(world(), fixture())
  expect(await asked()).toEqual([[second._id, second.name]])
})

test('C2.1c nobody is asked for a month that was decided otherwise', async () => {
  await world().at(POSTED)
  const above = await aUnitSecretary(world(), fixture())
  const set = { orgId: fixture().unit._id, month: '2026-12', reason: '寒假' }
  await world().yes('policy.set', { ...set, policy: 'exempt' }, above)
  const exempt = await show(fixture().as('secretary'))
  expect(exempt.todos).toEqual([])
  expect(exempt.month).toMatchObject({ posted: false, open: false })
  await world().at('2026-12-28T10:00')
  const { todos } = await show(fixture().as('secretary'))
  expect(todos.map((todo) => todo.kind)).toEqual(['contacts_open'])
})

test('C4.1a, D6 who has an office over branches finds the way there', async () => {
  await world().at(POSTED)
  const { unit } = fixture()
  const above = await aUnitSecretary(world(), fixture())
  expect((await show(above)).oversees).toEqual({
    unit: { orgId: unit._id, name: unit.name },
    school: null,
  })
  expect((await show(await anOrgOfficer(world()))).oversees).toMatchObject({
    unit: null,
    school: { name: '示例大学党委' },
  })
  expect((await show(fixture().as('secretary'))).oversees).toEqual({ unit: null, school: null })
})

test('domain §7 #3 the leader of a branch that was asked is reminded until it takes part', async () => {
  const other = await foundBranch(world())
  await world().at(POSTED)
  const posting = aPosting(fixture(), { partners: [other.branch._id] })
  const { activityId } = await world().yes('activity.post', posting, fixture().as('secretary'))
  const invitations = async (openid: string) =>
    (await show(openid)).todos.filter((todo) => todo.kind === 'join_event')
  const todo = { kind: 'join_event', activityId, subject: posting.theme }
  expect(await invitations(other.as('secretary'))).toEqual([todo])
  expect(await invitations(other.as('member'))).toEqual([])
  expect(await invitations(fixture().as('secretary'))).toEqual([])
  const joining = { activityId, branchId: other.branch._id }
  await world().yes('activity.join', joining, other.as('secretary'))
  expect(await invitations(other.as('secretary'))).toEqual([])
})

test('domain §7 #1 leave of before a move is asked about until it is said again', async () => {
  const activityId = await postEvent(world(), fixture())
  const member = fixture().as('member')
  await world().yes('leave.ask', { activityId, kind: 'work', reason: '出差' }, member)
  const startsAt = aPosting(fixture()).startsAt + 24 * 3_600_000
  const change = { activityId, revision: 0, startsAt }
  await world().yes('activity.change', change, fixture().as('secretary'))
  const todos = async () => (await show(member)).todos.map((todo) => todo.kind)
  expect(await todos()).toEqual(['confirm_leave'])
  await world().yes('leave.confirm', { activityId }, member)
  expect(await todos()).toEqual([])
})

test('C2.3g a leader is told who lives elsewhere and has nobody of the branch who keeps in touch', async () => {
  await world().at(POSTED)
  const { mobile, liaison } = fixture().people
  const alone = async () =>
    (await show(fixture().as('secretary'))).todos.filter((todo) => todo.kind === 'name_liaison')
  expect(await alone()).toEqual([])
  const other = await foundBranch(world())
  const relations = other.people.liaison.relations
  const elsewhere = { branchId: other.branch._id, branchIds: [other.branch._id], relations }
  await world().documents.patch('members', liaison._id, elsewhere)
  const todo = { kind: 'name_liaison', memberId: mobile._id, subject: 'mobile' }
  expect(await alone()).toEqual([todo])
  await world().documents.patch('members', mobile._id, { liaisonId: null })
  expect(await alone()).toEqual([todo])
  expect((await show(fixture().as('recorder'))).todos).toEqual([])
})

test('C2.3h a liaison is told whom to contact this month', async () => {
  await world().at(POSTED)
  const { people } = fixture()
  expect((await show(fixture().as('liaison'))).todos).toEqual([
    { kind: 'contact', memberId: people.mobile._id, subject: 'mobile', month: '2026-12' },
  ])
})

test('C2.3h from the 27th who is in charge reads how many were not reached this month', async () => {
  const asked = async (who: Someone) =>
    (await show(fixture().as(who))).todos.filter((todo) => todo.kind === 'contacts_open')
  const { branch, people } = fixture()
  const todo = { kind: 'contacts_open', branchId: branch._id, count: 1, month: '2026-12' }
  await world().at('2026-12-26T10:00')
  expect(await asked('secretary')).toEqual([])
  await world().at('2026-12-27T10:00')
  expect(await asked('secretary')).toEqual([todo])
  for (const who of ['deputy', 'liaison', 'mobile'] as const) expect(await asked(who)).toEqual([])
  const where = { memberId: people.secretary._id, role: 'secretary' }
  const [office] = await world().documents.find('roles', { where, limit: 1 })
  await world().documents.remove('roles', office?._id ?? '')
  expect(await asked('deputy')).toEqual([todo])
  const call = {
    key: aKey(),
    memberId: people.mobile._id,
    on: '2026-12-27',
    channel: 'phone',
  } as const
  await world().yes(
    'contact.log',
    { ...call, reached: true, note: '平安' },
    fixture().as('liaison'),
  )
  expect(await asked('deputy')).toEqual([])
})

test('C2.3f an invited guest sees the one event, another activist none', async () => {
  await postEvent(world(), fixture())
  const guest = await show(fixture().as('prospect'))
  expect(guest.events).toMatchObject([{ mine: { standing: 'invitee' } }])
  expect((await show(fixture().as('activist'))).events).toEqual([])
})

test('domain §2.8 a leader who visits finds the event at home, and is told of it', async () => {
  const guide = (await foundBranch(world())).people.member
  await world().documents.put('roles', anOffice(guide._id, fixture().unit._id, 'unit_secretary'))
  const activityId = await postEvent(world(), fixture(), { visiting: [guide._id] })
  const visitor = await show(openidOf(guide._id))
  expect(visitor.events).toMatchObject([{ activityId, mine: { standing: 'visiting_leader' } }])
  const told = await world().documents.find('messages', {
    where: { activityId, memberId: guide._id },
    limit: 10,
  })
  expect(told).toMatchObject([{ kind: 'notice', facts: { theme: '学习党章专题讨论' } }])
})

test('a day in batches stands at home until its last sitting is over, for members and guests', async () => {
  const again = { startsAt: START + 9 * DAY, endsAt: START + 9 * DAY + 3_600_000, place: '值班室' }
  await postEvent(world(), fixture(), { sessions: [again] })
  const seen = async () =>
    Promise.all(
      (['member', 'prospect'] as const).map(
        async (who) => (await show(fixture().as(who))).events.length,
      ),
    )
  await world().at('2026-12-20T15:10')
  expect(await seen()).toEqual([1, 1])
  await world().at('2026-12-23T09:00')
  expect(await seen()).toEqual([0, 0])
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
  await world().yes('arrival.tick', { activityId, memberIds: [memberId] }, fixture().as('recorder'))
  const home = await show(fixture().as('member'))
  expect(home.events).toMatchObject([{ phase: 'open', mine: { state: 'present', late: false } }])
  await world().yes('arrival.undo', { activityId, memberId }, fixture().as('recorder'))
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  const another = await postEvent(world(), fixture(), {
    startsAt: Date.parse('2026-12-18T15:00:00+08:00'),
  })
  // what is called off comes after what will be
  expect((await show(fixture().as('member'))).events).toMatchObject([
    { activityId: another },
    { phase: 'cancelled' },
  ])
  await world().at(AFTER)
  expect((await show(fixture().as('member'))).events).toMatchObject([{ activityId: another }])
})

test('an unknown field is refused by name', async () => {
  const reply = await world().call('home.show', { as: 'x' }, STRANGER)
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['as'] })
})

test('C2.2c, domain §7 #7 nobody is asked to call somebody who has left the list', async () => {
  const activityId = await postEvent(world(), fixture())
  const { branch, people } = fixture()
  const toCall = async () => {
    const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
    return todos.find((todo) => todo.kind === 'tell_by_phone')?.count ?? 0
  }
  const before = await toCall()
  const memberIds = [people.unbound._id]
  const letter = { what: 'letter', on: '2026-12-08' } as const
  const change = { branchId: branch._id, memberIds, change: letter }
  await world().yes('member.change', change, fixture().as('secretary'))
  await world().at('2026-12-09T09:00')
  for (const { _id } of await world().documents.find('jobs', { where: {}, limit: 100 })) {
    await world().documents.remove('jobs', _id)
  }
  await world().tick()
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect([await toCall(), shown.counts?.inTransfer]).toEqual([before - 1, 1])
})
