import type { Input } from '../../cloudfunctions/core/contract'
import { AFTER } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = (over: Partial<Input<'data.object'>> = {}): Input<'data.object'> => ({
  key: aKey(),
  about: 'profile',
  text: '入党日期应为2011年6月',
  ...over,
})
guards('data.object', () => input(), { world, fixture, abroad: false })
const todosOf = async (who: 'secretary' | 'deputy' | 'member') => {
  const { todos } = await world().yes('home.show', {}, fixture().as(who))
  return todos.filter((todo) => todo.kind === 'data_objection')
}

test('C3.5b whoever finds something stored wrong says so; the leaders are asked, nobody else', async () => {
  const same = input()
  for (let times = 0; times < 2; times++)
    await world().yes('data.object', same, fixture().as('member'))
  expect(await todosOf('secretary')).toEqual([
    { kind: 'data_objection', subject: 'member', count: 1 },
  ])
  expect(await todosOf('deputy')).toHaveLength(1)
  expect(await todosOf('member')).toEqual([])
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me?.dataObjections).toMatchObject([{ about: 'profile', text: same.text, answer: null }])
})

test('C3.5b a leader is not asked to answer the own words; another leader is', async () => {
  await world().yes('data.object', input(), fixture().as('secretary'))
  expect(await todosOf('secretary')).toEqual([])
  expect(await todosOf('deputy')).toMatchObject([{ subject: 'secretary', count: 1 }])
})

test('C3.5b T9 about care and leave the secretary alone is asked', async () => {
  await world().yes('data.object', input({ about: 'care' }), fixture().as('member'))
  await world().yes('data.object', input({ about: 'leave' }), fixture().as('liaison'))
  expect(await todosOf('secretary')).toMatchObject([{ count: 2 }])
  expect(await todosOf('deputy')).toEqual([])
})
