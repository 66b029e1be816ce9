import type { MemberChange } from '../../cloudfunctions/core/contract'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { everInBranches, Member } from '../../cloudfunctions/core/store/members'
import { RoleHeld } from '../../cloudfunctions/core/store/roles'
import {
  AFTER,
  aUnitSecretary,
  type Fixture,
  foundBranch,
  POSTED,
  postEvent,
  type Someone,
} from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { branchBeside } from '../support/event'
import { inAWorld } from '../support/guards'

/** What moving from branch to branch leaves behind, and what can be taken back (domain §7 #7, #19). */
const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
const change = (wanted: MemberChange, who: Someone = 'member', of: Fixture = fixture()) =>
  world().call(
    'member.change',
    { branchId: of.branch._id, memberIds: [fixture().people[who]._id], change: wanted },
    of.as('secretary'),
  )
const stored = async (id: string) => Member.parse(await world().documents.get('members', id))
const person = () => stored(fixture().people.member._id)
const LETTER: MemberChange = { what: 'letter', on: '2026-12-01' }

test('domain §7 #7 a letter issued by mistake is taken back: due again, and it can be issued anew', async () => {
  await change(LETTER)
  expect((await person()).relations[0]?.letterOn).toBe('2026-12-01')
  const back: MemberChange = { what: 'letter-back', on: '2026-12-08' }
  for (let twice = 0; twice < 2; twice++) {
    expect(await change(back)).toMatchObject({ ok: true })
    expect((await person()).relations).toMatchObject([
      { letterOn: null, lettersBack: [{ from: '2026-12-01', to: '2026-12-07' }] },
    ])
  }
  const transfer: MemberChange = { what: 'transfer', toBranchId: null, on: '2026-12-08' }
  expect(await change(transfer)).toMatchObject({ code: 'letter-missing' })
  expect(await change({ what: 'letter', on: '2026-12-05' })).toMatchObject({
    code: 'date-out-of-range',
  })
  expect(await change({ what: 'letter', on: '2026-12-08' })).toMatchObject({ ok: true })
})

test('who leaves the school gives back every office in it', async () => {
  const other = await foundBranch(world())
  const { member } = fixture().people
  const offices = [
    anOffice(member._id, other.branch._id, 'secretary'),
    anOffice(member._id, other.unit._id, 'unit_secretary'),
  ]
  for (const office of offices) await world().documents.put('roles', office)
  await change(LETTER)
  await change({ what: 'transfer', toBranchId: null, on: '2026-12-05' })
  for (const { _id } of offices) {
    expect(RoleHeld.parse(await world().documents.get('roles', _id)).to).toBe('2026-12-04')
  }
})

test('a transfer said again takes nothing from the new branch', async () => {
  const other = await foundBranch(world())
  await change(LETTER, 'liaison')
  const transfer: MemberChange = {
    what: 'transfer',
    toBranchId: other.branch._id,
    on: '2026-12-01',
  }
  await change(transfer, 'liaison')
  const { _id: liaisonId } = fixture().people.liaison
  const assigned = { memberId: other.people.mobile._id, liaisonId }
  await world().yes('contact.assign', assigned, other.as('secretary'))
  expect(await change(transfer, 'liaison')).toMatchObject({ ok: true })
  expect((await stored(other.people.mobile._id)).liaisonId).toBe(liaisonId)
})

test('C2.3g, domain §7 #19 a transfer of many that broke off between people and offices is completed by repeating it', async () => {
  const other = await foundBranch(world())
  const { deputy, liaison, mobile } = fixture().people
  const transfer: MemberChange = {
    what: 'transfer',
    toBranchId: other.branch._id,
    on: '2026-12-08',
  }
  const office = async () =>
    RoleHeld.parse(
      await world().documents.get(
        'roles',
        anOffice(deputy._id, fixture().branch._id, 'deputy_secretary')._id,
      ),
    )
  const before = await office()
  for (const who of ['deputy', 'liaison'] as const) {
    await change(LETTER, who)
    expect(await change(transfer, who)).toMatchObject({ ok: true })
  }
  expect((await office()).to).toBe('2026-12-07')
  // as a run leaves it that ended after the people were written
  await world().documents.put('roles', before)
  await world().documents.patch('members', mobile._id, { liaisonId: liaison._id })
  for (const who of ['deputy', 'liaison'] as const) await change(transfer, who)
  expect((await office()).to).toBe('2026-12-07')
  expect((await stored(mobile._id)).liaisonId).toBeNull()
})

test('what was decided before a transfer is written down in the new branch', async () => {
  const other = await foundBranch(world())
  await change(LETTER, 'probationary')
  const transfer = { what: 'transfer', toBranchId: other.branch._id, on: '2026-12-05' } as const
  await change(transfer, 'probationary')
  const confirmed: MemberChange = { what: 'stage', stage: 'full', on: '2026-11-28' }
  expect(await change(confirmed, 'probationary', other)).toMatchObject({ ok: true })
})

test('a stay in a temporary branch ends also after that branch was merged', async () => {
  const temporary = await branchBeside(world(), fixture(), { kind: 'temporary', name: '临时实习' })
  const other = await branchBeside(world(), fixture())
  for (const { _id } of [temporary.secretary, temporary.member]) {
    const relation = { from: '2026-09-01', to: null, letterOn: null, temporary: false }
    const branchId = fixture().branch._id
    const home = { branchId, branchIds: [branchId], relations: [{ branchId, ...relation }] }
    await world().documents.patch('members', _id, home)
  }
  const stay = { what: 'temporary', on: '2026-12-01', to: null } as const
  expect(await change({ ...stay, branchId: temporary.branch._id })).toMatchObject({ ok: true })
  const from = [temporary.branch._id, other.branch._id]
  const merging = {
    what: 'merge',
    from,
    name: '实习合并',
    kind: 'mixed',
    on: '2026-12-05',
  } as const
  const above = await aUnitSecretary(world(), fixture())
  const { orgs } = await world().yes('org.change', { change: merging }, above)
  const branchId = orgs[0]?.orgId ?? ''
  await world().at('2026-12-09T09:00')
  const end = { ...stay, branchId, on: '2026-12-05', to: '2026-12-09' }
  expect(await change(end)).toMatchObject({ ok: true })
  expect((await person()).relations.at(-1)).toMatchObject({ branchId, to: '2026-12-09' })
})

test('C2.3e C3.5b the own attendance stays one’s own after a transfer', async () => {
  const other = await foundBranch(world())
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  const own = async () => (await world().yes('me.show', {}, fixture().as('member'))).attendance
  expect(await own()).toMatchObject([{ activityId }])
  await world().at('2026-12-14T09:00')
  await change({ what: 'letter', on: '2026-12-13' })
  await change({ what: 'transfer', toBranchId: other.branch._id, on: '2026-12-14' })
  expect(await own()).toMatchObject([{ activityId }])
})

test('C2.3c nobody is lost from branches that more than a thousand people ever belonged to', async () => {
  const one = await person()
  const all = Array.from({ length: 2300 }, (_, i) => ({
    ...one,
    _id: `m${String(i).padStart(13, '0')}`,
  }))
  type Asked = { where: { _id: { gt: string } }; limit: number }
  const find = async (_: string, { where, limit }: Asked) =>
    all.filter(({ _id }) => _id > where._id.gt).slice(0, limit)
  const documents = { ...world().documents, find } as unknown as Documents
  expect(await everInBranches(documents, [one.branchId])).toHaveLength(2300)
})
