import type { Input } from '../../cloudfunctions/core/contract'
import { memberIdOf } from '../../cloudfunctions/core/domain/identity'
import { Member } from '../../cloudfunctions/core/store/members'
import { foundBranch, POSTED, postEvent } from '../support/branch'
import { anOffice, aPhone } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let numbers = 0
const aNumber = () => `S2026${String(1000 + numbers++)}`
const input = (over: Partial<Input<'member.add'>> = {}): Input<'member.add'> => ({
  branchId: fixture().branch._id,
  name: '钱乙二',
  schoolNo: aNumber(),
  phone: aPhone(),
  stage: 'full',
  group: null,
  joinedOn: null,
  on: '2026-12-07',
  ...over,
})
guards('member.add', input, { world, fixture, cast: ['member', 'recorder', 'liaison', 'prospect'] })
beforeEach(() => world().at(POSTED))
const add = (given: Input<'member.add'>) => world().yes('member.add', given, fixture().as('deputy'))
const refused = (over: Partial<Input<'member.add'>>) =>
  world().no('member.add', input(over), fixture().as('secretary'))
const stored = async (schoolNo: string) =>
  Member.parse(await world().documents.get('members', memberIdOf(schoolNo)))

test('C2.3c somebody new stands last on the roster and is due from the first day', async () => {
  const given = input({ schoolNo: ' ｓ2026－0001 ', phone: '+86 138-1234-5678' })
  const { person, sharedPhone } = await add(given)
  expect(person).toMatchObject({ name: '钱乙二', stage: 'full' })
  expect(sharedPhone).toBe(false)
  expect(await stored('S2026-0001')).toMatchObject({
    phone: '13812345678',
    stages: [{ stage: 'full', from: '2026-12-07' }],
    relations: [{ branchId: fixture().branch._id, from: '2026-12-07', to: null }],
    openid: null,
  })
  const { members } = await world().yes('members.show', {}, fixture().as('secretary'))
  expect(members.at(-1)).toMatchObject({
    memberId: person.memberId,
    standing: 'due',
    canVote: true,
  })
})

test('C2.2c who comes after the posting is on the list of the day', async () => {
  const activityId = await postEvent(world(), fixture())
  await add(input({ name: '孙丙三' }))
  await world().at('2026-12-11T14:50')
  const { board } = await world().yes('board.show', { activityId }, fixture().as('recorder'))
  expect(board?.missing.map((one) => one.name)).toContain('孙丙三')
})

test('said twice, also at once, it is one person', async () => {
  const given = input()
  const both = await Promise.all([add(given), add(given)])
  expect(both[0]).toEqual(both[1])
  expect(await add(given)).toEqual(both[0])
  const { members } = await world().yes('members.show', {}, fixture().as('secretary'))
  expect(members.filter((one) => one.schoolNo === given.schoolNo)).toHaveLength(1)
})

test('who belongs to another branch comes by transfer, and is not entered a second time', async () => {
  const { schoolNo } = (await foundBranch(world())).people.member
  const before = await world().documents.get('members', memberIdOf(schoolNo.toUpperCase()))
  expect(before).toBeNull()
  const given = input()
  await add(given)
  const other = await foundBranch(world())
  const there = { ...given, branchId: other.branch._id }
  expect(await world().no('member.add', there, other.as('secretary'))).toBe('school-no-taken')
  expect(await refused({ ...given, name: '李丁四' })).toBe('school-no-taken')
  // somebody who is there already is put right, not entered over
  expect(await refused({ ...given, phone: '' })).toBe('school-no-taken')
  expect(await refused({ ...given, stage: 'probationary' })).toBe('school-no-taken')
})

test('who left the school and is back keeps what was, and begins anew', async () => {
  const given = input({ stage: 'probationary', on: '2026-09-01' })
  const { person } = await add(given)
  const go = (change: Input<'member.change'>['change']) =>
    world().yes(
      'member.change',
      { branchId: given.branchId, memberIds: [person.memberId], change },
      fixture().as('secretary'),
    )
  await go({ what: 'letter', on: '2026-10-01' })
  await go({ what: 'transfer', toBranchId: null, on: '2026-10-08' })
  const other = await foundBranch(world())
  const back = { ...given, branchId: other.branch._id, stage: 'full' as const }
  const come = (over: object) =>
    world().call('member.add', { ...back, ...over }, other.as('secretary'))
  expect(await come({ on: '2026-10-07' })).toMatchObject({ code: 'date-out-of-range' })
  expect(await come({ on: '2026-12-01' })).toMatchObject({ ok: true })
  expect(await stored(given.schoolNo)).toMatchObject({
    branchId: other.branch._id,
    relations: [
      { branchId: given.branchId, to: '2026-10-07' },
      { branchId: other.branch._id, from: '2026-12-01', to: null },
    ],
    stages: [
      { stage: 'probationary', from: '2026-09-01' },
      { stage: 'full', from: '2026-12-01' },
    ],
  })
})

test('who left and still holds an office that others trust does not come back under another telephone', async () => {
  const given = input({ on: '2026-09-01' })
  const { person } = await add(given)
  const { branch } = fixture()
  const left = {
    relations: [
      {
        branchId: branch._id,
        from: '2026-09-01',
        to: '2026-10-07',
        letterOn: null,
        temporary: false,
      },
    ],
  }
  await world().documents.patch('members', person.memberId, left)
  const office = anOffice(person.memberId, branch.parentId, 'unit_secretary')
  await world().documents.put('roles', office)
  const back = { ...given, on: '2026-12-01', phone: aPhone() }
  expect(await refused(back)).toBe('office-guarded')
  await world().documents.patch('roles', office._id, { to: '2026-12-07' })
  expect((await add(back)).person.memberId).toBe(person.memberId)
})

test('a telephone that somebody else has is kept, and said', async () => {
  const { phone } = fixture().people.member
  expect(await add(input({ phone }))).toMatchObject({ sharedPhone: true })
  expect(await add(input({ phone: '' }))).toMatchObject({ sharedPhone: false })
})

test.each<[string, Partial<Input<'member.add'>>, string, string[]]>([
  [
    'a number of an identity card',
    { schoolNo: '110105194912310021234' },
    'input-invalid',
    ['schoolNo'],
  ],
  ['a number nobody has', { schoolNo: '学号' }, 'card-unreadable', ['schoolNo']],
  ['no name', { name: '12' }, 'card-unreadable', ['name']],
  ['half a telephone', { phone: '1380000' }, 'card-unreadable', ['phone']],
  ['a group there is not', { group: '第九党小组' }, 'group-unknown', ['group']],
  ['tomorrow', { on: '2026-12-09' }, 'date-in-future', ['on']],
  ['before the branch was', { on: '2026-08-31' }, 'date-out-of-range', ['on']],
  ['admitted tomorrow', { joinedOn: '2026-12-09' }, 'date-in-future', ['joinedOn']],
])('refused: %s', async (_, over, code, fields) => {
  const given = input(over)
  const reply = await world().call('member.add', given, fixture().as('secretary'))
  expect(reply).toMatchObject({ ok: false, code, fields })
})

test('nobody is entered in a temporary branch, nor in one that has ended', async () => {
  const { branch } = fixture()
  await world().documents.patch('orgs', branch._id, { kind: 'temporary' })
  expect(await refused({})).toBe('branch-temporary')
  await world().documents.patch('orgs', branch._id, { kind: 'faculty', validTo: '2026-12-07' })
  expect(await refused({})).toBe('org-ended')
})
