import { contract } from '../../cloudfunctions/core/contract'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { ledBy, officesOn, unitsOf } from '../../cloudfunctions/core/domain/offices-held'
import { may, relationsOf, rolesTable } from '../../cloudfunctions/core/domain/roles-table'

const BRANCH = 'b00000000001'
const office = (
  role: 'secretary' | 'deputy_secretary' | 'org_commissioner' | 'unit_secretary' | 'org_officer',
  orgId = BRANCH,
) => ({
  orgId,
  role,
  from: '2026-01-01',
  to: null,
})
const someone = (over: object = {}) => ({
  _id: 'm1',
  branchId: BRANCH,
  stage: 'full' as const,
  offices: [],
  ...over,
})
const names = (
  person: Parameters<typeof relationsOf>[0],
  about: Parameters<typeof relationsOf>[1],
) => [...relationsOf(person, about)].filter((one) => one !== 'anyone' && one !== 'bound')

test('every action has its row and no row is left over', () => {
  expect(Object.keys(rolesTable).sort()).toEqual(Object.keys(contract).sort())
})

test.each([
  ['of the unit', 'u00000000001', { unitId: 'u00000000001' }, ['unit'], ['u00000000001']],
  ['of another unit', 'u00000000002', { unitId: 'u00000000001' }, [], ['u00000000002']],
  ['of the school', schoolIdOf(), { unitId: 'u00000000001' }, ['school'], []],
  ['of the school, for the school itself', schoolIdOf(), { unitId: schoolIdOf() }, ['school'], []],
] as const)('domain §3 an organisation officer %s', (_, orgId, about, relations, units) => {
  const person = someone({ offices: [office('org_officer', orgId)] })
  expect(names(person, about)).toEqual(relations)
  expect(unitsOf(person.offices)).toEqual(units)
})

test('an office holds from its first day to its last', () => {
  const term = { ...office('secretary'), to: '2026-06-30' }
  const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01']
  expect(days.map((day) => officesOn([term], day).length)).toEqual([0, 1, 1, 0])
})

test.each([
  ['a member', someone(), { branchId: BRANCH }, ['member']],
  ['a member of another branch', someone(), { branchId: 'b2' }, []],
  ['C2.3f an activist is no member', someone({ stage: 'activist' }), { branchId: BRANCH }, []],
  [
    'the secretary',
    someone({ offices: [office('secretary')] }),
    { branchId: BRANCH },
    ['member', 'leader', 'secretary', 'committee'],
  ],
  [
    'the deputy',
    someone({ offices: [office('deputy_secretary')] }),
    { branchId: BRANCH },
    ['member', 'leader', 'committee'],
  ],
  [
    'a counsellor who leads another branch',
    someone({ branchId: 'b2', offices: [office('secretary')] }),
    { branchId: BRANCH },
    ['leader', 'secretary', 'committee'],
  ],
  [
    'a commissioner leads nothing, since small branches have none',
    someone({ offices: [office('org_commissioner')] }),
    { branchId: BRANCH },
    ['member', 'committee'],
  ],
  [
    'C2.3d the secretary of the unit is an ordinary member',
    someone({ offices: [office('unit_secretary', 'u1')] }),
    { branchId: BRANCH },
    ['member'],
  ],
  [
    'the secretary of the unit above',
    someone({ branchId: 'b2', offices: [office('unit_secretary', 'u1')] }),
    { branchId: BRANCH, unitId: 'u1' },
    ['unit'],
  ],
])('%s', (_, person, about, relations) => expect(names(person, about)).toEqual(relations))

test('recorder, listed, liaison and the person concerned', () => {
  const roster = [
    {
      memberId: 'm1',
      name: '',
      stage: 'activist' as const,
      group: null,
      standing: 'invitee' as const,
    },
  ]
  const activity = { recorderId: 'm1', roster, asked: [] }
  const guest = someone({ branchId: 'b2' })
  expect(names(guest, { branchId: 'b2', activity })).toEqual(['member', 'recorder', 'listed'])
  const looksAfter = { _id: 'm9', branchId: 'b2', liaisonId: 'm1' }
  expect(names(guest, { concerned: looksAfter })).toEqual(['liaison'])
  const own = { _id: 'm1', branchId: 'b2', liaisonId: 'm9' }
  expect(names(guest, { concerned: own })).toEqual(['self'])
})

test('domain §7 #7 who has moved to another branch keeps no register and looks after nobody in the old one', () => {
  const moved = someone({ branchId: 'b2' })
  const activity = { recorderId: 'm1', roster: [], asked: [] }
  expect(names(moved, { branchId: BRANCH, activity })).toEqual([])
  const left = { _id: 'm9', branchId: BRANCH, liaisonId: 'm1' }
  expect(names(moved, { concerned: left })).toEqual([])
})

test('domain §7 #8, #19 heirs of a branch stand in its place; of a dissolved one the unit leads, and belongs to nothing', () => {
  const heir = someone({ branchId: 'b2', offices: [office('secretary', 'b2')] })
  expect(names(heir, { branchId: BRANCH, heirs: ['b2'] })).toEqual([
    'member',
    'leader',
    'secretary',
    'committee',
  ])
  const ofUnit = someone({ branchId: 'b3', offices: [office('unit_secretary', 'u1')] })
  expect(names(ofUnit, { branchId: BRANCH, unitId: 'u1', heirs: ['u1'] })).toEqual([
    'leader',
    'unit',
  ])
  expect(names(ofUnit, { branchId: BRANCH, unitId: 'u1', heirs: ['b2'] })).toEqual(['unit'])
})

test('somebody without any relation looks at the entrance and at what is public, no more', () => {
  const open = Object.keys(rolesTable).filter((action) =>
    may(action as 'home.show', new Set(['anyone'])),
  )
  expect(open).toEqual([
    'home.show',
    'me.show',
    'binding.confirm',
    'binding.accept',
    'publications.list',
    'publication.show',
    'feedback.leave',
  ])
})

test('branches led come once each', () => {
  expect(
    ledBy([office('deputy_secretary'), office('secretary'), office('org_commissioner', 'b2')]),
  ).toEqual([BRANCH])
})
