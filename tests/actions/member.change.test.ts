import type { Input, MemberChange } from '../../cloudfunctions/core/contract'
import { Member } from '../../cloudfunctions/core/store/members'
import { RoleHeld } from '../../cloudfunctions/core/store/roles'
import {
  type Fixture,
  foundBranch,
  POSTED,
  postEvent,
  putPerson,
  type Someone,
} from '../support/branch'
import { aMember, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const STAGE: MemberChange = { what: 'stage', stage: 'full', on: '2026-12-01' }
const LETTER: MemberChange = { what: 'letter', on: '2026-11-20' }
const input = (
  change: MemberChange = STAGE,
  who: Someone[] = ['probationary'],
): Input<'member.change'> => ({
  branchId: fixture().branch._id,
  memberIds: who.map((one) => fixture().people[one]._id),
  change,
})
guards('member.change', () => input(), { world, fixture, cast: ['member', 'liaison', 'prospect'] })
beforeEach(() => world().at(POSTED))
const change = (wanted?: MemberChange, ...who: Someone[]) =>
  world().yes('member.change', input(wanted, who.length ? who : undefined), fixture().as('deputy'))
const refused = (wanted?: MemberChange, ...who: Someone[]) =>
  world().no('member.change', input(wanted, who.length ? who : undefined), fixture().as('deputy'))
const stored = async (who: Someone, of: Fixture = fixture()) =>
  Member.parse(await world().documents.get('members', of.people[who]._id))

test('a member is confirmed: from that day on full, said twice once', async () => {
  const answer = await change()
  expect(answer.changed).toMatchObject([{ name: 'probationary', stage: 'full' }])
  expect(await change()).toEqual(answer)
  expect(await stored('probationary')).toMatchObject({
    stage: 'full',
    fullOn: '2026-12-01',
    stages: [{ stage: 'probationary' }, { stage: 'full', from: '2026-12-01' }],
  })
})

test('§7 #7 a transfer takes relation, offices and people looked after along', async () => {
  const other = await foundBranch(world())
  await change(LETTER, 'liaison')
  const transfer: MemberChange = {
    what: 'transfer',
    toBranchId: other.branch._id,
    on: '2026-12-01',
  }
  await change(transfer, 'liaison')
  const once = await stored('liaison')
  expect(once).toMatchObject({ branchId: other.branch._id, group: null, order: 12 })
  expect(once.relations).toMatchObject([
    { branchId: fixture().branch._id, to: '2026-11-30', letterOn: '2026-11-20' },
    { branchId: other.branch._id, from: '2026-12-01', to: null },
  ])
  await change(transfer, 'liaison')
  expect(await stored('liaison')).toEqual(once)
  // the mobile member stands without anybody, and the secretary is asked to name one the same day
  expect((await stored('mobile')).liaisonId).toBeNull()
  const { todos } = await world().yes('home.show', {}, fixture().as('secretary'))
  expect(todos).toContainEqual(expect.objectContaining({ kind: 'name_liaison', subject: 'mobile' }))
  const board = await world().yes('contact.board', {}, fixture().as('secretary'))
  expect(board.rows).toMatchObject([{ liaison: null }])
  const office = anOffice(once._id, fixture().branch._id, 'group_leader')._id
  expect(RoleHeld.parse(await world().documents.get('roles', office)).to).toBe('2026-11-30')
  // he sees the new branch and no longer the old one
  const shown = await world().yes('plan.show', { year: 2026 }, fixture().as('liaison'))
  expect(shown.branch.orgId).toBe(other.branch._id)
  const old = { branchId: fixture().branch._id, year: 2026 }
  expect(await world().no('plan.show', old, fixture().as('liaison'))).toBe('not-allowed')
})

test('§7 #7 the list of a day to come follows the relation', async () => {
  const activityId = await postEvent(world(), fixture())
  const other = await foundBranch(world())
  await change({ what: 'letter', on: '2026-12-01' }, 'member')
  const standing = async () => {
    const at = await world().yes('activity.show', { activityId }, fixture().as('secretary'))
    return at.counts
  }
  const before = await standing()
  await change({ what: 'transfer', toBranchId: other.branch._id, on: '2026-12-08' }, 'member')
  await world().at('2026-12-11T14:45')
  await world().tick()
  const counts = await standing()
  expect(counts?.due).toBe((before?.due ?? 0) - 1)
})

test('who has left the school keeps no office in it, not even elsewhere', async () => {
  const other = await foundBranch(world())
  const { member } = fixture().people
  await world().documents.put('roles', anOffice(member._id, other.branch._id, 'secretary'))
  const openid = fixture().as('member')
  await world().yes('members.show', { branchId: other.branch._id }, openid)
  await change(LETTER, 'member')
  await change({ what: 'transfer', toBranchId: null, on: '2026-12-01' }, 'member')
  const branchId = other.branch._id
  expect(await world().no('members.show', { branchId }, openid)).toBe('not-allowed')
  expect(await world().no('activity.draft', { branchId }, openid)).toBe('not-allowed')
})

test('§7 #8 graduates leave together, and a branch without people can end', async () => {
  const everybody = Object.keys(fixture().people) as Someone[]
  const others = everybody.filter((who) => who !== 'deputy')
  await change(LETTER, ...others)
  await change({ what: 'transfer', toBranchId: null, on: '2026-12-01' }, ...others)
  const { members } = await world().yes('members.show', {}, fixture().as('deputy'))
  expect(members.map((one) => one.name)).toEqual(['deputy'])
  const gone = await stored('mobile')
  expect(gone).toMatchObject({ mobility: 'none', liaisonId: null })
  // who left keeps the own record and sees nothing of the branch any more
  expect((await world().yes('me.show', {}, fixture().as('member'))).me?.relations).toMatchObject([
    { to: '2026-11-30' },
  ])
  const home = await world().yes('home.show', {}, fixture().as('member'))
  expect([home.events, home.year]).toEqual([[], null])
  const ledger = { branchId: fixture().branch._id }
  expect(await world().no('ledger.show', ledger, fixture().as('member'))).toBe('not-allowed')
})

test('several at once: all or nothing', async () => {
  await change(LETTER, 'member')
  const transfer: MemberChange = { what: 'transfer', toBranchId: null, on: '2026-12-01' }
  expect(await refused(transfer, 'member', 'recorder')).toBe('letter-missing')
  expect((await stored('member')).relations).toMatchObject([{ to: null }])
})

test('sixty graduates are kept at once with somebody who keeps in touch', async () => {
  const graduates = Array.from({ length: 60 }, (_, i) =>
    aMember(fixture().branch, `graduate-${i}`, { order: 100 + i }),
  )
  await Promise.all(graduates.flatMap((one) => putPerson(world(), one)))
  const wanted: Input<'member.change'> = {
    branchId: fixture().branch._id,
    memberIds: graduates.map((one) => one._id),
    change: {
      what: 'mobility',
      mobility: 'retained_graduate',
      on: '2026-12-01',
      liaisonId: fixture().people.member._id,
    },
  }
  const [first, second] = await Promise.all([
    world().yes('member.change', wanted, fixture().as('secretary')),
    world().yes('member.change', wanted, fixture().as('deputy')),
  ])
  expect(first.changed).toHaveLength(60)
  expect(second).toEqual(first)
  const last = Member.parse(await world().documents.get('members', graduates[59]?._id ?? ''))
  expect(last).toMatchObject({
    liaisonId: fixture().people.member._id,
    mobilities: [{ mobility: 'none' }, { mobility: 'retained_graduate', from: '2026-12-01' }],
  })
})

test('C2.3g a liaison who goes to live elsewhere looks after nobody', async () => {
  const { member } = fixture().people
  await change(
    { what: 'mobility', mobility: 'mobile', on: '2026-12-01', liaisonId: member._id },
    'liaison',
  )
  expect((await stored('liaison')).liaisonId).toBe(member._id)
  expect((await stored('mobile')).liaisonId).toBeNull()
})

test('§7 #5 a stay in a temporary branch: due there, in the own branch not', async () => {
  const other = await foundBranch(world())
  await world().documents.patch('orgs', other.branch._id, { kind: 'temporary' })
  const stay: MemberChange = {
    what: 'temporary',
    branchId: other.branch._id,
    on: '2026-12-01',
    to: null,
  }
  await change(stay, 'member')
  const rowIn = async (of: Fixture) => {
    const { members } = await world().yes('members.show', {}, of.as('secretary'))
    return members.find((one) => one.memberId === fixture().people.member._id)
  }
  expect(await rowIn(fixture())).toMatchObject({
    standing: 'seconded',
    canVote: true,
    stay: { branchId: other.branch._id, branch: other.branch.name, from: '2026-12-01' },
  })
  expect(await rowIn(other)).toMatchObject({
    standing: 'due',
    canVote: false,
    stay: null,
    guest: true,
  })
  // only the own branch changes a person
  const there = { ...input(LETTER, ['member']), branchId: other.branch._id }
  expect(await world().no('member.change', there, other.as('secretary'))).toBe('member-unknown')
  const shown = await world().yes('members.show', {}, fixture().as('secretary'))
  expect(shown.temporary.map((one) => one.orgId)).toContain(other.branch._id)
  expect(shown.elsewhere.map((one) => one.orgId)).not.toContain(other.branch._id)
  await world().at('2026-12-05T09:00')
  await change({ ...stay, to: '2026-12-04' }, 'member')
  expect(await rowIn(fixture())).toMatchObject({ standing: 'due', stay: null })
})

test('two who change the same person at once both do', async () => {
  const exempt: MemberChange = {
    what: 'exempt',
    reason: '年老体弱，本人申请',
    approvedBy: '支部大会',
    on: '2026-12-01',
    to: null,
  }
  const exclude: MemberChange = { ...exempt, what: 'exclude', reason: 'long_ill' }
  await Promise.all([change(exempt, 'member'), change(exclude, 'member')])
  const both = await stored('member')
  expect([both.exemptions.length, both.exclusions.length]).toEqual([1, 1])
})

test.each<[string, MemberChange, Someone[], string]>([
  ['a step too far', { ...STAGE, stage: 'full' } as MemberChange, ['prospect'], 'stage-not-next'],
  ['the stage one has', STAGE, ['member'], 'stage-unchanged'],
  ['a group nobody founded', { what: 'group', group: '第九小组' }, ['member'], 'group-unknown'],
  ['tomorrow', { ...STAGE, on: '2026-12-09' }, ['probationary'], 'date-in-future'],
  ['before the relation', { what: 'letter', on: '2026-08-31' }, ['member'], 'date-out-of-range'],
  [
    'without a letter',
    { what: 'transfer', toBranchId: null, on: '2026-12-01' },
    ['member'],
    'letter-missing',
  ],
  [
    'mobile without anybody',
    { what: 'mobility', mobility: 'mobile', on: '2026-12-01' },
    ['member'],
    'mobility-needs-liaison',
  ],
  ['no period runs', { what: 'end-exclude', on: '2026-12-01' }, ['member'], 'date-out-of-range'],
  [
    'a second exemption',
    { what: 'exempt', reason: '另一原因', approvedBy: '支部', on: '2026-12-01', to: null },
    ['exempt'],
    'period-overlaps',
  ],
  [
    'to nowhere',
    { what: 'temporary', branchId: 'b00000000000', on: '2026-12-01', to: null },
    ['member'],
    'org-unknown',
  ],
])('refused: %s', async (_, wanted, who, code) => expect(await refused(wanted, ...who)).toBe(code))

test('refused: a transfer to the own branch, and somebody of another branch', async () => {
  await change(LETTER, 'member')
  const own: MemberChange = {
    what: 'transfer',
    toBranchId: fixture().branch._id,
    on: '2026-12-01',
  }
  expect(await refused(own, 'member')).toBe('transfer-same-branch')
  const other = await foundBranch(world())
  const stranger = { ...input(STAGE), memberIds: [other.people.probationary._id] }
  expect(await world().no('member.change', stranger, fixture().as('secretary'))).toBe(
    'member-unknown',
  )
})
