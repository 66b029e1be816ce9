import { CARD, type CardPen, drawCard, linesOf } from '../../miniprogram/lib/share-card'
import { aCard, branch, NOW } from './facts'

/** A pen that writes down what it does; every letter is as wide as its size. */
function aPen() {
  const written: { text: string; x: number; y: number; size: number }[] = []
  const pen: CardPen = {
    fillStyle: '',
    font: '',
    textBaseline: '',
    fillRect: () => undefined,
    fillText: (text, x, y) => written.push({ text, x, y, size: sizeOf(pen) }),
    measureText: (text) => ({ width: [...text].length * sizeOf(pen) }),
  }
  return { pen, written }
}
const sizeOf = ({ font }: CardPen) => Number(/(\d+)px/.exec(font)?.[1] ?? 10)
const drawn = (part: Parameters<typeof aCard>[0] = {}) => {
  const { pen, written } = aPen()
  drawCard(pen, { ...aCard(part), branch: branch.name }, NOW)
  return written
}

test('the card says the day, the hour, the theme, the place and the branch', () => {
  expect(drawn().map(({ text }) => text)).toEqual([
    '12月5日',
    '周六 15:00',
    '学风建设',
    '信息楼302',
    '第一党支部',
  ])
})

test('the longest theme and place stay on the card, and nothing is written over anything', () => {
  const written = drawn({ theme: '深'.repeat(60), place: '楼'.repeat(60) })
  for (const { text, x, y, size } of written) {
    expect(x + [...text].length * size).toBeLessThanOrEqual(CARD.width)
    expect(y + size).toBeLessThanOrEqual(CARD.height)
  }
  const tops = written.map(({ y }) => y)
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
  written.slice(1).forEach(({ y }, i) => {
    const above = written[i]
    expect(y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.size ?? 0))
  })
  expect(written[3]?.text).toMatch(/…$/)
})

test.each([
  ['short', ['short']],
  ['一二三四五六', ['一二三', '四五六']],
  ['一二三四五六七', ['一二三', '四五…']],
  ['', []],
])('%s is broken between letters', (text, lines) => {
  const measureText = (one: string) => ({ width: /^[a-z]+$/.test(one) ? 1 : [...one].length })
  expect(linesOf({ measureText }, text, { width: 3, most: 2 })).toEqual(lines)
})
