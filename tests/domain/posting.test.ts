import { contract, ELECTIVE_TAGS } from '../../cloudfunctions/core/contract'
import { decidePosting } from '../../cloudfunctions/core/domain/posting'

const at = (text: string) => Date.parse(`${text}+08:00`)
const person = (_id: string, stage: 'full' | 'prospect' | 'activist' | 'applicant') => ({
  _id,
  name: _id,
  stage,
  group: null,
  order: 1,
  relations: [
    { branchId: 'b00000000001', from: '2020-01-01', to: null, letterOn: null, temporary: false },
  ],
  stages: [{ stage, from: '2020-01-01' }],
  mobilities: [],
  exemptions: [],
  exclusions: [],
})
const id = (tail: string) => `m${tail.padEnd(13, '0')}`
const people = [
  person(id('a'), 'full'),
  person(id('b'), 'prospect'),
  person(id('c'), 'activist'),
  person(id('d'), 'applicant'),
]
const raw = {
  key: 'key-of-one-tap',
  branchId: 'b00000000001',
  theme: '学习党章',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '会议室',
  startsAt: at('2026-12-11T15:00'),
  minutes: 90,
  invited: [] as string[],
}
const parse = (over: object) => contract['activity.post'].input.safeParse({ ...raw, ...over })
const decide = (over: object, facts: object = {}) =>
  decidePosting({
    input: contract['activity.post'].input.parse({ ...raw, ...over }),
    people,
    leaders: [id('z')],
    officers: [],
    plan: null,
    missed: [],
    ...facts,
    now: at('2026-12-08T10:00'),
    requiredLead: 2,
  })

test.each([
  ['C2.0c a theme of four characters', { theme: '学习党章' }, true],
  ['C2.0c a theme too short to say anything', { theme: '学习' }, false],
  ['C2.0c sixty characters', { theme: '学'.repeat(60) }, true],
  ['C2.0c more than sixty', { theme: '学'.repeat(61) }, false],
  ['C2.0c no theme', { theme: '    ' }, false],
  ['C2.0c a theme that nobody can see', { theme: '\u200b\u200b\u200b\u200b' }, false],
  ['C3.0a no item at all', { items: [] }, false],
  [
    'C3.0a one elective item alone, since nobody must take all five',
    { items: [{ kind: 'elective', tag: 'red_resources' }] },
    true,
  ],
  [
    'C3.0d a category that does not exist',
    { items: [{ kind: 'required', category: 'sport' }] },
    false,
  ],
  [
    'C3.0d required and elective together',
    { items: [...raw.items, { kind: 'elective', tag: 'other' }] },
    true,
  ],
  ['F2 no switch makes scanning a duty', { mustScan: true }, false],
])('%s', (_, over, accepted) => expect(parse(over).success).toBe(accepted))

test('C2.3f prospects and activists of the branch can be invited, and are listed outside the count', () => {
  const answer = decide({ invited: [id('b'), id('c')] })
  expect(answer).toMatchObject({
    ok: true,
    value: {
      notice: { leadDays: 3, verdict: 'on_time' },
      roster: [{ standing: 'due' }, { standing: 'invitee' }, { standing: 'invitee' }],
    },
  })
})

test.each([
  ['C2.3f a member is not invited but due', { invited: [id('a')] }, 'invitee-not-invitable'],
  ['C2.3f an applicant is not invited', { invited: [id('d')] }, 'invitee-not-invitable'],
  ['C2.3f a stranger is not invited', { invited: [id('x')] }, 'invitee-not-invitable'],
  ['a prospect keeps no record', { recorderId: id('b') }, 'recorder-not-member'],
  ['a stranger keeps no record', { recorderId: id('x') }, 'recorder-not-member'],
  ['C2.2c in the past', { startsAt: at('2026-12-08T09:59') }, 'start-in-past'],
  [
    'C2.2c short without a reason',
    { startsAt: at('2026-12-09T15:00') },
    'short-notice-needs-reason',
  ],
])('%s', (_, over, code) => expect(decide(over)).toMatchObject({ ok: false, code }))

test.each([
  ['a member keeps the record', id('a')],
  ['a secretary from another branch keeps the record', id('z')],
])('%s', (_, recorderId) => expect(decide({ recorderId })).toMatchObject({ ok: true }))

