import { POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld, STRANGER } from '../support/guards'

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

test('what the old WeChat accepted is void: nothing is sent to a new one on its word', async () => {
  const { member } = fixture().people
  await world().at(POSTED)
  await world().accept(fixture().as('member'), 'notice')
  await world().accept(fixture().as('member'), 'change')
  await world().yes('binding.release', {}, fixture().as('member'))
  for (const kind of ['notice', 'change']) {
    const grant = await world().documents.get('grants', `gr_${member._id}_${kind}`)
    expect(grant).toMatchObject({ tapped: 1, spent: 1, left: 0 })
  }
  const phoneCode = world().gateway.phoneCode(STRANGER, member.phone)
  await world().yes('binding.confirm', { phoneCode }, STRANGER)
  const activityId = await postEvent(world(), fixture())
  const message = `msg_notice_${activityId}_${member._id}`
  expect(await world().documents.get('messages', message)).toMatchObject({ why: 'no-send-in-hand' })
  await world().yes('binding.release', {}, STRANGER)
})

test('who left can come back with the same telephone', async () => {
  const openid = fixture().as('member')
  await world().yes('binding.release', {}, openid)
  const phoneCode = world().gateway.phoneCode(openid, fixture().people.member.phone)
  expect(await world().yes('binding.confirm', { phoneCode }, openid)).toMatchObject({
    name: 'member',
  })
})
