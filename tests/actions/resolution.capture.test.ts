import { postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let resolutionId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
})
guards('resolution.capture', () => ({ resolutionId, left: null }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})

test('domain §7 #10 who is there is looked at anew, until there is a result; each look is kept', async () => {
  const recorder = fixture().as('recorder')
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, recorder)
  const { base } = await world().yes('resolution.capture', { resolutionId, left: null }, recorder)
  expect(base.present).toBe(1)
  const stored = await world().documents.get('resolutions', resolutionId)
  expect(stored?.captures).toMatchObject([{ present: [] }, { present: [tick.memberIds[0]] }])
  await world().yes('resolution.decide', aVote(resolutionId), recorder)
  expect(await world().no('resolution.capture', { resolutionId, left: null }, recorder)).toBe(
    'already-decided',
  )
})

test('a matter nobody opened is not known', async () => {
  const unknown = { resolutionId: 'r000000000000000', left: null }
  expect(await world().no('resolution.capture', unknown, fixture().as('secretary'))).toBe(
    'resolution-unknown',
  )
})

test('domain §7 #10 who left the room before the vote has no part in it, and stays on the register', async () => {
  const recorder = fixture().as('recorder')
  const { member, deputy, prospect } = fixture().people
  await world().yes('arrival.tick', { activityId, memberIds: [member._id, deputy._id] }, recorder)
  const count = async (left: string[] | null) => {
    const counted = await world().yes('resolution.capture', { resolutionId, left }, recorder)
    const gone = counted.voters.filter((one) => one.left).map((one) => one.name)
    return { present: counted.base.present, came: counted.voters.length, gone }
  }
  expect(await count(null)).toEqual({ present: 2, came: 2, gone: [] })
  expect(await count([member._id])).toEqual({ present: 1, came: 2, gone: [member.name] })
  // counted once more, who was said to have left is still away
  expect(await count(null)).toEqual({ present: 1, came: 2, gone: [member.name] })
  const vote = { yes: 1, no: 0, abstain: 1 }
  expect(await world().no('resolution.decide', aVote(resolutionId, vote), recorder)).toBe(
    'no-quorum',
  )
  // and is counted when back; somebody without a vote, or who never came, changes no number
  expect(await count([prospect._id])).toEqual({ present: 2, came: 2, gone: [] })
  const board = await world().yes('board.show', { activityId }, recorder)
  expect(board.board?.arrived.map((one) => one.memberId)).toContain(member._id)
  const foreign = { resolutionId, left: ['m0000000000000'] }
  expect(await world().no('resolution.capture', foreign, recorder)).toBe('member-unknown')
})
