import { POSTED } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards('contact.answer', () => ({ answer: 'fine' }), { world, fixture, abroad: false })

const say = (answer: 'fine' | 'call_me') =>
  world().yes('contact.answer', { answer }, fixture().as('mobile'))
const rowOf = async (who: 'secretary' | 'liaison' = 'liaison') =>
  (await world().yes('contact.board', {}, fixture().as(who))).rows[0]
const todosOf = async () => {
  const { todos } = await world().yes('home.show', {}, fixture().as('liaison'))
  return todos.map((one) => one.kind).filter((kind) => kind === 'contact' || kind === 'call_back')
}
const reach = () =>
  world().yes(
    'contact.log',
    {
      key: aKey(),
      memberId: fixture().people.mobile._id,
      on: '2026-12-08',
      channel: 'phone',
      reached: true,
      note: '通了电话',
    },
    fixture().as('liaison'),
  )

test('C2.3h "all is well" is a contact in the own words, seen by the liaison and the leaders', async () => {
  expect(await todosOf()).toEqual(['contact'])
  const answer = { answer: 'fine', on: '2026-12-08' }
  expect(await say('fine')).toEqual({ state: 'reached', answer })
  expect(await rowOf()).toMatchObject({ state: 'reached', answer, asks: false, last: null })
  expect(await rowOf('secretary')).toMatchObject({ answer })
  expect(await todosOf()).toEqual([])
})

test('C2.3h the wish to be called settles nothing, is no attempt, and stays until somebody gets through', async () => {
  expect(await say('call_me')).toMatchObject({ state: 'owed', answer: { answer: 'call_me' } })
  expect(await rowOf()).toMatchObject({ state: 'owed', attempts: 0, asks: true })
  expect(await todosOf()).toEqual(['call_back'])
  await world().at('2026-12-08T11:00')
  await reach()
  expect(await rowOf()).toMatchObject({ state: 'reached', asks: false })
  expect(await todosOf()).toEqual([])
})

test('C2.3h a month that was settled before does not settle a wish that comes later', async () => {
  await say('fine')
  await world().at('2026-12-15T10:00')
  expect(await say('call_me')).toMatchObject({ state: 'reached' })
  expect(await todosOf()).toEqual(['call_back'])
  await world().at('2026-12-16T10:00')
  await say('fine')
  expect(await todosOf()).toEqual([])
})

test('two taps, and the same answer days later, are one entry', async () => {
  await Promise.all([say('fine'), say('fine')])
  await world().at('2026-12-20T10:00')
  expect((await say('fine')).answer.on).toBe('2026-12-20')
  const memberId = fixture().people.mobile._id
  expect(await world().documents.count('contacts', { memberId })).toBe(1)
})

test('who is here has nobody to answer', async () => {
  const openid = fixture().as('member')
  expect(await world().no('contact.answer', { answer: 'fine' }, openid)).toBe('member-not-away')
})
