/** @jest-environment node */
import decodeQR from 'qr/decode.js'
import { drawCode, type Pen } from '../../miniprogram/pages/event/board/draw-code'
import { type Held, holding } from '../../miniprogram/pages/event/board/merge'
import { BEAT, isDue, isStale, shareLeft } from '../../miniprogram/pages/event/board/slot'
import {
  boardView,
  type How,
  headsLine,
  howInput,
  howLine,
  PLAIN_HOW,
} from '../../miniprogram/pages/event/board/view'
import { ANNA, aBoard, aCard, aRow, at, BEN, type Board, came, standing } from './facts'

/** What the page holds after the first answer. */
const held = (board: Partial<Board> = {}, shown: Parameters<typeof aBoard>[0] = {}): Held => {
  const first = holding(null, aBoard({ board: standing(board), ...shown }))
  if (!first) throw new Error('the first answer holds a board')
  return first
}
const shownAs = (...parts: Parameters<typeof held>) => boardView(held(...parts))

test('the board says how many came, who is missing and how each one registered', () => {
  const arrived = [came({ at: at('2026-12-05T15:04'), late: true, method: 'recorder' })]
  expect(shownAs({ arrived })).toMatchObject({
    present: 23,
    due: 26,
    hasCode: true,
    missing: [{ name: '安然', note: '第一党小组' }],
    arrived: [{ note: '15:04 · 晚到 · 记录人登记' }],
    everybody: false,
  })
})

test('domain §7 #11 others on the list can be ticked too: on leave, or outside the due list', () => {
  const exempt = { ...aRow(BEN, '白帆'), standing: 'exempt' as const }
  const shown = shownAs({ onLeave: [aRow(ANNA, '安然')], others: [exempt], missing: [] })
  expect(shown.others).toEqual([
    { memberId: ANNA, name: '安然', note: '请假' },
    { memberId: BEN, name: '白帆', note: '免到' },
  ])
  expect(shown.leavable).toEqual([{ memberId: ANNA, name: '安然', note: '请假' }])
  expect(shownAs({ enterLeave: false }).leavable).toEqual([])
})

test('the code itself is nowhere in what the page shows as text', () => {
  expect(JSON.stringify(boardView(held()))).not.toContain(String(held().code))
})

test.each([
  ['upcoming', '2026-12-05T14:00', '14:30 开始登记'],
  ['open', '2026-12-05T14:50', '这次不用扫码，请在下面点名字登记'],
  ['ended', '2026-12-05T17:30', '登记时间已过，可在下面勾选补记'],
] as const)('without a code (%s) it says why', (phase, now, why) => {
  expect(shownAs({ activity: aCard({ phase }) }, { code: null, now: at(now) }).noCode).toBe(why)
})

test('domain §7 #12 why the recorder wrote somebody down stands behind the way', () => {
  const arrived = [came({ at: at('2026-12-05T14:52'), method: 'recorder', note: '手机没电' })]
  expect(shownAs({ arrived }).arrived).toMatchObject([{ note: '14:52 · 记录人登记 · 手机没电' }])
})

test('who has just come is named for the room, and no longer than a minute', () => {
  const now = at('2026-12-05T14:50')
  const names = ['甲一', '乙二', '丙三', '丁四', '戊五']
  const arrived = names.map((name, index) =>
    came({ memberId: `m000000000000${index}`, name, at: now - index * 1000 }),
  )
  const [first] = arrived
  expect(shownAs({ arrived: arrived.slice(0, 2) }).just).toEqual(['甲一', '乙二'])
  expect(shownAs({ arrived }).just).toEqual([...names.slice(0, 4), '等5人'])
  expect(shownAs({ arrived: first ? [{ ...first, at: now - 60_000 }] : [] }).just).toEqual([])
})

test('at a day of several branches the whole room is named and counted', () => {
  const now = at('2026-12-05T14:50')
  const room = { present: 41, just: [{ memberId: BEN, name: '邻支部的白帆', at: now }] }
  expect(shownAs({ arrived: [], heads: 42 }, { room, now })).toMatchObject({
    just: ['邻支部的白帆'],
    room: '41',
    present: 23,
    headsLine: '数到42人，各支部共登记41人',
  })
  expect(headsLine({ heads: 41, arrived: [] }, room)).toBe('')
  expect(shownAs().room).toBe('')
})

test('who was entered from paper stands there without a minute', () => {
  const arrived = [came({ at: null, method: 'paper' })]
  expect(shownAs({ arrived })).toMatchObject({ just: [], arrived: [{ note: '纸质补录' }] })
})

describe('the head-count', () => {
  const arrived = [came(), came({ memberId: BEN, name: '白帆', method: 'online' })]
  test.each([
    ['nobody counted', { heads: null, arrived }, ''],
    ['it fits, those online not counted in', { heads: 1, arrived }, ''],
    ['it differs', { heads: 2, arrived: arrived.slice(0, 1) }, '数到2人，登记1人'],
    ['some are online', { heads: 3, arrived }, '数到3人，登记1人（线上1人另计）'],
  ])('%s', (_, board, line) => expect(headsLine(board)).toBe(line))
})

test('codes sent late wait with the minute of their scan', () => {
  const scannedAt = at('2026-12-05T14:41')
  const waiting = [{ ...aRow(BEN, '白帆'), scannedAt }]
  expect(shownAs({}, { waiting }).waiting).toEqual([
    { memberId: BEN, name: '白帆', note: '14:41 扫码' },
  ])
})

test.each<[How, object, string]>([
  [PLAIN_HOW, { method: 'recorder' }, ''],
  [{ ...PLAIN_HOW, method: 'paper' }, { method: 'paper' }, '纸质签到'],
  [
    { ...PLAIN_HOW, method: 'online', late: 'late' },
    { method: 'online', late: true },
    '线上 · 晚到',
  ],
  [{ ...PLAIN_HOW, late: 'on_time' }, { method: 'recorder', late: false }, '准时'],
  [{ ...PLAIN_HOW, note: ' 手机没电' }, { method: 'recorder', note: '手机没电' }, '手机没电'],
])('C2.3c a tick goes out as the recorder says: %p', (how, input, line) => {
  expect(howInput(how)).toEqual(input)
  expect(howLine(how)).toBe(line)
})

test.each([
  ['every two and a half seconds', { now: 2500, codeUntil: 9000, askedAt: 0 }, true],
  ['not sooner', { now: 2400, codeUntil: 9000, askedAt: 0 }, false],
  ['at once when the code has run out', { now: 2000, codeUntil: 2000, askedAt: 1000 }, true],
])('the names are asked for %s', (_, timing, due) => expect(isDue(timing)).toBe(due))

test('F2 whenever the last answer came, the next question goes out within three seconds', () => {
  for (let first = 1; first <= BEAT; first++) {
    const beats = Array.from({ length: 20 }, (_, i) => first + i * BEAT)
    const asks = beats.find((now) => isDue({ now, codeUntil: 10_000, askedAt: 0 }))
    expect(asks).toBeLessThanOrEqual(3000)
  }
})

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
