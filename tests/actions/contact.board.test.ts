import type { Input } from '../../cloudfunctions/core/contract'
import { aUnitSecretary, foundBranch, POSTED, postEvent } from '../support/branch'
import { anOffice } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('contact.board', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const board = (who: 'secretary' | 'liaison' | 'mobile') =>
  world().yes('contact.board', {}, fixture().as(who))
const log = (note: string) =>
  world().yes(
    'contact.log',
    {
      key: aKey(),
      memberId: fixture().people.mobile._id,
      on: '2026-12-07',
      channel: 'phone',
      reached: true,
      note,
    },
    fixture().as('liaison'),
  )

test('C2.3g, C2.3h leaders see everybody who lives elsewhere and can name who looks after whom', async () => {
  const { people } = fixture()
  const shown = await board('secretary')
  expect(shown).toMatchObject({ month: '2026-12', may: { assign: true } })
  expect(shown.rows).toEqual([
    {
      member: { memberId: people.mobile._id, name: 'mobile', stage: 'full' },
      mobility: 'mobile',
      phone: people.mobile.phone,
      liaison: { memberId: people.liaison._id, name: 'liaison' },
      mine: false,
      state: 'owed',
      unreached: 0,
      attempts: 0,
      answer: null,
      asks: false,
      last: null,
    },
  ])
  const names = shown.members.map((one) => one.name)
  expect(names).toContain('liaison')
  expect(names).not.toContain('mobile')
})

test('a liaison sees the people looked after, with the telephone and the last contact', async () => {
  await log('工作平稳')
  const shown = await board('liaison')
  expect(shown.rows).toMatchObject([
    {
      mine: true,
      phone: fixture().people.mobile.phone,
      state: 'reached',
      last: { on: '2026-12-07', note: '工作平稳' },
    },
  ])
  expect(shown).toMatchObject({ members: [], may: { assign: false } })
})

test('the member sees the own row without what others noted', async () => {
  await log('家中有困难')
  const shown = await board('mobile')
  expect(shown.rows).toMatchObject([{ state: 'reached', phone: '', last: { note: '' } }])
  expect(JSON.stringify(shown)).not.toContain('困难')
})

test("this month's theme is worth passing on", async () => {
  const activityId = await postEvent(world(), fixture())
  expect((await board('liaison')).passOn).toMatchObject([
    { activityId, theme: '学习党章专题讨论', outcome: null },
  ])
})

test('C2.3h the liaison has the published decisions to pass on; the inside of the branch only as a member', async () => {
  const within = await aPublished(world(), fixture(), 'branch')
  const ofUnit = await aPublished(world(), fixture(), 'unit')
  const open = await aPublished(world(), fixture(), 'public')
  const told = async () =>
    (await board('liaison')).decisions.map(({ resolutionId }) => resolutionId)
  expect(await told()).toEqual([open, ofUnit, within])
  await world().documents.patch('members', fixture().people.liaison._id, { stage: 'activist' })
  expect(await told()).toEqual([open])
})

test('another branch has its own board', async () => {
  const other = await foundBranch(world())
  const shown = await world().yes('contact.board', {}, other.as('secretary'))
  expect(shown.rows.map((row) => row.member.memberId)).toEqual([other.people.mobile._id])
})

test('C2.3i two months without success are told to the secretary, half a year to the unit too, and to nobody else', async () => {
  const { mobile } = fixture().people
  const since = (from: string) =>
    world().documents.patch('members', mobile._id, { mobilities: [{ mobility: 'mobile', from }] })
  const todos = async (who: 'secretary' | 'deputy' | 'liaison') => {
    const home = await world().yes('home.show', {}, fixture().as(who))
    return home.todos.filter((one) => one.kind === 'unreached')
  }
  const ofUnit = async () => {
    const above = await aUnitSecretary(world(), fixture())
    return (await world().yes('unit.show', {}, above)).unreached
  }
  await since('2026-09-10')
  expect(await todos('secretary')).toMatchObject([{ memberId: mobile._id, count: 2 }])
  expect([await todos('deputy'), await todos('liaison')]).toEqual([[], []])
  expect((await board('secretary')).rows).toMatchObject([{ unreached: 2 }])
  expect((await board('liaison')).rows).toMatchObject([{ unreached: 0 }])
  expect(await ofUnit()).toEqual([])
  // a branch without a secretary is told through its deputy
  const held = { memberId: fixture().people.secretary._id, role: 'secretary' }
  const [office] = await world().documents.find('roles', { where: held, limit: 1 })
  await world().documents.remove('roles', office?._id ?? '')
  expect(await todos('deputy')).toMatchObject([{ memberId: mobile._id, count: 2 }])
  await since('2026-05-10')
  expect(await ofUnit()).toMatchObject([{ name: 'mobile', months: 6 }])
})

test('C2.3g who leads one branch and keeps in touch in another opens the board of the person concerned', async () => {
  const students = await foundBranch(world(), fixture().unit)
  const { liaison, mobile } = fixture().people
  const office = anOffice(liaison._id, students.branch._id, 'deputy_secretary')
  await world().documents.put('roles', office)
  const me = fixture().as('liaison')
  const memberIds = async (of: Input<'contact.board'>) =>
    (await world().yes('contact.board', of, me)).rows.map(({ member }) => member.memberId)
  expect(await memberIds({})).toEqual([students.people.mobile._id])
  expect(await memberIds({ memberId: mobile._id })).toEqual([mobile._id])
  expect(await memberIds({ branchId: fixture().branch._id })).toEqual([mobile._id])
  expect(await world().no('contact.board', { memberId: 'm00000nobody99' }, me)).toBe(
    'member-unknown',
  )
  const asked = { memberId: students.people.mobile._id }
  expect(await world().no('contact.board', asked, fixture().as('member'))).toBe('not-allowed')
})
