import { AFTER, aUnitSecretary } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let objectionId = ''
const say = async (about: 'profile' | 'care') => {
  const said = { key: aKey(), about, text: '这里不对' }
  return (await world().yes('data.object', said, fixture().as('member'))).objectionId
}
beforeEach(async () => {
  await world().at(AFTER)
  objectionId = await say('profile')
})
const input = (answer = '已核对并更正') => ({ objectionId, answer })
guards('data.answer', () => input(), { world, fixture, cast: ['member', 'recorder', 'liaison'] })

test('C3.5b the answer is read by who asked; the first one stays, and the to-do is done', async () => {
  const first = await world().yes('data.answer', input(), fixture().as('deputy'))
  await world().gateway.clock.advance(60_000)
  expect(await world().yes('data.answer', input(), fixture().as('secretary'))).toEqual(first)
  expect(await world().no('data.answer', input('另一个答复'), fixture().as('secretary'))).toBe(
    'already-answered',
  )
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me?.dataObjections).toMatchObject([{ answer: '已核对并更正' }])
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(todos.map((todo) => todo.kind)).not.toContain('data_objection')
})

test('T9 about care the deputy may not answer', async () => {
  objectionId = await say('care')
  expect(await world().no('data.answer', input(), fixture().as('deputy'))).toBe('not-allowed')
  await world().yes('data.answer', input(), fixture().as('secretary'))
})

test('what was never said cannot be answered', async () => {
  objectionId = `dob_${fixture().people.member._id}_${aKey()}`
  expect(await world().no('data.answer', input(), fixture().as('secretary'))).toBe('not-allowed')
})

test('C3.5b nobody answers the own objection: another leader does, the unit reads nothing of it', async () => {
  const said = { key: aKey(), about: 'profile' as const, text: '我的入党日期不对' }
  objectionId = (await world().yes('data.object', said, fixture().as('deputy'))).objectionId
  expect(await world().no('data.answer', input(), fixture().as('deputy'))).toBe(
    'second-person-needed',
  )
  const { todos } = await world().yes('home.show', {}, fixture().as('deputy'))
  expect(todos.filter((todo) => todo.kind === 'data_objection')).toMatchObject([{ count: 1 }])
  await world().yes('data.answer', input(), fixture().as('secretary'))
})

test('C3.5b, T9 what nobody of the branch may answer goes to the unit, and nothing else does', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const todosOfUnit = async () =>
    (await world().yes('home.show', {}, unit)).todos.filter(
      (todo) => todo.kind === 'data_objection',
    )
  expect([await todosOfUnit(), (await world().yes('unit.show', {}, unit)).dataObjections]).toEqual([
    [],
    [],
  ])
  expect(await world().no('data.answer', input(), unit)).toBe('not-allowed')
  // about leave the secretary alone answers, and it is the secretary who asks
  const said = { key: aKey(), about: 'leave' as const, text: '请假日期不对' }
  objectionId = (await world().yes('data.object', said, fixture().as('secretary'))).objectionId
  expect(await world().no('data.answer', input(), fixture().as('secretary'))).toBe(
    'second-person-needed',
  )
  expect(await world().no('data.answer', input(), fixture().as('deputy'))).toBe('not-allowed')
  expect(await todosOfUnit()).toMatchObject([{ unitId: fixture().unit._id, subject: 'secretary' }])
  expect((await world().yes('unit.show', {}, unit)).dataObjections).toMatchObject([
    { objectionId, about: 'leave', name: 'secretary', branch: { name: fixture().branch.name } },
  ])
  await world().yes('data.answer', input(), unit)
  expect(await todosOfUnit()).toEqual([])
})
