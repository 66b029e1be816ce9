import type { Mobility, Stage } from '../../cloudfunctions/core/contract'
import { dueList, standingOn } from '../../cloudfunctions/core/domain/due-list'

const BRANCH = 'b00000000001'
const DAY = '2026-12-11'
const event = { branchId: BRANCH, day: DAY, invited: [], visiting: [] }
const person = (
  id: string,
  order: number,
  stage: Stage,
  more: { mobility?: Mobility; exemptReason?: string } = {},
) => ({
  _id: id,
  name: `人${id}`,
  stage,
  group: null,
  order,
  relations: [{ branchId: BRANCH, from: '2020-01-01', to: null, letterOn: null, temporary: false }],
  stages: [{ stage, from: '2020-01-01' }],
  mobilities: more.mobility ? [{ mobility: more.mobility, from: '2020-01-01' }] : [],
  exemptions: more.exemptReason
    ? [{ reason: more.exemptReason, from: '2020-01-01', to: null }]
    : [],
  exclusions: [],
})

test.each<[string, Stage, { mobility?: Mobility; exemptReason?: string }, string | null]>([
  ['C2.3c a full member is due', 'full', {}, 'due'],
  ['C2.3c a probationary member is due', 'probationary', {}, 'due'],
  ['C2.3c a member merely away stays due', 'full', { mobility: 'away' }, 'due'],
  [
    'C2.3c an exempt member is listed outside the count',
    'full',
    { exemptReason: '年老体弱' },
    'exempt',
  ],
  ['C2.3g a mobile member is contacted instead', 'full', { mobility: 'mobile' }, 'mobile'],
  [
    'C2.3g a member overseas is contacted instead',
    'probationary',
    { mobility: 'overseas' },
    'mobile',
  ],
  [
    'C2.3g a graduate kept here is contacted instead',
    'full',
    { mobility: 'retained_graduate' },
    'mobile',
  ],
  ['C2.3f a prospect is not due', 'prospect', {}, null],
  ['C2.3f an activist is not due', 'activist', {}, null],
  ['C2.3f an applicant is not due', 'applicant', {}, null],
])('%s', (_, stage, more, standing) =>
  expect(standingOn(person('a', 1, stage, more), BRANCH, DAY)).toBe(standing),
)

test('C2.3d the list is in roster order and knows no titles', () => {
  const list = dueList([person('secretary', 3, 'full'), person('b', 1, 'full')], event)
  expect(list.map((row) => row.memberId)).toEqual(['b', 'secretary'])
  expect(Object.keys(list[0] ?? {}).sort()).toEqual([
    'group',
    'memberId',
    'name',
    'stage',
    'standing',
  ])
})

test('C2.3f only the invited guests stand on the list, after the members', () => {
  const list = dueList(
    [person('guest', 1, 'prospect'), person('other', 2, 'activist'), person('a', 3, 'full')],
    { ...event, invited: ['guest', 'a'] },
  )
  expect(list.map((row) => [row.memberId, row.standing])).toEqual([
    ['a', 'due'],
    ['guest', 'invitee'],
  ])
})
