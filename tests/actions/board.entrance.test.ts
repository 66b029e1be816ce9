import { IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = () => ({ activityId })
guards('board.entrance', input, { world, fixture, cast: ['member', 'prospect'] })
const ask = () => world().yes('board.entrance', input(), fixture().as('recorder'))

test('the door code is a real picture that names the event', async () => {
  const { picture } = await ask()
  expect(picture).toMatch(/^data:image\/png;base64,iVBOR/)
  expect(picture.length).toBeLessThan(200_000)
})

test('domain §7 #13 what the door code says registers nobody', async () => {
  const reply = await world().no('arrival.confirm', { code: activityId }, fixture().as('member'))
  expect(reply).toBe('code-malformed')
  expect(await world().documents.count('arrivals', { activityId })).toBe(0)
})

test('WeChat refuses to make one: said in words, and the other ways stay', async () => {
  world().gateway.failOpenApi({ api: 'wxacode.getUnlimited', errcode: 45009 })
  expect(await world().no('board.entrance', input(), fixture().as('recorder'))).toBe(
    'entrance-unavailable',
  )
  expect((await ask()).picture).toContain('base64')
})

test('no door code for an event that was called off', async () => {
  const openid = fixture().as('secretary')
  const other = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, openid)
  expect(await world().no('board.entrance', { activityId: other }, openid)).toBe(
    'activity-cancelled',
  )
})
