import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('binding.release', () => ({}), { world, fixture, abroad: false })

test('a person leaves, and this WeChat is nobody any more', async () => {
  const openid = fixture().as('member')
  expect(await world().yes('binding.release', {}, openid)).toEqual({})
  expect((await world().yes('home.show', {}, openid)).me).toBeNull()
  const { people } = fixture()
  expect(await world().documents.get('members', people.member._id)).toMatchObject({ openid: null })
})

test('leaving twice finds nobody the second time, and nobody else is touched', async () => {
  const openid = fixture().as('member')
  await world().yes('binding.release', {}, openid)
  expect(await world().no('binding.release', {}, openid)).toBe('not-bound')
  expect((await world().yes('home.show', {}, fixture().as('recorder'))).me).not.toBeNull()
})

test('who left can come back with the same telephone', async () => {
  const openid = fixture().as('member')
  await world().yes('binding.release', {}, openid)
  const phoneCode = world().gateway.phoneCode(openid, fixture().people.member.phone)
  expect(await world().yes('binding.confirm', { phoneCode }, openid)).toMatchObject({
    name: 'member',
  })
})
