import type { Input } from '../../cloudfunctions/core/contract'
import { Branch } from '../../cloudfunctions/core/store/orgs'
import { aUnitSecretary, POSTED } from '../support/branch'
import { SLOT } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
type Arranging = Input<'branch.arrange'>['arrange']
const on = '2026-12-01'
const thursday = { ...SLOT, weekday: 4 }
const input = (arrange: Arranging = { what: 'slot', slot: thursday, on }) => ({
  branchId: fixture().branch._id,
  arrange,
})
guards('branch.arrange', () => input(), { world, fixture, cast: ['member', 'liaison', 'prospect'] })
beforeEach(() => world().at(POSTED))
const arrange = (wanted?: Arranging) =>
  world().yes('branch.arrange', input(wanted), fixture().as('secretary'))
const refused = (wanted: Arranging) =>
  world().no('branch.arrange', input(wanted), fixture().as('deputy'))
const stored = async () => Branch.parse(await world().documents.get('orgs', fixture().branch._id))
const groupOf = async (who: 'member' | 'recorder') =>
  (await world().documents.get('members', fixture().people[who]._id))?.group
const intoGroup = (who: 'member' | 'recorder', group: string | null) =>
  world().yes(
    'member.change',
    {
      branchId: fixture().branch._id,
      memberIds: [fixture().people[who]._id],
      change: { what: 'group', group },
    },
    fixture().as('secretary'),
  )

test('C2.1a a new usual day holds from its first day on and the old one stays', async () => {
  await arrange()
  await arrange()
  expect((await stored()).slots).toEqual([
    { ...SLOT, from: '2026-09-01', to: '2026-11-30' },
    { ...thursday, from: on, to: null },
  ])
  const draft = { branchId: fixture().branch._id, month: '2027-01' }
  const { suggestion } = await world().yes('activity.draft', draft, fixture().as('secretary'))
  // the second Thursday of January, 15:00
  expect(suggestion.startsAt).toBe(Date.parse('2027-01-14T15:00:00+08:00'))
})

test('the unit above may arrange it too', async () => {
  await world().yes('branch.arrange', input(), await aUnitSecretary(world(), fixture()))
  expect((await stored()).slots).toHaveLength(2)
})

test('members of a group go where it goes', async () => {
  await arrange({ what: 'add-group', name: '第一小组', on })
  await arrange({ what: 'add-group', name: '第二小组', on })
  await intoGroup('member', '第一小组')
  await intoGroup('recorder', '第二小组')
  const rename = { what: 'rename-group', name: '第一小组', newName: '教师小组', on: '2026-12-05' }
  await arrange(rename as Arranging)
  await arrange(rename as Arranging)
  expect([await groupOf('member'), await groupOf('recorder')]).toEqual(['教师小组', '第二小组'])
  const end: Arranging = { what: 'end-group', name: '教师小组', on: '2026-12-08' }
  await arrange(end)
  await arrange(end)
  expect([await groupOf('member'), await groupOf('recorder')]).toEqual([null, '第二小组'])
  const shown = await world().yes('members.show', {}, fixture().as('secretary'))
  expect(shown.groups).toEqual(['第二小组'])
})

test('two who add two groups at once both do', async () => {
  const names = ['第一小组', '第二小组']
  await Promise.all(names.map((name) => arrange({ what: 'add-group', name, on })))
  expect((await stored()).groups.map((one) => one.name).sort()).toEqual(names)
})

test.each<[string, Arranging, string]>([
  ['tomorrow', { what: 'slot', slot: thursday, on: '2026-12-09' }, 'date-in-future'],
  [
    'before the branch was',
    { what: 'slot', slot: thursday, on: '2026-08-31' },
    'date-out-of-range',
  ],
  ['a group that is not there', { what: 'end-group', name: '第九小组', on }, 'group-unknown'],
])('refused: %s', async (_, wanted, code) => {
  expect(await refused(wanted)).toBe(code)
  expect(await stored()).toMatchObject({ slots: fixture().branch.slots, groups: [] })
})

test('refused: a group of that name, a branch that ended', async () => {
  await arrange({ what: 'add-group', name: '第一小组', on })
  const again: Arranging = { what: 'add-group', name: '第一小组', on: '2026-12-02' }
  expect(await refused(again)).toBe('group-name-taken')
  await world().documents.patch('orgs', fixture().branch._id, { validTo: '2026-12-07' })
  expect(await refused({ what: 'slot', slot: SLOT, on })).toBe('org-ended')
})
