import { AFTER } from '../support/branch'
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
  expect(await world().yes('data.answer', input('另一个答复'), fixture().as('secretary'))).toEqual(
    first,
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
