import fc from 'fast-check'
import type {
  ExclusionReason,
  MemberChange,
  Mobility,
  Stage,
} from '../../cloudfunctions/core/contract'
import { addDays } from '../../cloudfunctions/core/domain/calendar'
import { dueList, type Rostered, standingOn } from '../../cloudfunctions/core/domain/due-list'
import { canVoteOn } from '../../cloudfunctions/core/domain/membership'
import { type Changing, decidePersonChange } from '../../cloudfunctions/core/domain/person-change'

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

describe('§2.8 the identity matrix', () => {
  const member = (over: object = {}) => ({ ...person('a', 1, 'full'), ...over })
  const span = { from: '2026-01-01', to: null }
  const excluded = (reason: ExclusionReason) =>
    member({ exclusions: [{ reason, approvedBy: '支部大会', ...span }] })
  const relation = { branchId: BRANCH, ...span, letterOn: null, temporary: false }

  test.each<[string, ReturnType<typeof member>, string | null, boolean]>([
    ['applicant', person('a', 1, 'applicant'), null, false],
    ['activist', person('a', 1, 'activist'), null, false],
    ['prospect', person('a', 1, 'prospect'), null, false],
    ['probationary member', person('a', 1, 'probationary'), 'due', false],
    ['full member', member(), 'due', true],
    ['on probation within the organisation', excluded('probation_in_party'), 'due', false],
    ['membership suspended', excluded('membership_suspended'), 'excluded', false],
    ['detained', excluded('detained'), 'excluded', false],
    ['cannot express a will', excluded('cannot_express'), 'due', false],
    ['long ill', excluded('long_ill'), 'due', false],
    ['lives elsewhere', person('a', 1, 'full', { mobility: 'mobile' }), 'mobile', true],
    ['exempt', person('a', 1, 'full', { exemptReason: '年老体弱' }), 'exempt', true],
    ['of another branch', member({ relations: [{ ...relation, branchId: 'b2' }] }), null, false],
    [
      '§7 #7 with a letter, not yet accepted',
      member({ relations: [{ ...relation, letterOn: '2026-12-01' }] }),
      'in_transfer',
      true,
    ],
    [
      '§7 #7 with a letter of tomorrow',
      member({ relations: [{ ...relation, letterOn: '2026-12-12' }] }),
      'due',
      true,
    ],
    [
      '§7 #7 transferred out the day before',
      member({ relations: [{ ...relation, to: '2026-12-10' }] }),
      null,
      false,
    ],
    [
      '§7 #7 transferred in the day after',
      member({ relations: [{ ...relation, from: '2026-12-12' }] }),
      null,
      false,
    ],
  ])('%s', (_, one, standing, votes) => {
    expect(standingOn(one, BRANCH, DAY)).toBe(standing)
    expect(canVoteOn(one, BRANCH, DAY)).toBe(votes)
  })

  test('§7 #5, #6 who leads or guides elsewhere is due in the own branch alone', () => {
    const list = dueList([member({ relations: [{ ...relation, branchId: 'b2' }] })], {
      ...event,
      visiting: ['a'],
    })
    expect(list).toMatchObject([{ standing: 'visiting_leader' }])
    expect(standingOn(member(), 'b2', DAY)).toBeNull()
  })
})

