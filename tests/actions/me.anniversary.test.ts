import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

/** Everybody of the fixture was admitted on 1 July 2010. */
const THE_DAY = '2027-07-01T09:00'
const { world, fixture } = inAWorld(startWorld)
guards('me.anniversary', () => ({ wanted: true }), { world, fixture, abroad: false })

const home = (who: 'member' | 'secretary' | 'deputy') =>
  world().yes('home.show', {}, fixture().as(who))
const wish = (wanted: boolean) => world().yes('me.anniversary', { wanted }, fixture().as('member'))
const told = async (who: 'secretary' | 'deputy') =>
  (await home(who)).todos.filter((one) => one.kind === 'anniversary')

test('C3.5c nobody is told of a day that the person has not asked to be thought of', async () => {
  await world().at(THE_DAY)
  expect((await home('member')).anniversary).toBeNull()
  expect(await told('secretary')).toEqual([])
})

test('C3.5c who wishes it reads it on the day, and the secretary alone is told', async () => {
  expect(await wish(true)).toEqual({ wanted: true })
  expect(await wish(true)).toEqual({ wanted: true })
  expect((await world().yes('me.show', {}, fixture().as('member'))).me?.wantsAnniversary).toBe(true)
  await world().at(THE_DAY)
  expect((await home('member')).anniversary).toBe(17)
  expect(await told('secretary')).toMatchObject([
    { memberId: fixture().people.member._id, count: 17, dueOn: '2027-07-01' },
  ])
  expect(await told('deputy')).toEqual([])
})

test('C3.5c the wish is taken back with the same tap', async () => {
  await wish(true)
  expect(await wish(false)).toEqual({ wanted: false })
  await world().at(THE_DAY)
  expect((await home('member')).anniversary).toBeNull()
  expect(await told('secretary')).toEqual([])
})
