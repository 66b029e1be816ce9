import {
  mayTake,
  unreachedReason,
  verdictOn,
  WHY,
  waitedEnough,
} from '../../cloudfunctions/core/domain/delivery'

test.each([
  ['sent', 0, 'sent'],
  ['nothing left in hand', 43101, 'emptied'],
  ['the template is unknown', 40037, 'stopped'],
  ['the template or the ability is banned', 43107, 'stopped'],
  ['the function may not send', -604101, 'stopped'],
  ['a bad value', 47003, 'refused'],
  ['a word WeChat does not like', 45168, 'refused'],
  ['an openid of another app', 40003, 'refused'],
  ['two at once, twice', 43108, 'refused'],
  ['anything else', 99999, 'refused'],
])('an answer of WeChat: %s', (_, code, verdict) => expect(verdictOn(code)).toBe(verdict))

test('a template that is refused keeps its messages waiting for an hour from its first refusal, no longer', () => {
  expect(waitedEnough(1000, 3_600_999)).toBeNull()
  // what could go only later waits an hour of its own
  expect(waitedEnough(1000, 3_601_000)).toBe(1000)
  expect(waitedEnough(1000, 3_661_000)).toBe(61_000)
})

test('a courtesy never takes the last send in hand', () => {
  expect([0, 1, 2].map((left) => mayTake({ courtesy: true }, left))).toEqual([false, false, true])
  expect([0, 1, 2].map((left) => mayTake({}, left))).toEqual([false, true, true])
})

test.each([
  [WHY.notBound, 'not_bound'],
  [WHY.noSend, 'no_send'],
  ['43101', 'no_send'],
  [WHY.noTemplate, 'template'],
  ['40037', 'template'],
  ['43107', 'template'],
  ['-604101', 'template'],
  ['40003', 'binding'],
  ['45168', 'wording'],
  ['47003', 'wording'],
  ['43108', 'busy'],
  [WHY.uncertain, 'uncertain'],
  [WHY.outdated, 'too_late'],
  ['99999', 'refused'],
  [null, 'refused'],
])('C2.2c a message that was given up says why: %s', (why, reason) =>
  expect(unreachedReason(why)).toBe(reason),
)
