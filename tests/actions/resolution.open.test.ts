import { AFTER, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aMatter, aVote, openMatter } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
})
guards('resolution.open', () => aMatter(activityId), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})
const open = (input = aMatter(activityId)) =>
  world().yes('resolution.open', input, fixture().as('recorder'))

test('domain §7 #10 who has a vote and is there is kept as of this minute', async () => {
  const { member, liaison, probationary, prospect } = fixture().people
  const tick = async (...ids: string[]) =>
    world().yes('arrival.tick', { activityId, memberIds: ids }, fixture().as('recorder'))
  await tick(member._id, probationary._id, prospect._id)
  const first = await open()
  // a probationary member and a guest are there and have no vote
  expect(first.base).toMatchObject({ present: 1 })
  await tick(liaison._id)
  const second = await open()
  expect(second.base).toMatchObject({ votingDue: first.base.votingDue, present: 2 })
  const shown = await world().yes('resolutions.show', { activityId }, fixture().as('member'))
  expect(shown.resolutions.map(({ base }) => base.present)).toEqual([1, 2])
})

test('§7 #18 who becomes a full member inside the meeting votes at the next one', async () => {
  const { branch, people, as } = fixture()
  const memberIds = [people.probationary._id]
  await world().yes('arrival.tick', { activityId, memberIds }, as('recorder'))
  const first = await open()
  const change = { what: 'stage', stage: 'full', on: '2026-12-11' } as const
  await world().yes('member.change', { branchId: branch._id, memberIds, change }, as('secretary'))
  const second = await open(aMatter(activityId, { topic: '年度计划' }))
  expect(second.base).toMatchObject({ votingDue: first.base.votingDue, present: 0 })
})

test('the same intention twice is one matter', async () => {
  const input = aMatter(activityId)
  const [one, two] = await Promise.all([open(input), open(input)])
  expect(one.resolutionId).toBe(two.resolutionId)
  expect(await world().documents.count('resolutions', { activityId })).toBe(1)
})

test.each([
  ['an election', { kind: 'election' as const }, '2026-12-11T15:40', 'election-out-of-scope'],
  [
    'an important matter that does not say why',
    { kind: 'important' as const, why: '' },
    '2026-12-11T15:40',
    'matter-why-missing',
  ],
  ['before the meeting', {}, IN_WINDOW, 'matter-too-early'],
] as const)('C3.3a, C3.3b refused: %s', async (_, over, at, code) => {
  await world().at(at)
  const input = aMatter(activityId, over)
  expect(await world().no('resolution.open', input, fixture().as('recorder'))).toBe(code)
})

test('C3.3b the committee decides among its own: half of them must be there, more than half must agree', async () => {
  const { secretary, deputy, member } = fixture().people
  const memberIds = [secretary._id, member._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  const { resolutionId, base } = await open(aMatter(activityId, { kind: 'committee' }))
  expect(base).toMatchObject({ votingDue: 2, present: 1 })
  const vote = aVote(resolutionId, { yes: 1 })
  const decide = () => world().yes('resolution.decide', vote, fixture().as('recorder'))
  expect(await decide()).toEqual({ outcome: 'rejected' })
  await world().yes(
    'arrival.tick',
    { activityId, memberIds: [deputy._id] },
    fixture().as('recorder'),
  )
  const second = await open(aMatter(activityId, { kind: 'committee', topic: '年度计划' }))
  expect(second.base).toMatchObject({ votingDue: 2, present: 2 })
  const yes = aVote(second.resolutionId, { yes: 2 })
  expect(await world().yes('resolution.decide', yes, fixture().as('recorder'))).toEqual({
    outcome: 'passed',
  })
})

test('domain §2.1 where the secretary is alone in office there is no committee', async () => {
  const { branch, people } = fixture()
  const where = { orgId: branch._id, memberId: people.deputy._id }
  const [office] = await world().documents.find('roles', { where, limit: 1 })
  await world().documents.patch('roles', String(office?._id), { to: '2026-12-01' })
  const input = aMatter(activityId, { kind: 'committee' })
  expect(await world().no('resolution.open', input, fixture().as('recorder'))).toBe('no-committee')
})

test('C3.3a what is about persons otherwise is confidential too, with the quorum of ordinary matters', async () => {
  const { member } = fixture().people
  const tick = { activityId, memberIds: [member._id] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  await open(aMatter(activityId, { kind: 'personnel', topic: '对某同志的组织处理意见' }))
  const shown = async () =>
    (await world().yes('resolutions.show', { activityId }, fixture().as('member'))).resolutions[0]
  expect(await shown()).toMatchObject({ topic: '对某同志的组织处理意见', confidential: true })
  await world().documents.patch('activities', activityId, { roster: [] })
  expect(await shown()).toMatchObject({ kind: 'personnel', topic: '', result: null })
})

test('after the record is closed nothing is put to the meeting any more', async () => {
  await world().at(POSTED)
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  await world().at(AFTER)
  expect(await world().no('resolution.open', aMatter(activityId), fixture().as('recorder'))).toBe(
    'activity-cancelled',
  )
})

test('C3.3a about one person: the branch’s own read it, a member who was away learns the fact alone', async () => {
  await openMatter(world(), fixture(), activityId, { kind: 'confirmation', topic: '某同志转正' })
  const seen = async (who: 'member' | 'secretary') =>
    (await world().yes('resolutions.show', { activityId }, fixture().as(who))).resolutions
  expect(await seen('secretary')).toMatchObject([{ confidential: true, topic: '某同志转正' }])
  await world().documents.patch('activities', activityId, { roster: [] })
  expect(await seen('member')).toMatchObject([
    { kind: 'confirmation', topic: '', base: { votingDue: 0 }, result: null },
  ])
})

test('so many matters at most that every one of them stands on the page and under the seal', async () => {
  const first = aMatter(activityId)
  const { resolutionId } = await open(first)
  const doc = await world().documents.get('resolutions', resolutionId)
  for (let i = 1; i < 50; i++) {
    const _id = `r${String(i).padStart(resolutionId.length - 1, '0')}`
    await world().documents.put('resolutions', { ...doc, _id } as never)
  }
  expect(await world().no('resolution.open', aMatter(activityId), fixture().as('recorder'))).toBe(
    'matters-full',
  )
  expect(await open(first)).toMatchObject({ resolutionId })
})
