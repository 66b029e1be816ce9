import { foundBranch, postEvent } from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { aMatter, aVote, openMatter } from '../support/decision'
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

test('domain §7 #10 who is there is looked at anew; each look is kept', async () => {
  const recorder = fixture().as('recorder')
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, recorder)
  const { base } = await world().yes('resolution.capture', { resolutionId, left: null }, recorder)
  expect(base.present).toBe(1)
  const stored = await world().documents.get('resolutions', resolutionId)
  expect(stored?.captures).toMatchObject([{ present: [] }, { present: [tick.memberIds[0]] }])
})

test('C3.3b a result reached on a wrong base is decided anew, until it is proposed for publication', async () => {
  const recorder = fixture().as('recorder')
  const capture = () => world().yes('resolution.capture', { resolutionId, left: null }, recorder)
  const stored = () => world().documents.get('resolutions', resolutionId)
  const vote = (yes: number) =>
    world().yes('resolution.decide', aVote(resolutionId, { yes }), recorder)
  expect(await vote(0)).toEqual({ outcome: 'carried' })
  // the list on paper is entered afterwards
  const { member, secretary, deputy, liaison, unbound } = fixture().people
  const memberIds = [member, secretary, deputy, liaison, unbound].map((one) => one._id)
  await world().yes('arrival.tick', { activityId, memberIds }, recorder)
  expect((await capture()).base.present).toBe(memberIds.length)
  const open = { result: null, decidedAt: null, pending: false, nextDue: null }
  expect(await stored()).toMatchObject({ ...open, followUps: [{ what: '通知课程组' }] })
  expect(await vote(memberIds.length)).toEqual({ outcome: 'passed' })
  // the same people counted once more change nothing
  await capture()
  expect(await stored()).toMatchObject({ result: { outcome: 'passed' }, pending: true })
  const words = { process: '过程', result: '结果', scope: 'branch' } as const
  await world().yes(
    'publication.step',
    { resolutionId, seen: 0, step: 'propose', ...words },
    fixture().as('deputy'),
  )
  expect(await world().no('resolution.capture', { resolutionId, left: null }, recorder)).toBe(
    'already-decided',
  )
})

test('domain §3, C3.3b of the committee the recorder says who is there, also a secretary from another branch', async () => {
  const { branch, people, as } = fixture()
  const counsellor = (await foundBranch(world())).people.member
  const where = { orgId: branch._id, memberId: people.secretary._id }
  const [office] = await world().documents.find('roles', { where, limit: 1 })
  await world().documents.patch('roles', String(office?._id), { to: '2026-11-30' })
  const held = anOffice(counsellor._id, branch._id, 'secretary')
  await world().documents.put('roles', held)
  const recorder = as('recorder')
  await world().yes('arrival.tick', { activityId, memberIds: [people.deputy._id] }, recorder)
  const matter = aMatter(activityId, { kind: 'committee' })
  const opened = await world().yes('resolution.open', matter, recorder)
  expect(opened.base).toMatchObject({ votingDue: 2, present: 1 })
  const count = async (left: string[] | null) => {
    const about = { resolutionId: opened.resolutionId, left }
    const { base, voters } = await world().yes('resolution.capture', about, recorder)
    return [base.present, voters.filter((one) => one.left).map((one) => one.name), voters.length]
  }
  // who is registered is there, as long as nobody says otherwise
  expect(await count(null)).toEqual([1, [counsellor.name], 2])
  expect(await count([])).toEqual([2, [], 2])
  expect(await count(null)).toEqual([2, [], 2])
  const both = aVote(opened.resolutionId, { yes: 2 })
  expect(await world().yes('resolution.decide', both, recorder)).toEqual({ outcome: 'passed' })
  expect(await count([people.deputy._id])).toEqual([1, [people.deputy.name], 2])
  const guest = { resolutionId: opened.resolutionId, left: [people.member._id] }
  expect(await world().no('resolution.capture', guest, recorder)).toBe('member-unknown')
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
