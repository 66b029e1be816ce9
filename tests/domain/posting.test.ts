import { contract } from '../../cloudfunctions/core/contract'
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
const decide = (over: object) =>
  decidePosting({
    input: contract['activity.post'].input.parse({ ...raw, ...over }),
    people,
    leaders: [id('z')],
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
