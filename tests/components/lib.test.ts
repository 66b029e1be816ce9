import { RequestKey } from '../../cloudfunctions/core/contract'
import { explain } from '../../miniprogram/labels/problems'
import { address } from '../../miniprogram/lib/address'
import { newRequestKey } from '../../miniprogram/lib/request-key'
import { codeIn, codeOfQuery, eventOfQuery, isLiveCode } from '../../miniprogram/lib/scanned-code'
import type { Answer } from '../../miniprogram/services/answer'
import { sendOnce } from '../../miniprogram/services/send-once'

const EVENT = 'a00000000001'
const CODE = 'a00000000001.0abcde.AB-_EFGHIJKL'

test.each([
  ['the bare text of the board', { result: `${CODE}\n` }],
  ['an address with the code', { result: `https://example.edu.cn/s?code=${CODE}` }],
  ['an encoded address', { path: `pages/x?code=${encodeURIComponent(CODE)}` }],
])('the code is found in %s', (_, scanned) => expect(codeIn(scanned)).toBe(CODE))

test('what was scanned may be broken: it is no code, and nothing is thrown', () => {
  const broken = '100%25%'
  expect(isLiveCode(codeIn({ result: `https://example.edu.cn/?code=${broken}` }))).toBe(false)
  expect(isLiveCode(codeOfQuery({ code: broken }))).toBe(false)
  expect(eventOfQuery({ scene: broken })).toBeUndefined()
})

test('the code at the door holds none, whatever its scene says', () => {
  expect(codeIn({ path: `pages/event/sign-in/sign-in?scene=${EVENT}` })).toBe('')
  expect(codeIn({ path: `pages/event/sign-in/sign-in?scene=${CODE}` })).toBe('')
})

test.each([
  ['by our own page', { code: CODE, activityId: EVENT }, CODE, EVENT],
  ['by the code at the door', { scene: EVENT }, '', EVENT],
  ['by the code at the door of an event of several', { scene: 'e00000000001' }, '', 'e00000000001'],
  ['by an encoded scene', { scene: encodeURIComponent(`${EVENT}`) }, '', EVENT],
  ['by a scene that is a live code', { scene: encodeURIComponent(CODE) }, '', undefined],
  ['by a scene of anything', { scene: 'x=1' }, '', undefined],
  ['with nothing', {}, '', undefined],
])('a page opened %s knows what it may register', (_, query, code, event) => {
  expect([codeOfQuery(query), eventOfQuery(query)]).toEqual([code, event])
})

test.each([
  [CODE, true],
  [CODE.replace(/^a/, 'e'), true],
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

test('a second tap while something is sent sends nothing, and a refusal stands in words', async () => {
  const page = {
    data: { busy: false, problem: '' },
    setData(part: object) {
      Object.assign(this.data, part)
    },
  }
  let sends = 0
  let answer = (_ok: boolean) => {}
  const send = () => {
    sends += 1
    return new Promise<Answer<{ sent: number }>>((resolve) => {
      answer = (ok) =>
        resolve(
          ok
            ? { ok, data: { sent: sends }, requestId: 'r' }
            : { ok: false, code: 'not-allowed', requestId: 'r' },
        )
    })
  }
  const [first, second] = [sendOnce(page, send), sendOnce(page, send)]
  expect(await second).toBeNull()
  answer(true)
  expect([await first, sends, page.data]).toEqual([{ sent: 1 }, 1, { busy: false, problem: '' }])
  const third = sendOnce(page, send)
  answer(false)
  expect(await third).toBeNull()
  expect(page.data).toEqual({ busy: false, problem: explain('not-allowed') })
})
