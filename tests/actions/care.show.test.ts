import {
  AFTER,
  anOrgOfficer,
  aUnitSecretary,
  closeEvent,
  foundBranch,
  postEvent,
} from '../support/branch'
import { anOffice } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = () => ({ branchId: fixture().branch._id })
guards('care.show', input, { world, fixture, cast: ['prospect', 'activist'] })

const PURPOSE = '了解近期思想学习情况'
const write = (who: 'secretary' | 'deputy', purpose = PURPOSE) => {
  const memberId = fixture().people.member._id
  const care = { key: aKey(), ...input(), memberId, kind: 'talk' as const, on: '2026-12-10' }
  return world().yes('care.add', { ...care, purpose }, fixture().as(who))
}
const readBy = async (who: Parameters<ReturnType<typeof fixture>['as']>[0]) =>
  (await world().yes('care.show', input(), fixture().as(who))).rows.map((one) => one.purpose)

test('C3.5a T9 the secretary reads the records of the branch, the author the own ones, nobody else any', async () => {
  await write('secretary')
  await write('deputy', '走访慰问')
  expect(await readBy('secretary')).toHaveLength(2)
  expect(await readBy('deputy')).toEqual(['走访慰问'])
  for (const who of ['recorder', 'member', 'liaison', 'mobile'] as const)
    expect(await readBy(who)).toEqual([])
  for (const openid of [await aUnitSecretary(world(), fixture()), await anOrgOfficer(world())])
    expect(await world().no('care.show', input(), openid)).toBe('not-allowed')
})

test('T9 an author who holds the office no more still reads what the own hand wrote', async () => {
  await write('deputy')
  const { deputy } = fixture().people
  const office = anOffice(deputy._id, fixture().branch._id, 'deputy_secretary')
  await world().documents.put('roles', { ...office, to: '2026-12-10' })
  expect(await readBy('deputy')).toEqual([PURPOSE])
  expect((await world().yes('care.show', input(), fixture().as('deputy'))).may.add).toBe(false)
})

test('T9 who moved to another branch reads and takes away there what the own hand wrote here', async () => {
  const { careId } = await write('deputy')
  const there = await foundBranch(world(), fixture().unit)
  const { deputy } = fixture().people
  const [home] = deputy.relations
  if (!home) throw new Error('the deputy belongs nowhere')
  await world().documents.put('members', {
    ...deputy,
    branchId: there.branch._id,
    branchIds: [home.branchId, there.branch._id],
    relations: [
      { ...home, to: '2026-12-10' },
      { ...home, branchId: there.branch._id, from: '2026-12-11' },
    ],
  })
  await world().documents.put('roles', {
    ...anOffice(deputy._id, fixture().branch._id, 'deputy_secretary'),
    to: '2026-12-10',
  })
  const openid = fixture().as('deputy')
  const { rows, branch } = await world().yes('care.show', {}, openid)
  expect(rows).toMatchObject([{ careId, elsewhere: fixture().branch.name, mine: true }])
  expect((await world().yes('me.show', {}, openid)).me?.wroteCare).toBe(true)
  await world().yes('care.remove', { branchId: branch.orgId, careId }, openid)
  expect((await world().yes('me.show', {}, openid)).me?.wroteCare).toBe(false)
})

test('C3.5b the person concerned sees kind, day, by whom and purpose; no other page tells anybody', async () => {
  await write('secretary')
  const { me } = await world().yes('me.show', {}, fixture().as('member'))
  expect(me?.care).toMatchObject([
    { kind: 'talk', on: '2026-12-10', by: 'secretary', purpose: PURPOSE },
  ])
  const activityId = await postEvent(world(), fixture())
  await closeEvent(world(), fixture(), activityId)
  const openid = fixture().as('deputy')
  const { branch } = fixture()
  const pages = await Promise.all([
    world().yes('home.show', {}, openid),
    world().yes('me.show', {}, openid),
    world().yes('activity.show', { activityId }, openid),
    world().yes('record.show', { activityId }, openid),
    world().yes('afterwards.show', { activityId }, openid),
    world().yes('ledger.show', {}, openid),
    world().yes('members.show', { branchId: branch._id }, openid),
    world().yes('coverage.show', { branchId: branch._id }, openid),
    world().yes('contact.board', {}, openid),
  ])
  expect(JSON.stringify(pages)).not.toContain(PURPOSE)
})

test('a year at a time, newest first; whom a record can be about', async () => {
  await write('secretary')
  const page = await world().yes('care.show', { ...input(), year: 2025 }, fixture().as('secretary'))
  expect(page).toMatchObject({ year: 2025, rows: [], may: { add: true } })
  const names = page.people.map((one) => one.name)
  expect(names).toContain('mobile')
  expect(names).not.toContain('secretary')
  expect(names).not.toContain('activist')
})
