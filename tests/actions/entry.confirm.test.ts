import { entryConfirm } from '../../cloudfunctions/api/actions/entry.confirm'
import { firstBroken } from '../../cloudfunctions/core/domain/seal'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { chainOf } from '../../cloudfunctions/core/store/ledger-chain'
import {
  aUnitSecretary,
  closeEvent,
  DUE,
  IN_WINDOW,
  postEvent,
  type Someone,
} from '../support/branch'
import { LEDGER_SECRET, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { mergedWith } from '../support/reshaped'
import { platformOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const memberIds = [fixture().people.liaison._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await closeEvent(world(), fixture(), activityId)
})
const input = (over = {}) => ({
  activityId,
  memberId: fixture().people.member._id,
  agree: true,
  ...over,
})
guards('entry.confirm', input, { world, fixture, cast: ['member', 'prospect'] })
const declare = (by: Someone = 'recorder', who: Someone = 'member') =>
  world().yes(
    'entry.declare',
    { activityId, memberId: fixture().people[who]._id, reason: '当时在场,漏记' },
    fixture().as(by),
  )
const confirm = (by: Someone = 'deputy', over = {}) =>
  world().yes('entry.confirm', input(over), fixture().as(by))
const refused = (by: Someone, over = {}) =>
  world().no('entry.confirm', input(over), fixture().as(by))
const chain = () => chainOf(world().documents, fixture().branch._id)

test('C4.3d a second person agrees: one more sealed entry, visible on the ledger, the old one untouched', async () => {
  const [closed] = await chain()
  await declare()
  const [one, two] = await Promise.all([confirm(), confirm('secretary')])
  expect(one).toMatchObject({ counts: { present: 2, absent: DUE - 2 } })
  expect(two.entryId).toBe(one.entryId)
  const entries = await chain()
  expect(entries).toHaveLength(2)
  expect(entries[0]).toEqual(closed)
  expect(firstBroken(entries, true, [LEDGER_SECRET])).toBeNull()
  expect(entries[1]).toMatchObject({
    previous: closed?.digest,
    addition: {
      kind: 'late_entry',
      of: closed?._id,
      name: 'member',
      reason: '当时在场,漏记',
      declaredBy: 'recorder',
    },
  })
  const { lines, broken } = await world().yes('ledger.show', {}, fixture().as('member'))
  expect(broken).toBeNull()
  expect(lines).toMatchObject([
    { counts: { present: 2 }, additions: [{ kind: 'late_entry', name: 'member' }] },
  ])
  // everywhere else the person is present too, and the month counts anew
  const mine = await world().yes('activity.show', { activityId }, fixture().as('member'))
  expect(mine.mine).toMatchObject({ standing: 'due', state: 'present' })
  expect(await world().documents.get('activities', activityId)).toMatchObject({ presentCount: 2 })
})

test('C3.5b C2.3e the person and the branch read the agreed state, with reason, declarer and second person', async () => {
  const shown = () => world().yes('me.show', {}, fixture().as('member'))
  await declare()
  expect((await shown()).me?.lateEntries).toMatchObject([
    { reason: '当时在场,漏记', declaredBy: 'recorder', agreed: null, answeredBy: null },
  ])
  await confirm('secretary')
  const { me, attendance } = await shown()
  expect(attendance).toMatchObject([{ mine: { standing: 'due', state: 'present' } }])
  expect(me?.lateEntries).toMatchObject([
    { theme: '学习党章专题讨论', on: '2026-12-11', agreed: true, answeredBy: 'secretary' },
  ])
  const of = { branchId: fixture().branch._id, memberId: fixture().people.member._id }
  const { days } = await world().yes('member.days', of, fixture().as('deputy'))
  expect(days).toMatchObject([{ mine: { state: 'present' } }])
  // what is said about one person is nobody else's to find among the own data
  const other = await world().yes('me.show', {}, fixture().as('liaison'))
  expect(other.me?.lateEntries).toEqual([])
  expect(other.attendance).toMatchObject([{ mine: { state: 'present', late: false } }])
})

test('agreed to by somebody else between two readings, it gives the same entry again', async () => {
  await declare()
  let first = true
  const between = (documents: Documents): Documents => ({
    ...documents,
    get: async (collection, id) => {
      const found = await documents.get(collection, id)
      // ours has read that nobody has agreed yet
      if (collection === 'late_entries' && first) {
        first = false
        await confirm('secretary')
      }
      return found
    },
  })
  const openid = fixture().as('deputy')
  const agreed = await entryConfirm(input(), platformOf(world(), between), { openid })
  const entries = await chain()
  expect(entries).toHaveLength(2)
  expect(agreed).toMatchObject({ ok: true, value: { entryId: entries[1]?._id } })
})

test('who declared it, and who it is about, cannot be the second person', async () => {
  await declare('recorder')
  expect(await refused('recorder')).toBe('second-person-needed')
  await declare('secretary', 'deputy')
  const about = { memberId: fixture().people.deputy._id }
  expect(await refused('deputy', about)).toBe('second-person-needed')
  expect(await chain()).toHaveLength(1)
})

test('the second person does not agree: nothing changes, and it can be declared anew', async () => {
  await declare()
  expect(await confirm('deputy', { agree: false })).toEqual({ entryId: null, counts: null })
  expect(await chain()).toHaveLength(1)
  // said once, the word holds
  expect(await confirm('secretary')).toEqual({ entryId: null, counts: null })
  await declare('secretary')
  expect(await confirm('deputy')).toMatchObject({ counts: { present: 2 } })
})

describe('domain §3 where the secretary alone leads and records', () => {
  let unit = ''
  beforeEach(async () => {
    unit = await aUnitSecretary(world(), fixture())
    const { documents } = world()
    const held = await documents.find('roles', {
      where: { memberId: fixture().people.deputy._id },
      limit: 10,
    })
    await Promise.all(held.map(({ _id }) => documents.remove('roles', _id)))
    await documents.patch('activities', activityId, { recorderId: fixture().people.secretary._id })
  })
  const page = () => world().yes('unit.show', { unitId: fixture().unit._id }, unit)

  test('the unit is the second person, and is told so', async () => {
    await declare('secretary')
    expect(await refused('secretary')).toBe('second-person-needed')
    expect((await page()).lateEntries).toMatchObject([
      { name: 'member', reason: '当时在场,漏记', declaredBy: 'secretary' },
    ])
    const { todos } = await world().yes('home.show', {}, unit)
    const unitId = fixture().unit._id
    expect(todos).toContainEqual({ kind: 'late_entry', unitId, subject: 'member' })
    expect(await world().yes('entry.confirm', input(), unit)).toMatchObject({
      counts: { present: 2 },
    })
    expect((await page()).lateEntries).toEqual([])
  })

  test('not where somebody of the branch is left to agree, also a recorder', async () => {
    await declare('secretary')
    const recorderId = fixture().people.recorder._id
    await world().documents.patch('activities', activityId, { recorderId })
    expect((await page()).lateEntries).toEqual([])
    expect(await world().no('entry.confirm', input(), unit)).toBe('not-allowed')
    expect(await confirm('recorder')).toMatchObject({ counts: { present: 2 } })
  })
})

test('§7 #19 of a branch that has ended, who leads what took it over is the second person, and the unit is not', async () => {
  await world().at('2026-12-16T09:00')
  await mergedWith(world(), fixture(), '2026-12-16')
  const recorderId = fixture().people.secretary._id
  await world().documents.patch('activities', activityId, { recorderId })
  await declare('secretary')
  const unit = await aUnitSecretary(world(), fixture())
  const { lateEntries } = await world().yes('unit.show', { unitId: fixture().unit._id }, unit)
  expect(lateEntries).toEqual([])
  expect(await world().no('entry.confirm', input(), unit)).toBe('not-allowed')
  expect(await confirm('deputy')).toMatchObject({ counts: { present: 2 } })
})

test('two people declared and agreed at once both stand in the chain', async () => {
  await declare()
  await declare('recorder', 'probationary')
  const both = [
    confirm('deputy'),
    confirm('secretary', { memberId: fixture().people.probationary._id }),
  ]
  await Promise.all(both)
  const entries = await chain()
  expect(entries).toHaveLength(3)
  expect(firstBroken(entries, true, [LEDGER_SECRET])).toBeNull()
  expect(entries.at(-1)?.line.counts).toMatchObject({ present: 3 })
})

test('nothing was declared', async () => {
  expect(await refused('deputy')).toBe('late-entry-unknown')
})
