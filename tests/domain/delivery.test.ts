import { addSend, isStuck, settle } from '../../cloudfunctions/core/domain/delivery'

test.each([
  ['sent', 0, { state: 'sent', why: null, spent: false }],
  ['nothing left in hand', 43101, { state: 'unreachable', why: '43101', spent: true }],
  ['a bad value', 47003, { state: 'unreachable', why: '47003', spent: false }],
])('an answer of WeChat: %s', (_, code, outcome) => expect(settle(code)).toEqual(outcome))

test('what was begun two minutes ago and never settled is given up, never sent again', () => {
  expect(isStuck(1000, 1000 + 120_000)).toBe(false)
  expect(isStuck(1000, 1000 + 120_001)).toBe(true)
  expect(isStuck(null, 9e12)).toBe(false)
})

test('one acceptance is one send in hand, the same tap counts once', () => {
  const first = addSend(null, 'k1')
  expect(first).toEqual({ left: 1, keys: ['k1'] })
  expect(addSend(first, 'k1')).toBeNull()
  expect(addSend(first, 'k2')).toEqual({ left: 2, keys: ['k1', 'k2'] })
  const many = { left: 0, keys: Array.from({ length: 20 }, (_, i) => `old${i}`) }
  expect(addSend(many, 'new')?.keys).toHaveLength(20)
})
