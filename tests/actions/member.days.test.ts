import { memberIdOf } from '../../cloudfunctions/core/domain/identity'
import { AFTER, foundBranch, IN_WINDOW, POSTED, postEvent, type Someone } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (who: Someone = 'member') => ({
  branchId: fixture().branch._id,
  memberId: fixture().people[who]._id,
})
guards('member.days', input, {
  world,
  fixture,
  cast: ['member', 'recorder', 'liaison', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const days = async (who: Someone) =>
  (await world().yes('member.days', input(who), fixture().as('deputy'))).days

test('C2.3e those who lead the branch see how one person took part, day by day, without a reason', async () => {
  const activityId = await postEvent(world(), fixture())
  const leave = { activityId, kind: 'sick' as const, reason: '发烧三十九度' }
  await world().yes('leave.ask', leave, fixture().as('member'))
  expect(await days('member')).toEqual([])
  await world().at(IN_WINDOW)
  const there = { activityId, memberIds: [fixture().people.liaison._id] }
  await world().yes('arrival.tick', there, fixture().as('recorder'))
  await world().at(AFTER)
  expect(await days('member')).toMatchObject([{ activityId, mine: { state: 'leave' } }])
  expect(await days('liaison')).toMatchObject([{ activityId, mine: { state: 'present' } }])
  // on the way to membership: on no list, so nothing to see
  expect(await days('activist')).toEqual([])
  expect(JSON.stringify(await days('member'))).not.toContain('发烧')
})

test('C2.3e the leader’s own row is like everybody’s', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  expect(await days('secretary')).toMatchObject([{ activityId, mine: { standing: 'due' } }])
})

test('what a person did in another branch is not this branch’s to read', async () => {
  const other = await foundBranch(world())
  const activityId = await postEvent(world(), other)
  await world().at(IN_WINDOW)
  const there = { activityId, memberIds: [other.people.member._id] }
  await world().yes('arrival.tick', there, other.as('recorder'))
  const elsewhere = { branchId: fixture().branch._id, memberId: other.people.member._id }
  expect(await world().no('member.days', elsewhere, fixture().as('secretary'))).toBe(
    'member-unknown',
  )
  const nobody = { ...elsewhere, memberId: memberIdOf('nobody') }
  expect(await world().no('member.days', nobody, fixture().as('secretary'))).toBe('member-unknown')
})
