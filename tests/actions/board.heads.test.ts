import { closeEvent, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = (heads = 3) => ({ activityId, heads })
guards('board.heads', () => input(), { world, fixture, cast: ['member', 'prospect'] })
const recorder = () => fixture().as('recorder')

test('domain §7 #13 the recorder counts heads and sees both numbers; nothing else happens', async () => {
  const memberIds = [fixture().people.member._id, fixture().people.prospect._id]
  await world().yes('arrival.tick', { activityId, memberIds }, recorder())
  expect(await world().yes('board.heads', input(), recorder())).toEqual({ heads: 3, came: 2 })
  const shown = await world().yes('record.show', { activityId }, recorder())
  expect(shown).toMatchObject({ heads: 3, came: 2, waiting: 0 })
  // a mismatch keeps nobody from closing
  await closeEvent(world(), fixture(), activityId)
})

test('the number is for those who keep the record and stands nowhere else', async () => {
  await world().yes('board.heads', input(99), recorder())
  const openid = fixture().as('member')
  const shown = await world().yes('activity.show', { activityId }, openid)
  expect(JSON.stringify(shown)).not.toContain('99')
  await closeEvent(world(), fixture(), activityId)
  const ledger = await world().yes('ledger.show', {}, openid)
  expect(JSON.stringify(ledger.lines)).not.toContain('heads')
  expect(await world().no('board.heads', input(), recorder())).toBe('activity-sealed')
})
