import { todosOf } from '../../cloudfunctions/core/domain/todo'

const NOW = Date.parse('2026-12-08T10:00+08:00')
const HOUR = 3_600_000
const activity = (_id: string, over: object = {}) => ({
  _id,
  branchId: 'b1',
  theme: `主题${_id}`,
  recorderId: null,
  startsAt: NOW - 25 * HOUR,
  endsAt: NOW - 23 * HOUR,
  cancelled: null,
  sealedAt: null,
  ...over,
})
const LED = { leads: ['b1'] }
const SITTING = { startsAt: NOW - HOUR, endsAt: NOW }
const facts = {
  now: NOW,
  me: 'm1',
  leads: [] as string[],
  months: [],
  activities: [],
  asked: [],
  moved: [],
  alone: [],
  unreached: [],
  notReached: [],
  owedContacts: [],
  contactMonth: '2026-12',
  followUps: [],
  toCall: new Map<string, number>(),
}
const month = {
  branch: { orgId: 'b1', name: '第一党支部' },
  month: '2026-12',
  posted: false,
  noticeBy: '2026-12-09',
  state: 'upcoming' as const,
  decided: false,
}

test('C2.1b a leader whose month has no theme yet is asked to post it, with the last good day', () => {
  expect(todosOf({ ...facts, months: [month] })).toEqual([
    { kind: 'post_theme', month: '2026-12', dueOn: '2026-12-09' },
  ])
  expect(todosOf({ ...facts, months: [{ ...month, posted: true }] })).toEqual([])
  expect(todosOf({ ...facts, months: [{ ...month, noticeBy: null }] })).toEqual([
    { kind: 'post_theme', month: '2026-12' },
  ])
})

test.each([
  ['2026-12-24T23:59', 'post_theme'],
  ['2026-12-25T00:00', 'silent_month'],
  ['2026-12-31T23:59', 'silent_month'],
])('C2.1b in the last week of a month the words change: %s', (now, kind) => {
  const todos = todosOf({ ...facts, now: Date.parse(`${now}+08:00`), months: [month] })
  expect(todos.map((todo) => todo.kind)).toEqual([kind])
})

test.each([
  ['C2.1c it is exempt or combined', { decided: true }],
  ['C1.2 the branch does not owe it', { state: 'none' as const }],
  ['C2.1b it was held', { state: 'held_on_time' as const }],
  ['C2.1b its theme is posted', { posted: true }],
])('nobody is asked for a month when %s', (_, over) => {
  for (const now of [NOW, Date.parse('2026-12-28T10:00+08:00')]) {
    expect(todosOf({ ...facts, now, months: [{ ...month, ...over }] })).toEqual([])
  }
})

test.each([
  ['C4.3b an ended event of a branch led', { leads: ['b1'] }, {}, 1],
  ['C4.3b an ended event one is recorder of', {}, { recorderId: 'm1' }, 1],
  ['C4.3b not of others', {}, {}, 0],
  ['C4.3b not when closed', { leads: ['b1'] }, { sealedAt: 1 }, 0],
  ['C4.3b not when called off', { leads: ['b1'] }, { cancelled: { at: 1, reason: '' } }, 0],
  ['C4.3b not before the end', { leads: ['b1'] }, { endsAt: NOW }, 0],
  ['C4.3b at once after the end, though the register is open', LED, { endsAt: NOW - 1 }, 1],
  ['C4.3b not before the end of the last sitting', LED, { sessions: [SITTING] }, 0],
])('%s asks for its record: %#', (_, who, over, count) => {
  const todos = todosOf({ ...facts, ...who, activities: [activity('a1', over)] })
  expect(todos.filter((todo) => todo.kind === 'close_record')).toHaveLength(count)
})

test('C2.3h a liaison is told whom to contact; C2.2c a leader whom to call; C2.3g who has nobody', () => {
  const todos = todosOf({
    ...facts,
    activities: [activity('a1')],
    alone: [{ memberId: 'm3', name: '赵甲二' }],
    owedContacts: [
      { memberId: 'm2', name: '赵甲一', asks: false },
      { memberId: 'm4', name: '赵甲四', asks: true },
    ],
    toCall: new Map([['a1', 2]]),
  })
  expect(todos).toEqual([
    { kind: 'tell_by_phone', activityId: 'a1', subject: '主题a1', count: 2 },
    { kind: 'name_liaison', memberId: 'm3', subject: '赵甲二' },
    { kind: 'contact', memberId: 'm2', subject: '赵甲一', month: '2026-12' },
    { kind: 'call_back', memberId: 'm4', subject: '赵甲四', month: '2026-12' },
  ])
})

test.each([
  ['2026-12-26T23:59', []],
  ['2026-12-27T00:00', [{ kind: 'contacts_open', branchId: 'b1', count: 2, month: '2026-12' }]],
])(
  'C2.3h from the 27th on, a Sunday too, who is in charge reads how many were not reached: %s',
  (now, found) => {
    const [one, other] = [month.branch, { orgId: 'b2', name: '第二党支部' }]
    const at = Date.parse(`${now}+08:00`)
    expect(todosOf({ ...facts, now: at, notReached: [{ branch: one, count: 2 }] })).toEqual(found)
    const both = [
      { branch: one, count: 2 },
      { branch: other, count: 0 },
    ]
    const named = found.map((todo) => ({ ...todo, subject: '第一党支部' }))
    expect(todosOf({ ...facts, now: at, notReached: both })).toEqual(named)
  },
)

test('domain §7 #1 leave of before a move comes first, then the month, then an invitation (domain §7 #3)', () => {
  const todos = todosOf({
    ...facts,
    months: [month],
    moved: [{ _id: 'a1', theme: '主题' }],
    asked: [{ _id: 'a2', theme: '联合主题' }],
  })
  expect(todos).toMatchObject([
    { kind: 'confirm_leave', activityId: 'a1', subject: '主题' },
    { kind: 'post_theme' },
    { kind: 'join_event', activityId: 'a2', subject: '联合主题' },
  ])
})
