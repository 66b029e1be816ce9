import { AFTER, closeEvent, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

test('C3.5b a person sees everything stored about himself', async () => {
  const { people } = fixture()
  const { me } = await world().yes('me.show', {}, fixture().as('mobile'))
  expect(me).toMatchObject({
    memberId: people.mobile._id,
    schoolNo: people.mobile.schoolNo,
    phone: people.mobile.phone,
    mobility: 'mobile',
    liaison: 'liaison',
    keepsInTouch: false,
    joinedOn: '2010-07-01',
  })
  const liaison = await world().yes('me.show', {}, fixture().as('liaison'))
  expect(liaison.me).toMatchObject({ keepsInTouch: true })
})

test('C2.3e C3.5b the own attendance, newest first, with its final state', async () => {
  const activityId = await postEvent(world(), fixture())
  const input = { activityId, kind: 'sick', reason: '发烧' } as const
  await world().yes('leave.ask', input, fixture().as('member'))
  await world().at(IN_WINDOW)
  const memberId = fixture().people.prospect._id
  await world().yes('arrival.tick', { activityId, memberIds: [memberId] }, fixture().as('recorder'))
  await world().at(AFTER)
  const stateOf = async (who: 'member' | 'liaison' | 'prospect') =>
    (await world().yes('me.show', {}, fixture().as(who))).attendance.map((one) => one.mine)
  expect(await stateOf('liaison')).toMatchObject([{ standing: 'due', state: 'unmarked' }])
  await closeEvent(world(), fixture(), activityId)
  expect(await stateOf('member')).toMatchObject([{ standing: 'due', state: 'leave' }])
  expect(await stateOf('liaison')).toMatchObject([{ standing: 'due', state: 'absent' }])
  expect(await stateOf('prospect')).toMatchObject([{ standing: 'invitee', state: 'present' }])
})

test('C3.5b what was told afterwards and the own objections are shown too', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:10')
  const { member, liaison } = fixture().people
  const there = { activityId, memberIds: [liaison._id] }
  await world().yes('arrival.tick', there, fixture().as('recorder'))
  await world().at(AFTER)
  const missed = { activityId, memberIds: [member._id], brieferId: liaison._id }
  await world().yes('briefing.assign', missed, fixture().as('secretary'))
  await world().yes('objection.raise', { activityId, text: '我当天在场' }, fixture().as('member'))
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me).toMatchObject({
    briefings: [{ briefer: 'liaison', state: 'assigned' }],
    objections: [{ text: '我当天在场', answer: null }],
  })
  const other = await world().yes('me.show', {}, fixture().as('liaison'))
  expect(other.me).toMatchObject({ briefings: [], objections: [] })
})

test('a stranger and an unbound person see that nothing is stored', async () => {
  for (const openid of [STRANGER, fixture().as('unbound')]) {
    expect(await world().yes('me.show', {}, openid)).toMatchObject({ me: null, attendance: [] })
  }
})

test('nobody can ask about somebody else', async () => {
  const memberId = fixture().people.member._id
  const reply = await world().call('me.show', { memberId }, fixture().as('secretary'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['memberId'] })
})

test('C3.5b what one said under the own name about a decision is the own to see; without a name nobody has it', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'branch')
  const say = (text: string, anonymous: boolean) =>
    world().yes('feedback.leave', { resolutionId, text, anonymous }, fixture().as('member'))
  await say('建议避开实验课', false)
  await say('时间太早', true)
  const said = async (who: 'member' | 'secretary') =>
    (await world().yes('me.show', {}, fixture().as(who))).me?.feedback
  expect(await said('member')).toEqual([{ on: '2026-12-11', text: '建议避开实验课', answer: null }])
  expect(await said('secretary')).toEqual([])
})
