import type { Input, OrgChange } from '../../cloudfunctions/core/contract'
import { Member } from '../../cloudfunctions/core/store/members'
import { Branch, Unit } from '../../cloudfunctions/core/store/orgs'
import { anOrgOfficer, aUnitSecretary, POSTED, postEvent, type Someone } from '../support/branch'
import { aBranch, aMember, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const on = '2026-12-02'
const rename = (name = '软件工程党支部', from = on): OrgChange => ({
  what: 'rename',
  orgId: fixture().branch._id,
  name,
  on: from,
})
const input = (change: OrgChange = rename()): Input<'org.change'> => ({ change })
guards('org.change', () => input(), {
  world,
  fixture,
  cast: ['secretary', 'deputy', 'member', 'liaison'],
})
beforeEach(() => world().at(POSTED))

const byUnit = async (change: OrgChange) =>
  (await world().yes('org.change', input(change), await aUnitSecretary(world(), fixture()))).orgs
const bySchool = async (change: OrgChange) =>
  (await world().yes('org.change', input(change), await anOrgOfficer(world()))).orgs
const refusedUnit = async (change: OrgChange) =>
  world().no('org.change', input(change), await aUnitSecretary(world(), fixture()))
const refusedSchool = async (change: OrgChange) =>
  world().no('org.change', input(change), await anOrgOfficer(world()))
const branchAt = async (id: string) => Branch.parse(await world().documents.get('orgs', id))
const personAt = async (id: string) => Member.parse(await world().documents.get('members', id))
const peopleOf = (...who: Someone[]) => who.map((one) => fixture().people[one]._id)

/** A second branch of the same unit with one member. */
async function aSecondBranch() {
  const branch = aBranch(fixture().unit, `${fixture().branch.name}之二`)
  const person = aMember(branch, '同志甲', { order: 1 })
  const { documents } = world()
  await Promise.all([documents.put('orgs', branch), documents.put('members', person)])
  return { branch, person }
}

test('domain §3 a branch is renamed from a day on; the old name stays where it belongs', async () => {
  await postEvent(world(), fixture())
  const { branch } = fixture()
  expect(await byUnit(rename())).toEqual([{ orgId: branch._id, name: '软件工程党支部' }])
  await byUnit(rename())
  expect((await branchAt(branch._id)).names).toEqual([
    { name: branch.name, from: '2026-09-01', to: '2026-12-01' },
    { name: '软件工程党支部', from: on, to: null },
  ])
})

test('C0.1 a unit is founded by the school, becomes a committee, and keeps what it was', async () => {
  const founding: OrgChange = {
    what: 'create-unit',
    name: '体育党总支',
    kind: 'general_branch',
    on,
  }
  const [unit] = await bySchool(founding)
  expect(await bySchool(founding)).toEqual([unit])
  const kind = { what: 'retype', kind: 'unit_committee', on: '2026-12-05' } as const
  await bySchool({ ...kind, orgId: unit?.orgId ?? '' })
  expect(Unit.parse(await world().documents.get('orgs', unit?.orgId ?? ''))).toMatchObject({
    kind: 'unit_committee',
    kinds: [
      { kind: 'general_branch', from: on, to: '2026-12-04' },
      { kind: 'unit_committee', from: '2026-12-05', to: null },
    ],
  })
})

test('C0.2 a branch is founded by its unit once, however often it is asked', async () => {
  const founding: OrgChange = {
    what: 'create-branch',
    unitId: fixture().unit._id,
    name: '新生党支部',
    kind: 'undergraduate',
    on,
  }
  const above = await aUnitSecretary(world(), fixture())
  const ask = () => world().yes('org.change', input(founding), above)
  const answers = await Promise.all([ask(), ask()])
  expect(new Set(answers.map(({ orgs }) => orgs[0]?.orgId)).size).toBe(1)
  const branch = await branchAt(answers[0]?.orgs[0]?.orgId ?? '')
  expect(branch).toMatchObject({ kind: 'undergraduate', validFrom: on, validTo: null })
})

test('§7 #19 two branches become one: people, groups and offices go along, the past stays', async () => {
  const { branch, people } = fixture()
  const second = await aSecondBranch()
  const merge: OrgChange = {
    what: 'merge',
    from: [branch._id, second.branch._id],
    name: '合并党支部',
    kind: 'mixed',
    on,
  }
  const [born] = await byUnit(merge)
  expect(await byUnit(merge)).toEqual([born])
  const id = born?.orgId ?? ''
  expect(await branchAt(id)).toMatchObject({
    validFrom: on,
    predecessors: [branch._id, second.branch._id],
    slots: [{ nth: 2, weekday: 5, from: on, to: null }],
  })
  for (const old of [branch._id, second.branch._id]) {
    expect(await branchAt(old)).toMatchObject({ validTo: '2026-12-01', successors: [id] })
  }
  const member = await personAt(people.member._id)
  expect(member).toMatchObject({
    branchId: id,
    relations: [
      { branchId: branch._id, to: '2026-12-01' },
      { branchId: id, from: on, to: null },
    ],
  })
  expect(await personAt(second.person._id)).toMatchObject({ branchId: id })
  // the deputy goes on in the new branch; its secretary is named anew
  await world().yes('activity.draft', { branchId: id }, fixture().as('deputy'))
  expect(await world().no('activity.draft', { branchId: id }, fixture().as('secretary'))).toBe(
    'not-allowed',
  )
})

test('§7 #19 one branch becomes two: everybody stands in exactly one', async () => {
  const { branch, people } = fixture()
  const first = peopleOf('secretary', 'recorder', 'member', 'liaison', 'mobile', 'prospect')
  const rest = Object.values(people)
    .map((one) => one._id)
    .filter((id) => !first.includes(id))
  const split = (...parts: string[][]): OrgChange => ({
    what: 'split',
    from: branch._id,
    into: parts.map((memberIds, i) => ({ name: `分设${i + 1}`, kind: 'faculty', memberIds })),
    on,
  })
  expect(await refusedUnit(split(first, rest.slice(1)))).toBe('split-incomplete')
  expect(await refusedUnit(split(first, [...rest, first[0] ?? '']))).toBe('split-incomplete')
  const born = await byUnit(split(first, rest))
  expect(born.map(({ name }) => name)).toEqual(['分设1', '分设2'])
  const now = await Promise.all(Object.values(people).map((one) => personAt(one._id)))
  const at = (id: string | undefined) =>
    now.filter((one) => one.branchId === id).map((one) => one._id)
  expect(at(born[0]?.orgId).sort()).toEqual([...first].sort())
  expect(at(born[1]?.orgId).sort()).toEqual([...rest].sort())
  // the liaison went the same way, so nobody is left without
  expect((await personAt(people.mobile._id)).liaisonId).toBe(people.liaison._id)
})

test('T6 a branch begins and ends in the running month; months that are over keep who owed them', async () => {
  const founding = { unitId: fixture().unit._id, name: '空支部', kind: 'admin' as const }
  const late = { what: 'create-branch', ...founding, on: '2026-11-30' } as const
  expect(await refusedUnit(late)).toBe('date-out-of-range')
  const [empty] = await byUnit({ what: 'create-branch', ...founding, on: '2026-12-01' })
  const orgId = empty?.orgId ?? ''
  expect(await refusedUnit({ what: 'dissolve', orgId, on: '2026-11-30' })).toBe('date-out-of-range')
  await byUnit({ what: 'dissolve', orgId, on })
  await byUnit({ what: 'dissolve', orgId, on })
  expect(await branchAt(orgId)).toMatchObject({ validTo: '2026-12-01' })
  expect(await refusedUnit({ what: 'rename', orgId, name: '又来', on: '2026-12-03' })).toBe(
    'org-ended',
  )
  const merge = { what: 'merge', name: '合并', kind: 'mixed', on: '2026-11-20' } as const
  const second = await aSecondBranch()
  const from = [fixture().branch._id, second.branch._id]
  expect(await refusedUnit({ ...merge, from })).toBe('date-out-of-range')
})

test('offices of a branch that ends end with it', async () => {
  const [empty] = await byUnit({
    what: 'create-branch',
    unitId: fixture().unit._id,
    name: '临时支部',
    kind: 'temporary',
    on: '2026-12-01',
  })
  const orgId = empty?.orgId ?? ''
  const { member } = fixture().people
  await world().documents.put('roles', anOffice(member._id, orgId, 'secretary'))
  await world().yes('activity.draft', { branchId: orgId }, fixture().as('member'))
  await byUnit({ what: 'dissolve', orgId, on: '2026-12-08' })
  expect(await world().no('activity.draft', { branchId: orgId }, fixture().as('member'))).toBe(
    'not-allowed',
  )
})

test.each<[string, () => OrgChange, string]>([
  ['a name that is taken', () => rename('第二'), 'org-name-taken'],
  ['tomorrow', () => rename('明天', '2026-12-09'), 'date-in-future'],
  ['before it was founded', () => rename('很早', '2026-08-31'), 'date-out-of-range'],
  [
    'a branch with people',
    () => ({ what: 'dissolve', orgId: fixture().branch._id, on }),
    'org-has-members',
  ],
  [
    'a predecessor named twice',
    () => ({
      what: 'merge',
      from: [fixture().branch._id, fixture().branch._id],
      name: '合并',
      kind: 'mixed',
      on,
    }),
    'org-cycle',
  ],
])('refused by the unit: %s', async (_, change, code) => {
  const second = aBranch(fixture().unit, '第二')
  await world().documents.put('orgs', second)
  expect(await refusedUnit(change())).toBe(code)
  expect(await branchAt(fixture().branch._id)).toEqual(fixture().branch)
})

test('another unit’s branches and units themselves are not the unit’s to change', async () => {
  const { unit, branch } = fixture()
  const other = aBranch({ ...unit, _id: 'u00000000009' }, '外单位支部')
  await world().documents.put('orgs', other)
  const merge: OrgChange = {
    what: 'merge',
    from: [branch._id, other._id],
    name: '甲支部',
    kind: 'mixed',
    on,
  }
  expect(await refusedUnit(merge)).toBe('not-allowed')
  expect(await refusedSchool(merge)).toBe('branch-not-of-unit')
  expect(await refusedUnit({ what: 'dissolve', orgId: unit._id, on })).toBe('not-allowed')
  expect(await refusedSchool({ what: 'dissolve', orgId: unit._id, on })).toBe('org-has-branches')
  expect(await refusedSchool({ what: 'dissolve', orgId: 'b00000000009', on })).toBe('org-unknown')
})

test('two who change a branch at once do not lose one another’s change', async () => {
  const above = await aUnitSecretary(world(), fixture())
  const names = ['甲支部', '乙支部']
  const replies = await Promise.all(
    names.map((name) => world().call('org.change', input(rename(name)), above)),
  )
  const { names: kept, name } = await branchAt(fixture().branch._id)
  const done = replies.filter((one) => one.ok).length
  expect(kept.filter((one) => names.includes(one.name))).toHaveLength(done)
  expect(names).toContain(name)
})