describe('T6 what was due stays due', () => {
  const FIRST = '2026-01-01'
  const branches = [BRANCH, 'b00000000002', 'b00000000003']
  const temporary = 'b00000000009'
  const STEPS: Stage[] = ['applicant', 'activist', 'prospect', 'probationary', 'full']
  const MOBILITIES: Mobility[] = ['none', 'away', 'mobile', 'overseas', 'retained_graduate']
  const dayAfter = (days: number) => addDays(FIRST, days)

  const beginning = (id: string, at: number, stage: Stage): Changing & Rostered => ({
    ...person(id, at + 1, stage),
    branchId: branches[at % 3] ?? BRANCH,
    branchIds: [branches[at % 3] ?? BRANCH],
    mobility: 'none',
    liaisonId: null,
    joinedOn: null,
    fullOn: null,
    relations: [
      {
        branchId: branches[at % 3] ?? BRANCH,
        from: FIRST,
        to: null,
        letterOn: null,
        temporary: false,
      },
    ],
    stages: [{ stage, from: FIRST }],
    mobilities: [{ mobility: 'none', from: FIRST }],
    exemptions: [],
    exclusions: [],
  })

  const change = fc.oneof(
    fc.record({ what: fc.constant('stage' as const), stage: fc.constantFrom(...STEPS) }),
    fc.record({ what: fc.constant('letter' as const) }),
    fc.record({ what: fc.constant('letter-back' as const) }),
    fc.record({
      what: fc.constant('transfer' as const),
      toBranchId: fc.constantFrom(...branches, null),
    }),
    fc.record({
      what: fc.constant('temporary' as const),
      branchId: fc.constant(temporary),
      days: fc.option(fc.nat(40)),
    }),
    fc.record({
      what: fc.constant('mobility' as const),
      mobility: fc.constantFrom(...MOBILITIES),
      liaisonId: fc.constant('keeper'),
    }),
    fc.record({
      what: fc.constant('exempt' as const),
      reason: fc.constantFrom('年老体弱', '产假'),
      approvedBy: fc.constant('支部'),
      days: fc.option(fc.nat(40)),
    }),
    fc.record({ what: fc.constant('end-exempt' as const) }),
    fc.record({
      what: fc.constant('exclude' as const),
      reason: fc.constantFrom<ExclusionReason>('probation_in_party', 'membership_suspended'),
      approvedBy: fc.constant('上级党委'),
      days: fc.option(fc.nat(40)),
    }),
    fc.record({ what: fc.constant('end-exclude' as const) }),
  )
  const steps = fc.array(
    fc.record({ who: fc.nat(3), after: fc.integer({ min: 1, max: 25 }), change }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )

  const listsUpTo = (people: readonly Rostered[], last: string) => {
    const lists: unknown[] = []
    for (let day = FIRST; day < last; day = addDays(day, 5)) {
      for (const branchId of [...branches, temporary]) {
        const list = dueList(people, { branchId, day, invited: [], visiting: [] })
        // places on the roster and groups are how things are arranged now; neither enters a count
        const rows = list.map(({ memberId, stage, standing }) => ({ memberId, stage, standing }))
        lists.push([day, branchId, rows.sort((a, b) => (a.memberId < b.memberId ? -1 : 1))])
      }
    }
    return lists
  }

  test('T6 whatever changes later, each past list comes out as it was', () => {
    let changes = 0
    fc.assert(
      fc.property(steps, (history) => {
        let people = (['full', 'probationary', 'prospect', 'full'] as const).map((stage, i) =>
          beginning(`p${i}`, i, stage),
        )
        const keeper = (branchId: string) => ({
          ...person('keeper', 9, 'full'),
          relations: [{ branchId, from: FIRST, to: null, letterOn: null, temporary: false }],
        })
        let today = FIRST
        let passed = 0
        for (const { who, after, change: wanted } of history) {
          passed += after
          today = dayAfter(passed)
          const one = people[who]
          if (!one) throw new Error('nobody')
          const until =
            'days' in wanted && wanted.days !== null ? addDays(today, wanted.days) : null
          const decision = decidePersonChange(
            one,
            { ...wanted, on: today, to: until } as MemberChange,
            {
              branchId: one.branchId,
              today,
              groups: [],
              target: {
                _id:
                  wanted.what === 'temporary'
                    ? temporary
                    : ((wanted as { toBranchId?: string }).toBranchId ?? ''),
                kind: wanted.what === 'temporary' ? 'temporary' : 'faculty',
                validFrom: FIRST,
                validTo: null,
              },
              order: 50,
              liaison: keeper(one.branchId),
            },
          )
          if (!decision.ok) continue
          changes += 1
          const before = listsUpTo(people, today)
          people = people.map((each) => (each === one ? { ...each, ...decision.value } : each))
          expect(listsUpTo(people, today)).toEqual(before)
          for (const each of people) {
            const due = [...branches, temporary].filter(
              (id) => standingOn(each, id, today) === 'due',
            )
            expect(due.length).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 150 },
    )
    // the histories did change something
    expect(changes).toBeGreaterThan(300)
  })
})
