/** @jest-environment node */
import decodeQR from 'qr/decode.js'
import { drawCode, type Pen } from '../../miniprogram/pages/event/board/draw-code'
import { isDue, isStale, shareLeft } from '../../miniprogram/pages/event/board/slot'
import { boardView } from '../../miniprogram/pages/event/board/view'
import { ANNA, aBoard, aCard, at } from './facts'

test('the board says how many came, who is missing and how each one registered', () => {
  const arrived = [
    {
      memberId: ANNA,
      name: '安然',
      standing: 'due' as const,
      at: at('2026-12-05T15:04'),
      late: true,
      method: 'recorder' as const,
    },
  ]
  expect(boardView(aBoard({ arrived }))).toMatchObject({
    present: 23,
    due: 26,
    hasCode: true,
    missing: [{ name: '安然', note: '第一党小组' }],
    arrived: [{ note: '15:04 · 晚到 · 记录人登记' }],
    everybody: false,
  })
})

test('the code itself is nowhere in what the page shows as text', () => {
  const board = aBoard()
  expect(JSON.stringify(boardView(board))).not.toContain(String(board.code))
})

test.each([
  ['upcoming', '2026-12-05T14:00', '14:30 开始登记'],
  ['ended', '2026-12-05T17:30', '登记时间已过，可在下面勾选补记'],
  ['sealed', '2026-12-06T17:30', '记录已归档'],
  ['cancelled', '2026-12-05T14:50', '活动已取消'],
] as const)('without a code (%s) it says why', (phase, now, why) => {
  const board = aBoard({ code: null, now: at(now), activity: aCard({ phase }) })
  expect(boardView(board).noCode).toBe(why)
})

test.each([
  ['every three seconds', { now: 3000, codeUntil: 9000, askedAt: 0 }, true],
  ['not sooner', { now: 2000, codeUntil: 9000, askedAt: 0 }, false],
  ['at once when the code has run out', { now: 2000, codeUntil: 2000, askedAt: 1000 }, true],
])('the names are asked for %s', (_, timing, due) => expect(isDue(timing)).toBe(due))

test('the ring empties with the slot, and a code nobody renewed is called stale', () => {
  expect([shareLeft(0, 10_000), shareLeft(5000, 10_000), shareLeft(20_000, 10_000)]).toEqual([
    1, 0.5, 0,
  ])
  expect([isStale(19_000, 10_000), isStale(20_001, 10_000)]).toEqual([false, true])
})

/** A pen that keeps the pixels of filled rectangles; paths are only the frame around them. */
function paper(side: number) {
  const data = new Uint8Array(side * side * 4).fill(255)
  const idle = () => undefined
  const pen: Pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    fillRect(left, top, width, height) {
      for (let y = Math.floor(top); y < top + height; y++)
        for (let x = Math.floor(left); x < left + width; x++)
          data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    },
    clearRect: idle,
    beginPath: idle,
    moveTo: idle,
    arcTo: idle,
    closePath: idle,
    fill: idle,
    stroke: idle,
    setLineDash: idle,
  }
  return { pen, picture: { width: side, height: side, data } }
}

test('what is drawn can be read by a scanner', () => {
  const code = aBoard().code ?? ''
  const { pen, picture } = paper(280)
  drawCode(pen, code, { side: 280, ratio: 1, left: 0.5 })
  expect(decodeQR(picture)).toBe(code)
})
