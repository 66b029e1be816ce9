import fc from 'fast-check'
import { fitKeyword, messageData, nameSome } from '../../cloudfunctions/core/domain/message-text'

test.each([
  [
    'thing1',
    '学习宣传主题党日活动通知请提前安排好时间参加',
    '学习宣传主题党日活动通知请提前安排好时…',
  ],
  ['thing2', '第一行\n第二行\u0007', '第一行 第二行'],
  ['thing3', '好😀的', '好的'],
  ['thing4', '', '—'],
  ['name5', '赵甲一钱乙二孙丙三李丁四', '赵甲一钱乙二孙丙三李'],
  ['name6', 'Alexander the Third of Somewhere', 'Alexander the Third'],
  ['phrase7', '已取消!', '已取消'],
  ['phrase8', '3天后', '天后'],
  ['phrase9', 'x', '无'],
  ['number10', '共26人', '26'],
  ['character_string11', '编号 A-12', 'A-12'],
  ['time12', '2026年12月05日 14:30', '2026年12月05日 14:30'],
  ['unknown13', '一'.repeat(30), `${'一'.repeat(19)}…`],
])('%s takes %j as %j', (key, text, fitted) => expect(fitKeyword(key, text)).toBe(fitted))

test('every keyword of the template gets a value', () => {
  expect(messageData({ theme: 'thing1', time: 'time2' }, { theme: '学习' })).toEqual({
    thing1: '学习',
    time2: '—',
  })
})

test('many names become the first and how many', () => {
  expect([[], ['甲'], ['甲', '乙', '丙']].map(nameSome)).toEqual(['', '甲', '甲等3人'])
})

const LIMITS: Record<string, RegExp> = {
  thing: /^.{1,20}$/u,
  name: /^.{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  number: /^[\d.]{1,32}$/,
  character_string: /^[\x21-\x7e]{1,32}$|^—$/,
}
test('whatever the text, the value keeps its type: one line, not empty, not too long', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(LIMITS)),
      fc.string({ unit: 'binary', maxLength: 80 }),
      (type, text) => {
        expect(fitKeyword(`${type}1`, text)).toMatch(LIMITS[type] ?? /^$/)
      },
    ),
    { numRuns: 1000 },
  )
})
