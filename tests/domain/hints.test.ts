import { OffCampus } from '../../cloudfunctions/core/contract/shared'
import { type Hinted, hintsOf } from '../../cloudfunctions/core/domain/hints'

const at = (text: string) => Date.parse(`${text}+08:00`)
const due = (memberId: string) => ({
  memberId,
  name: memberId,
  stage: 'full' as const,
  group: null,
  standing: 'due' as const,
})
const day = (over: Partial<Hinted> = {}): Hinted => ({
  _id: 'a00000000001',
  branchId: 'b00000000001',
  theme: '学习党章专题讨论',
  mode: 'in_person',
  startsAt: at('2026-12-11T15:00'),
  endsAt: at('2026-12-11T16:30'),
  sessions: [],
  plan: { planned: true },
  event: null,
  notice: { at: 0, leadDays: 3, verdict: 'on_time' },
  revisions: [],
  offCampus: null,
  roster: [due('m1'), due('m2')],
  visiting: [],
  cancelled: null,
  postedBy: 'm1',
  ...over,
})
const slot = { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '' }
const hints = (over: Partial<Hinted> = {}, facts: object = {}) =>
  hintsOf(day(over), { slot, leaders: ['m1', 'm9'], elsewhere: [], ...facts })
const COMPLETE: OffCampus = {
  transport: '自行前往',
  budgetSource: '无',
  approvalRef: '已报备',
  safetyContact: '组织委员',
}

test('C3.9b a day prepared in good order gives no hint', () => expect(hints()).toEqual([]))

test.each<[string, Partial<Hinted>, string[]]>([
  ['C2.1d no row of the plan', { plan: { planned: false } }, ['unplanned']],
  ['C2.2c short', { notice: { at: 0, leadDays: 1, verdict: 'short' } }, ['short_notice']],
  ['changed on the day', { revisions: [{ late: false }, { late: true }] }, ['late_change']],
  ['changed in time', { revisions: [{ late: false }] }, []],
  [
    'C2.1a another day',
    { startsAt: at('2026-12-10T15:00'), endsAt: at('2026-12-10T16:30') },
    ['other_than_usual_slot'],
  ],
  ['C3.8 a visit with nothing settled', { mode: 'visit' }, ['off_campus_incomplete']],
  ['C3.8 a visit with everything settled', { mode: 'visit', offCampus: COMPLETE }, []],
  [
    'C3.8 off campus without an approval',
    { offCampus: { ...COMPLETE, approvalRef: '' } },
    ['off_campus_incomplete'],
  ],
])('%s', (_, over, expected) => expect(hints(over)).toEqual(expected))

test.each(['approvalRef', 'budgetSource', 'safetyContact'] as const)(
  'C3.9e a day off campus without %s is hinted at, and takes place all the same',
  (missing) => {
    const offCampus = { ...COMPLETE, [missing]: '' }
    expect(OffCampus.safeParse(offCampus).success).toBe(true)
    expect(hints({ mode: 'visit', offCampus })).toEqual(['off_campus_incomplete'])
  },
)

test('C3.9e an approval is a reference, a budget its source: neither receipts nor sums have a field', () => {
  expect(Object.keys(OffCampus.shape)).toEqual(Object.keys(COMPLETE))
  for (const more of [{ amount: 800 }, { receipts: [] }, { cost: '800元' }]) {
    expect(OffCampus.safeParse({ ...COMPLETE, ...more }).success).toBe(false)
  }
})

test('C2.1a without a usual slot no day is unusual', () => {
  expect(hints({ startsAt: at('2026-12-10T15:00') }, { slot: null })).toEqual([])
})

test.each([
  '主题党日',
  '党日活动',
  '支部活动',
  '支部主题党日',
  '支部主题党日活动',
  '12月主题党日',
  '2026年12月主题党日活动',
  '开展主题党日活动',
  '主题党日。',
])('C2.0c %s says nothing', (theme) => expect(hints({ theme })).toEqual(['generic_theme']))

test.each(['学习党章专题讨论', '走进校史馆主题党日', '支部书记讲党课', '科学家精神主题党日活动'])(
  'C2.0c %s says something',
  (theme) => expect(hints({ theme })).toEqual([]),
)

describe('domain §7 #5 the same minute in two branches', () => {
  const other = (over: Partial<Hinted> = {}) =>
    day({ _id: 'a00000000002', branchId: 'b00000000002', roster: [], postedBy: 'm8', ...over })

  test.each<[string, Partial<Hinted>]>([
    ['a leader of this branch is due in his own', { roster: [due('m9')] }],
    ['somebody due here is due there', { roster: [due('m2')] }],
    ['somebody due here posted the other', { postedBy: 'm2' }],
    ['somebody due here visits there', { visiting: ['m2'] }],
    [
      'only the last minutes overlap',
      { roster: [due('m9')], startsAt: at('2026-12-11T16:29'), endsAt: at('2026-12-11T18:00') },
    ],
  ])('%s', (_, over) =>
    expect(hints({}, { elsewhere: [other(over)] })).toEqual(['same_time_elsewhere']),
  )

  test.each<[string, Partial<Hinted>]>([
    ['nobody is in both', { roster: [due('m7')] }],
    [
      'one after the other',
      { roster: [due('m9')], startsAt: at('2026-12-11T16:30'), endsAt: at('2026-12-11T18:00') },
    ],
    ['called off', { roster: [due('m9')], cancelled: {} }],
    ['the own day', { branchId: 'b00000000001', roster: [due('m9')] }],
    ['invited there', { roster: [{ ...due('m9'), standing: 'invitee' }] }],
  ])('no collision: %s', (_, over) => expect(hints({}, { elsewhere: [other(over)] })).toEqual([]))

  test('parts of one event are held together', () => {
    const event = { eventId: 'e00000000001' }
    const elsewhere = [other({ event, roster: [due('m9')] })]
    expect(hints({ event }, { elsewhere })).toEqual([])
    expect(hints({}, { elsewhere })).toEqual(['same_time_elsewhere'])
  })
})
