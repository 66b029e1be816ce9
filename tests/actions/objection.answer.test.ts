import { AFTER, aUnitSecretary, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (answer = '已核对，补登到会') => ({
  activityId,
  memberId: fixture().people.member._id,
  answer,
})
guards('objection.answer', () => input(), {
  world,
  fixture,
  cast: ['member', 'liaison', 'recorder'],
})

test('C3.5b a leader answers; the person reads it, and the first answer stays', async () => {
  const openid = fixture().as('secretary')
  expect(await world().no('objection.answer', input(), openid)).toBe('objection-unknown')
  await world().yes('objection.raise', { activityId, text: '我当天在场' }, fixture().as('member'))
  const first = await world().yes('objection.answer', input(), openid)
  expect(await world().yes('objection.answer', input(), openid)).toEqual(first)
  const other = input('另一个答复')
  expect(await world().no('objection.answer', other, fixture().as('deputy'))).toBe(
    'already-answered',
  )
  const mine = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(mine.objections).toMatchObject([{ answer: '已核对，补登到会' }])
  const { todos } = await world().yes('home.show', {}, openid)
  expect(todos.filter((todo) => todo.kind === 'objection')).toEqual([])
})

test('C3.5b nobody answers the own objection while another leads the branch', async () => {
  const own = { ...input(), memberId: fixture().people.deputy._id }
  const raised = { activityId, text: '我当天在场' }
  await world().yes('objection.raise', raised, fixture().as('deputy'))
  const todosOf = async (who: 'deputy' | 'secretary') =>
    (await world().yes('home.show', {}, fixture().as(who))).todos.filter(
      (todo) => todo.kind === 'objection',
    )
  expect(await todosOf('deputy')).toEqual([])
  expect(await todosOf('secretary')).toHaveLength(1)
  expect(await world().no('objection.answer', own, fixture().as('deputy'))).toBe(
    'second-person-needed',
  )
  await world().yes('objection.answer', own, fixture().as('secretary'))
})

test('C3.5b nobody but the secretary leads the branch: the unit is told, reads and answers', async () => {
  const { secretary, deputy } = fixture().people
  const where = { memberId: deputy._id }
  for (const office of await world().documents.find('roles', { where, limit: 9 })) {
    await world().documents.remove('roles', office._id)
  }
  const unit = await aUnitSecretary(world(), fixture())
  const raised = { activityId, text: '我当天在场' }
  await world().yes('objection.raise', raised, fixture().as('secretary'))
  const own = { ...input('已核对，请补登'), memberId: secretary._id }
  expect(await world().no('objection.answer', own, fixture().as('secretary'))).toBe(
    'second-person-needed',
  )
  const todosOfUnit = async () =>
    (await world().yes('home.show', {}, unit)).todos.filter((todo) => todo.kind === 'objection')
  expect(await todosOfUnit()).toMatchObject([{ unitId: fixture().unit._id }])
  const shown = await world().yes('unit.show', {}, unit)
  expect(shown.objections).toMatchObject([
    {
      activityId,
      memberId: secretary._id,
      text: '我当天在场',
      branch: { name: fixture().branch.name },
    },
  ])
  await world().yes('objection.answer', own, unit)
  expect([await todosOfUnit(), (await world().yes('unit.show', {}, unit)).objections]).toEqual([
    [],
    [],
  ])
  const mine = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(mine.objections).toMatchObject([{ answer: '已核对，请补登' }])
})

test('C3.5b the unit neither reads nor answers what a member objects to in a branch that is led', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('objection.raise', { activityId, text: '我当天在场' }, fixture().as('member'))
  expect((await world().yes('unit.show', {}, unit)).objections).toEqual([])
  expect(await world().no('objection.answer', input(), unit)).toBe('not-allowed')
})
