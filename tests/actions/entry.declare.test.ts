import { closeEvent, IN_WINDOW, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const memberIds = [fixture().people.liaison._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
})
const input = (over = {}) => ({
  activityId,
  memberId: fixture().people.member._id,
  reason: '当时在场,漏记',
  ...over,
})
guards('entry.declare', input, { world, fixture, cast: ['member', 'prospect'] })
const refused = (over = {}) => world().no('entry.declare', input(over), fixture().as('recorder'))

test('after the closing somebody is declared present; it waits for a second person', async () => {
  await closeEvent(world(), fixture(), activityId)
  const declare = () => world().yes('entry.declare', input(), fixture().as('recorder'))
  await Promise.all([declare(), declare()])
  await world().yes('entry.declare', input({ reason: '另一个说法' }), fixture().as('deputy'))
  const seen = async (who: 'recorder' | 'deputy' | 'member') =>
    (await world().yes('record.show', { activityId }, fixture().as(who))).lateEntries
  expect(await seen('deputy')).toMatchObject([
    { name: 'member', reason: '当时在场,漏记', declaredBy: 'recorder', mine: false },
  ])
  expect(await seen('recorder')).toMatchObject([{ mine: true }])
  expect(await seen('member')).toEqual([])
  // nothing counts yet
  const { lines } = await world().yes('ledger.show', {}, fixture().as('member'))
  expect(lines).toMatchObject([{ counts: { present: 1 }, additions: [] }])
})

test('refused: before the closing, who was present, who is on no list', async () => {
  expect(await refused()).toBe('entry-not-needed')
  await closeEvent(world(), fixture(), activityId)
  const { liaison, activist } = fixture().people
  expect(await refused({ memberId: liaison._id })).toBe('already-present')
  expect(await refused({ memberId: activist._id })).toBe('not-on-register')
  expect(await world().documents.count('late_entries', { activityId })).toBe(0)
})
