import { ROLES, type Role } from '../../cloudfunctions/core/contract'
import type { Relation } from '../../cloudfunctions/core/domain/roles-table'
import { decideVouching } from '../../cloudfunctions/core/domain/vouching'

const [HERE, THERE] = ['b00000000001', 'b00000000002']
const [ME, YOU] = ['m0000000000001', 'm0000000000002']
type Held = [Role, string]
const verdict = (relations: Relation[], offices: Held[], person = YOU) => {
  const held = offices.map(([role, orgId]) => ({ role, orgId, from: '2026-01-01', to: null }))
  const caller = { _id: ME, relations: new Set(relations) }
  const decision = decideVouching({ _id: person, offices: held }, caller, HERE)
  return decision.ok ? 'yes' : decision.code
}

test.each<[string, Held[], string, string]>([
  ['an ordinary person', [], 'yes', 'branch-vouches'],
  ['a commissioner', [['org_commissioner', HERE]], 'yes', 'branch-vouches'],
  ['the deputy', [['deputy_secretary', HERE]], 'yes', 'yes'],
  ['another secretary', [['secretary', HERE]], 'office-guarded', 'yes'],
  ['who leads another branch', [['secretary', THERE]], 'office-guarded', 'office-guarded'],
  [
    'the deputy of another branch',
    [['deputy_secretary', THERE]],
    'office-guarded',
    'office-guarded',
  ],
  ['the clerk of the unit', [['unit_clerk', 'u00000000001']], 'office-guarded', 'office-guarded'],
  [
    'an officer of the school',
    [['org_officer', 's00000000001']],
    'office-guarded',
    'office-guarded',
  ],
])('%s: the secretary, the unit', (_, offices, secretary, unit) => {
  expect(verdict(['leader', 'secretary'], offices)).toBe(secretary)
  expect(verdict(['unit'], offices)).toBe(unit)
})

test('everybody who is trusted with more puts the own card right, and never gains by it', () => {
  for (const role of ROLES) expect(verdict(['leader', 'secretary'], [[role, HERE]], ME)).toBe('yes')
})

test('nobody but the secretary and the unit vouches for anybody', () => {
  for (const relation of [
    'member',
    'leader',
    'committee',
    'liaison',
    'recorder',
    'school',
  ] as const)
    for (const offices of [[], [['secretary', HERE]]] as Held[][])
      expect(verdict([relation], offices)).toBe('not-allowed')
})
