import { RequestKey } from '../../cloudfunctions/core/contract'
import { address } from '../../miniprogram/lib/address'
import { newRequestKey } from '../../miniprogram/lib/request-key'
import { codeIn, codeOfQuery, eventOfQuery, isLiveCode } from '../../miniprogram/lib/scanned-code'

const EVENT = 'a00000000001'
const CODE = 'a00000000001.0abcde.AB-_EFGHIJKL'

test.each([
  ['the bare text of the board', { result: `${CODE}\n` }],
  ['an address with the code', { result: `https://example.edu.cn/s?code=${CODE}` }],
  ['an encoded address', { path: `pages/x?code=${encodeURIComponent(CODE)}` }],
])('the code is found in %s', (_, scanned) => expect(codeIn(scanned)).toBe(CODE))

test('the code at the door holds none, whatever its scene says', () => {
  expect(codeIn({ path: `pages/event/sign-in/sign-in?scene=${EVENT}` })).toBe('')
  expect(codeIn({ path: `pages/event/sign-in/sign-in?scene=${CODE}` })).toBe('')
})

test.each([
  ['by our own page', { code: CODE, activityId: EVENT }, CODE, EVENT],
  ['by the code at the door', { scene: EVENT }, '', EVENT],
  ['by an encoded scene', { scene: encodeURIComponent(`${EVENT}`) }, '', EVENT],
  ['by a scene that is a live code', { scene: encodeURIComponent(CODE) }, '', undefined],
  ['by a scene of anything', { scene: 'x=1' }, '', undefined],
  ['with nothing', {}, '', undefined],
])('a page opened %s knows what it may register', (_, query, code, event) => {
  expect([codeOfQuery(query), eventOfQuery(query)]).toEqual([code, event])
})

test.each([
  [CODE, true],
  [EVENT, false],
  ['', false],
  [`${CODE}x`, false],
  ['https://example.edu.cn', false],
])('%p is worth sending: %p', (text, live) => expect(isLiveCode(text)).toBe(live))

test('keys fit the contract and do not repeat', () => {
  const keys = Array.from({ length: 200 }, newRequestKey)
  expect(keys.every((key) => RequestKey.safeParse(key).success)).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
})

test('addresses carry what is known and nothing else', () => {
  expect(address.post()).toBe('/pages/event/post/post')
  expect(address.signIn(CODE, 'a00000000001')).toBe(
    `/pages/event/sign-in/sign-in?code=${encodeURIComponent(CODE)}&activityId=a00000000001`,
  )
  expect(address.leave(EVENT, 'm0000000000001')).toBe(
    `/pages/event/leave/leave?activityId=${EVENT}&memberId=m0000000000001`,
  )
  expect(address.about()).toBe('/pages/about/about')
})
