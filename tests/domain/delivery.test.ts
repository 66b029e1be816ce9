import { isStuck, settle } from '../../cloudfunctions/core/domain/delivery'

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
