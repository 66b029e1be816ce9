import { aUnitSecretary, DUE, foundBranch, POSTED, type Someone } from '../support/branch'
import { aMember, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
guards('members.show', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const show = (who: Someone = 'secretary') => world().yes('members.show', {}, fixture().as(who))
const rowOf = async (who: Someone, by: Someone = 'secretary') => {
  const found = (await show(by)).members.find((one) => one.name === who)
  if (!found) throw new Error(`${who} is not listed`)
  return found
}

test('C2.3d the secretary stands in the list like everybody else, with the office beside', async () => {
  const { members, fullCount, may } = await show()
  expect(members).toHaveLength(Object.keys(fixture().people).length)
  expect(await rowOf('secretary')).toMatchObject({
    standing: 'due',
    canVote: true,
    offices: [{ role: 'secretary', from: '2026-09-01' }],
  })
  expect(members.filter((one) => one.standing === 'due')).toHaveLength(DUE)
  // full: everybody but the probationary member, the prospect and the activist
  expect(fullCount).toBe(Object.keys(fixture().people).length - 3)
  expect(may).toMatchObject({ change: true })
})

test('C2.3f, domain §2.8 each stage and state has its own standing', async () => {
  expect(await rowOf('probationary')).toMatchObject({ standing: 'due', canVote: false })
  expect(await rowOf('exempt')).toMatchObject({
    standing: 'exempt',
    exemption: { reason: '年老体弱,本人申请', from: '2026-09-01', to: null },
  })
  expect(await rowOf('mobile')).toMatchObject({ standing: 'mobile', liaison: 'liaison' })
  expect(await rowOf('prospect')).toMatchObject({ standing: null, canVote: false })
  expect(await rowOf('unbound')).toMatchObject({ bound: false })
})

test('the unit sees who belongs to the branch, not their telephones and reasons', async () => {
  const above = await aUnitSecretary(world(), fixture())
  const branchId = fixture().branch._id
  const { members, may, branches } = await world().yes('members.show', { branchId }, above)
  expect(branches.map((one) => one.orgId)).toContain(branchId)
  expect(may).toMatchObject({ change: false })
  expect(may.appoint).toContain('secretary')
  expect(new Set(members.map((one) => one.phone))).toEqual(new Set(['']))
  expect(members.map((one) => one.exemption)).toEqual(members.map(() => null))
})

test('of each person it is said whether the caller vouches, as the actions would answer', async () => {
  const { branch, people, unit } = fixture()
  await world().documents.put('roles', anOffice(people.member._id, unit._id, 'unit_secretary'))
  const vouchedBy = async (openid: string) =>
    (await world().yes('members.show', { branchId: branch._id }, openid)).members
      .filter((one) => one.vouched)
      .map((one) => one.name)
      .sort()
  const everybody = Object.keys(people).filter((name) => name !== 'member')
  expect(await vouchedBy(fixture().as('secretary'))).toEqual(everybody.sort())
  const about = { branchId: branch._id, memberId: people.member._id }
  expect(await world().no('binding.lift', about, fixture().as('secretary'))).toBe('office-guarded')
  expect(await vouchedBy(fixture().as('deputy'))).toEqual([])
  // the unit for those whom it could put in office
  const above = await aUnitSecretary(world(), fixture())
  expect(await vouchedBy(above)).toEqual(['deputy', 'secretary'])
})

test('where people can go: living branches of the school, those of another unit with its name', async () => {
  const other = await foundBranch(world())
  const { elsewhere } = await show()
  expect(elsewhere).toContainEqual({
    orgId: other.branch._id,
    name: `${other.branch.name}（${other.unit.name}）`,
  })
  expect(elsewhere.map((one) => one.orgId)).not.toContain(fixture().branch._id)
  await world().documents.patch('orgs', other.branch._id, { validTo: '2026-12-07' })
  expect((await show()).elsewhere.map((one) => one.orgId)).not.toContain(other.branch._id)
})

test('§7 #5 who leads two branches finds both, and an unknown one is not there', async () => {
  const other = await foundBranch(world())
  const { deputy } = fixture().people
  await world().documents.put('roles', anOffice(deputy._id, other.branch._id, 'secretary'))
  const { branches } = await show('deputy')
  expect(branches.map((one) => one.orgId).sort()).toEqual(
    [fixture().branch._id, other.branch._id].sort(),
  )
  const input = { branchId: 'b00000000009' }
  expect(await world().no('members.show', input, fixture().as('deputy'))).toBe('not-allowed')
})

test('sixty people cost as many calls as eleven', async () => {
  const cost = async () => {
    const { requestId } = await world().call('members.show', {}, fixture().as('secretary'))
    return databaseCalls(world(), requestId).length
  }
  const few = await cost()
  const { documents } = world()
  await Promise.all(
    Array.from({ length: 49 }, (_, i) =>
      documents.put('members', aMember(fixture().branch, `同志${i}`, { order: 20 + i })),
    ),
  )
  expect(await cost()).toBe(few)
  expect((await show()).members).toHaveLength(60)
})
