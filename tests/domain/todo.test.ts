import { todosOf } from '../../cloudfunctions/core/domain/todo'

const NOW = 1_000_000_000
const activity = (_id: string, over: object = {}) => ({
  _id,
  branchId: 'b1',
  theme: `主题${_id}`,
  recorderId: null,
  startsAt: NOW - 90_000_000,
  endsAt: NOW - 80_000_000,
  cancelled: null,
  sealedAt: null,
  ...over,
})
const facts = {
  now: NOW,
  me: 'm1',
  leads: [] as string[],
  month: null,
  activities: [],
  owedContacts: [],
  contactMonth: '2026-12',
  toCall: new Map<string, number>(),
}

test('C2.1b a leader whose month has no theme yet is asked to post it, with the last good day', () => {
  const month = { month: '2026-12', posted: false, noticeBy: '2026-12-09' }
  expect(todosOf({ ...facts, month })).toEqual([
    { kind: 'post_theme', month: '2026-12', dueOn: '2026-12-09' },
  ])
  expect(todosOf({ ...facts, month: { ...month, posted: true } })).toEqual([])
  expect(todosOf({ ...facts, month: { ...month, noticeBy: null } })).toEqual([
    { kind: 'post_theme', month: '2026-12' },
  ])
})

test.each([
  ['C4.3b an ended event of a branch led', { leads: ['b1'] }, {}, 1],
  ['C4.3b an ended event one is recorder of', {}, { recorderId: 'm1' }, 1],
  ['C4.3b not of others', {}, {}, 0],
  ['C4.3b not when closed', { leads: ['b1'] }, { sealedAt: 1 }, 0],
  ['C4.3b not when called off', { leads: ['b1'] }, { cancelled: { at: 1, reason: '' } }, 0],
  ['C4.3b not before the end', { leads: ['b1'] }, { endsAt: NOW }, 0],
])('%s asks for its record: %#', (_, who, over, count) => {
  const todos = todosOf({ ...facts, ...who, activities: [activity('a1', over)] })
  expect(todos.filter((todo) => todo.kind === 'close_record')).toHaveLength(count)
})

test('C2.3h a liaison is told whom to contact; C2.2c a leader whom to call', () => {
  const todos = todosOf({
    ...facts,
    activities: [activity('a1')],
    owedContacts: [{ memberId: 'm2', name: '赵甲一' }],
    toCall: new Map([['a1', 2]]),
  })
  expect(todos).toEqual([
    { kind: 'tell_by_phone', activityId: 'a1', subject: '主题a1', count: 2 },
    { kind: 'contact', memberId: 'm2', subject: '赵甲一', month: '2026-12' },
  ])
})
