import { RequestKey } from '../../cloudfunctions/core/contract'
import { address } from '../../miniprogram/lib/address'
import { newRequestKey } from '../../miniprogram/lib/request-key'
import { codeIn, codeOfQuery } from '../../miniprogram/lib/scanned-code'

const CODE = 'a00000000001.0abcde.AB-_EFGHIJKL'

test.each([
  ['the bare text of the board', { result: `${CODE}\n` }],
  ['an address with the code', { result: `https://example.edu.cn/s?code=${CODE}` }],
  ['a Mini Program code of ours', { path: `pages/event/sign-in/sign-in?scene=${CODE}` }],
  ['an encoded scene', { path: `pages/x?scene=${encodeURIComponent(CODE)}` }],
])('the code is found in %s', (_, scanned) => expect(codeIn(scanned)).toBe(CODE))

test.each([
  ['by the scanner of WeChat', { scene: encodeURIComponent(CODE) }, CODE],
  ['by our own link', { code: CODE }, CODE],
  ['without any', { activityId: 'a00000000001' }, ''],
])('a page opened %s knows its code', (_, query, code) => expect(codeOfQuery(query)).toBe(code))

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
  expect(address.about()).toBe('/pages/about/about')
})
