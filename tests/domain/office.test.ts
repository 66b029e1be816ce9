import { ROLES, type Role } from '../../cloudfunctions/core/contract'
import {
  appointable,
  decideOffice,
  decideOfficeEnd,
  isOfficeOf,
  type Level,
} from '../../cloudfunctions/core/domain/office'
import { officesOn } from '../../cloudfunctions/core/domain/offices-held'
import type { Relation } from '../../cloudfunctions/core/domain/roles-table'

const ORG = 'b00000000001'
const TODAY = '2026-12-11'
const member = (over: object = {}) => ({
  relations: [{ branchId: 'b2', from: '2026-09-01', to: null, letterOn: null, temporary: false }],
  stages: [{ stage: 'full' as const, from: '2020-01-01' }],
  mobilities: [],
  exemptions: [],
  exclusions: [],
  ...over,
})
const HERE = {
  relations: [{ branchId: ORG, from: '2026-09-01', to: null, letterOn: null, temporary: false }],
}
const held = (role: Role, memberId: string, from: string, to: string | null = null) => ({
  _id: `role_${memberId}_${ORG}_${role}_${from}`,
  orgId: ORG,
  memberId,
  role,
  from,
  to,
})
type Case = {
  role?: Role
  from?: string
  before?: ReturnType<typeof held>[]
  holder?: object
  org?: object
}
function answer({ role = 'secretary', from = '2026-12-01', before = [], holder, org }: Case) {
  const decision = decideOffice(
    { _id: `role_m1_${ORG}_${role}_${from}`, memberId: 'm1', role, from },
    {
      today: TODAY,
      org: { _id: ORG, validFrom: '2026-09-01', validTo: null, ...org },
      holder: member(holder),
      held: before,
    },
  )
  return decision.ok ? decision.value && 'given' : decision.code
}

test.each<[string, Case, string | null]>([
  ['a full member of another branch can be secretary (§3, counsellors)', {}, 'given'],
  [
    'domain §2.8 a probationary member cannot be elected',
    { holder: { stages: [{ stage: 'probationary', from: '2020-01-01' }] } },
    'office-holder-not-member',
  ],
  [
    'domain §2.8 nor who is excluded',
    { holder: { exclusions: [{ reason: 'probation_in_party', from: '2026-10-01', to: null }] } },
    'office-holder-not-member',
  ],
  [
    'a prospect cannot',
    { holder: { stages: [{ stage: 'prospect', from: '2020-01-01' }] } },
    'office-holder-not-member',
  ],
  ['who left the school cannot', { holder: { relations: [] } }, 'office-holder-not-member'],
  [
    'who became a member later cannot have held it before',
    { holder: { stages: [{ stage: 'full', from: '2026-12-05' }] } },
    'office-holder-not-member',
  ],
  ['not from tomorrow on', { from: '2026-12-12' }, 'date-in-future'],
  ['not before the branch was there', { from: '2026-08-31' }, 'date-out-of-range'],
  ['not in a branch that ended', { org: { validTo: '2026-12-10' } }, 'org-ended'],
  ['one secretary at a time', { before: [held('secretary', 'm2', '2026-09-01')] }, 'office-taken'],
  [
    'also on the last day of the one before',
    { before: [held('secretary', 'm2', '2026-09-01', '2026-12-01')] },
    'office-taken',
  ],
  [
    'from the day after on the next one',
    { before: [held('secretary', 'm2', '2026-09-01', '2026-11-30')] },
    'given',
  ],
  [
    'several deputies',
    { role: 'deputy_secretary', before: [held('deputy_secretary', 'm2', '2026-09-01')] },
    'given',
  ],
  [
    'not the same office twice',
    { role: 'deputy_secretary', before: [held('deputy_secretary', 'm1', '2026-10-01')] },
    'office-overlaps',
  ],
  [
    'several offices at once',
    {
      role: 'group_leader',
      before: [held('org_commissioner', 'm1', '2026-10-01')],
      holder: HERE,
    },
    'given',
  ],
  ['a commissioner is of the branch itself', { role: 'org_commissioner' }, 'office-of-branch'],
  ['said again it is the same', { before: [held('secretary', 'm1', '2026-12-01')] }, null],
] as [string, Case, string | null][])('%s', (_, facts, expected) =>
  expect(answer(facts)).toBe(expected),
)

test.each<[string, string, string | null | undefined]>([
  ['2026-12-11', 'today', '2026-12-11'],
  ['2026-12-12', 'tomorrow', 'date-in-future'],
  ['2026-08-31', 'the eve of its first day: given by mistake', '2026-08-31'],
  ['2026-08-30', 'before that', 'date-out-of-range'],
])('an office ends with its last day: %s (%s)', (to, _, expected) => {
  const decision = decideOfficeEnd({ from: '2026-09-01', to: null }, to, TODAY)
  expect(decision.ok ? decision.value : decision.code).toBe(expected)
})

test('an office that ended stays ended; said again it is the same', () => {
  const ended = { from: '2026-09-01', to: '2026-12-01' }
  expect(decideOfficeEnd(ended, '2026-12-01', TODAY)).toEqual({ ok: true, value: null })
  expect(decideOfficeEnd(ended, '2026-12-05', TODAY)).toMatchObject({ code: 'date-out-of-range' })
})

test('§7 #19 permissions end with the midnight after the last day', () => {
  const office = held('secretary', 'm1', '2026-09-01', TODAY)
  expect(officesOn([office], TODAY)).toHaveLength(1)
  expect(officesOn([office], '2026-12-12')).toHaveLength(0)
})

test('every office belongs to a level, and each level names the few who give it', () => {
  const levels: Level[] = ['branch', 'unit', 'school']
  for (const role of ROLES) expect(levels.some((level) => isOfficeOf(level, role))).toBe(true)
  const by = (relation: Relation, level: Level) => appointable(new Set([relation]), level)
  expect(by('leader', 'branch')).toContain('group_leader')
  expect(by('leader', 'branch')).not.toContain('secretary')
  expect(by('unit', 'branch')).toContain('secretary')
  expect(by('unit', 'unit')).toEqual([])
  expect(by('school', 'unit')).toContain('unit_secretary')
  for (const relation of ['leader', 'unit', 'school', 'member'] as const) {
    expect(by(relation, 'school')).toEqual([])
  }
  expect(by('member', 'branch')).toEqual([])
})
