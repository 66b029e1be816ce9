import { leftOf } from '../../cloudfunctions/core/domain/send-ledger'
import { Grant } from '../../cloudfunctions/core/store/grants'
import { POSTED, postEvent, START } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const openid = () => fixture().as('member')
const leftNow = async () => {
  const doc = await world().documents.get('grants', `gr_${fixture().people.member._id}_notice`)
  return doc ? leftOf(Grant.parse(doc)) : 0
}
/** As the platform tells it; a client tells it with its own source. */
const push = (event: object, source = 'wx_unknown') =>
  world().gateway.invoke('inbox', event, { openid: openid(), source })
const popup = (seconds = 1796691600, status = 'accept') => ({
  FromUserName: openid(),
  CreateTime: seconds,
  MsgType: 'event',
  Event: 'subscribe_msg_popup_event',
  List: { TemplateId: 'tmpl-notice', SubscribeStatusString: status },
})
const tap = () =>
  world().yes(
    'subscription.grant',
    { answers: [{ kind: 'notice', accepted: true }], key: aKey() },
    openid(),
  )

test('the platform tells of an acceptance that the phone could not; told twice it counts once', async () => {
  await push(popup())
  await Promise.all([push(popup()), push(popup())])
  expect(await leftNow()).toBe(1)
  await tap()
  expect(await leftNow()).toBe(1)
  await push(popup(1796691700))
  expect(await leftNow()).toBe(2)
})

test('what really happens: a tap is answered, WeChat tells of it by itself, and one message goes out', async () => {
  await world().at(POSTED)
  await world().accept(openid(), 'notice')
  await world().gateway.pushes.run()
  expect(await leftNow()).toBe(1)
  await postEvent(world(), fixture())
  expect(world().messagesOf(openid())).toHaveLength(1)
  await world().gateway.pushes.run()
  expect(await leftNow()).toBe(0)
})

test('switched off in the settings: nothing is left in hand', async () => {
  await world().at(POSTED)
  await tap()
  await tap()
  const seconds = Math.floor(world().gateway.clock.now() / 1000) + 1
  const off = { ...popup(seconds, 'reject'), Event: 'subscribe_msg_change_event' }
  await push(off)
  expect(await leftNow()).toBe(0)
})

test('switched off, told again after a newer acceptance: what was accepted since stays in hand', async () => {
  await world().at(POSTED)
  await tap()
  const seconds = Math.floor(world().gateway.clock.now() / 1000) + 60
  const off = { ...popup(seconds, 'reject'), Event: 'subscribe_msg_change_event' }
  await push(off)
  expect(await leftNow()).toBe(0)
  await world().at('2026-12-08T10:30')
  await tap()
  await Promise.all([push(off), push(off)])
  expect(await leftNow()).toBe(1)
  // another one, about a time before the last acceptance, that comes only now
  await push({ ...off, CreateTime: seconds + 60 })
  expect(await leftNow()).toBe(1)
})

test('a message that failed on the way is listed for a telephone call and never sent again', async () => {
  await world().at(POSTED)
  await world().accept(openid(), 'notice')
  const activityId = await postEvent(world(), fixture())
  const seconds = Math.floor(world().gateway.clock.now() / 1000)
  await push({
    ...popup(seconds),
    Event: 'subscribe_msg_sent_event',
    List: [{ TemplateId: 'tmpl-notice', MsgID: '1', ErrorCode: '2', ErrorStatus: 'system' }],
  })
  const id = `msg_notice_${activityId}_${fixture().people.member._id}`
  expect(await world().documents.get('messages', id)).toMatchObject({
    state: 'unreachable',
    why: '2',
  })
  const shown = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
  expect(shown.tellByPhone.map((one) => one.name)).toContain('member')
  await world().tick()
  expect(world().messagesOf(openid())).toHaveLength(1)
})

test('a failure told before the run has noted the sending is about that message, not about an earlier one', async () => {
  await world().at(POSTED)
  await world().accept(openid(), 'notice')
  const first = await postEvent(world(), fixture())
  await world().accept(openid(), 'notice')
  const second = await postEvent(world(), fixture(), { startsAt: START + 7 * 24 * 3_600_000 })
  const idOf = (id: string) => `msg_notice_${id}_${fixture().people.member._id}`
  const stateOf = async (id: string) => (await world().documents.get('messages', idOf(id)))?.state
  const fail = (MsgID: string) =>
    push({
      ...popup(Math.floor(world().gateway.clock.now() / 1000)),
      Event: 'subscribe_msg_sent_event',
      List: { TemplateId: 'tmpl-notice', MsgID, ErrorCode: '2', ErrorStatus: 'system' },
    })
  // WeChat has answered the second, the run has not noted it yet
  const settledAt = world().gateway.clock.now() + 5000
  await world().documents.patch('messages', idOf(second), { state: 'sending', settledAt })
  await fail('11')
  expect([await stateOf(first), await stateOf(second)]).toEqual(['sent', 'unreachable'])
  await fail('11')
  expect([await stateOf(first), await stateOf(second)]).toEqual(['sent', 'unreachable'])
  // nobody could tell; now the platform tells
  const lost = { state: 'unreachable', why: 'uncertain' }
  await world().documents.patch('messages', idOf(first), lost)
  await fail('12')
  expect(await world().documents.get('messages', idOf(first))).toMatchObject({ why: '2' })
})

test('a failure reported twice takes no other message back', async () => {
  await world().at(POSTED)
  await world().accept(openid(), 'notice')
  const first = await postEvent(world(), fixture())
  await world().accept(openid(), 'notice')
  const second = await postEvent(world(), fixture(), { startsAt: START + 7 * 24 * 3_600_000 })
  const failed = (MsgID: string) =>
    push({
      ...popup(Math.floor(world().gateway.clock.now() / 1000)),
      Event: 'subscribe_msg_sent_event',
      List: { TemplateId: 'tmpl-notice', MsgID, ErrorCode: '2', ErrorStatus: 'system' },
    })
  const states = async () => {
    const ids = [first, second].map((id) => `msg_notice_${id}_${fixture().people.member._id}`)
    const found = await Promise.all(ids.map((id) => world().documents.get('messages', id)))
    return found.map((one) => one?.state)
  }
  await failed('7')
  await failed('7')
  expect((await states()).sort()).toEqual(['sent', 'unreachable'])
  await failed('8')
  expect(await states()).toEqual(['unreachable', 'unreachable'])
})

test('nobody but the platform is believed: a phone that forges an event changes nothing', async () => {
  for (const source of ['wx_client', 'wx_devtools', 'wx_client,scf', 'wx_http']) {
    const reply = await push(popup(), source)
    expect(reply).toMatchObject({ result: { ok: false, code: 'not-allowed' } })
  }
  expect(await leftNow()).toBe(0)
})

test('what is not understood is taken without harm', async () => {
  for (const event of [{}, { Event: 'user_enter_tempsession' }, popup(1796691600, 'maybe')]) {
    expect(await push(event)).toMatchObject({ result: { ok: true, data: { taken: 0 } } })
  }
})