describe('C2.1d the plan', () => {
  const plan = ['2026-12']

  test('a month with a row is planned; a make-up asks for the row of the month it counts for', () => {
    expect(decide({}, { plan })).toMatchObject({ value: { planned: true } })
    const makeUp = { makesUpFor: '2026-11', unplannedReason: '补开' }
    expect(decide(makeUp, { plan, missed: ['2026-11'] })).toMatchObject({
      value: { planned: false },
    })
  })

  test('beside the plan a reason is asked, and with it nothing is blocked', () => {
    expect(decide({}, { plan: ['2026-11'] })).toMatchObject({ code: 'unplanned-needs-reason' })
    expect(decide({ unplannedReason: '上级部署' }, { plan: [] })).toMatchObject({
      value: { planned: false },
    })
  })

  test('a branch that keeps no plan posts in the first minute', () => {
    expect(decide({}, { plan: null })).toMatchObject({ ok: true, value: { planned: false } })
  })
})

test('domain §7 #15 only a missed month is made up for', () => {
  expect(decide({ makesUpFor: '2026-11' }, { missed: ['2026-10'] })).toMatchObject({
    code: 'make-up-not-missed',
    fields: ['makesUpFor'],
  })
  expect(decide({ makesUpFor: '2026-11' }, { missed: ['2026-11'] })).toMatchObject({ ok: true })
})

test('domain §7 #6 a guide holds an office above and is of another branch', () => {
  const guide = {
    ...person(id('g'), 'full'),
    relations: [
      { branchId: 'b00000000009', from: '2020-01-01', to: null, letterOn: null, temporary: false },
    ],
  }
  const facts = { people: [...people, guide], officers: [id('g'), id('a')] }
  expect(decide({ visiting: [id('g')] }, facts)).toMatchObject({
    value: { roster: [{ standing: 'due' }, { memberId: id('g'), standing: 'visiting_leader' }] },
  })
  const refused = { code: 'invitee-not-invitable', fields: ['visiting'] }
  expect(decide({ visiting: [id('g')] }, { ...facts, officers: [] })).toMatchObject(refused)
  expect(decide({ visiting: [id('a')] }, facts)).toMatchObject(refused)
})

describe('sittings', () => {
  const session = (from: string, to: string) => ({
    startsAt: at(from),
    endsAt: at(to),
    place: '会议室',
  })
  const later = session('2026-12-11T19:00', '2026-12-11T20:30')
  const next = session('2026-12-12T09:00', '2026-12-12T10:00')

  test('come in order of time', () => {
    expect(decide({ sessions: [next, later] })).toMatchObject({
      value: { sessions: [later, next] },
    })
  })

  test.each([
    ['before the first', [session('2026-12-11T09:00', '2026-12-11T10:00')]],
    ['over the first', [session('2026-12-11T16:00', '2026-12-11T17:00')]],
    ['over each other', [later, session('2026-12-11T20:00', '2026-12-11T21:00')]],
    ['that end before they begin', [session('2026-12-12T10:00', '2026-12-12T09:00')]],
    ['after more than two weeks', [session('2026-12-26T09:00', '2026-12-26T10:00')]],
  ])('%s are refused', (_, sessions) =>
    expect(decide({ sessions })).toMatchObject({ code: 'session-invalid', fields: ['sessions'] }),
  )
})

test('C2.2c told before, outside the app, the lead counts from that day', () => {
  const startsAt = at('2026-12-09T15:00')
  expect(decide({ startsAt, toldBefore: { on: '2026-12-06', by: 'group' } })).toMatchObject({
    value: { notice: { at: at('2026-12-06T12:00'), leadDays: 3, verdict: 'on_time' } },
  })
  expect(decide({ toldBefore: { on: '2026-12-09', by: 'group' } })).toMatchObject({
    code: 'told-before-in-future',
  })
})

test('C3.6 C3.7 C3.8 what the regulation offers to choose from stands on the list, and an open end', () => {
  expect(ELECTIVE_TAGS).toEqual([
    'hot_work',
    'current_affairs',
    'traditional_culture',
    'core_values',
    'china_speed',
    'diplomacy',
    'revolutionary_culture',
    'glorious_course',
    'future_development',
    'red_resources',
    'field_research',
    'immersive',
    'other',
  ])
  for (const tag of ELECTIVE_TAGS) {
    expect(parse({ items: [{ kind: 'elective', tag }] }).success).toBe(true)
  }
})

test('C3.0b a day has one theme', () => {
  expect(parse({ theme: ['学习党章', '志愿服务'] }).success).toBe(false)
})
