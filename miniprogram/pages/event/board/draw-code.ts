import encodeQR from 'qr'

/** The part of a canvas's 2d context that the code needs; the same on a phone and in a browser. */
export type Pen = {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  fillRect(x: number, y: number, width: number, height: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void
  closePath(): void
  fill(): void
  stroke(): void
  setLineDash(segments: number[]): void
}

/** A code is plain ASCII; Mini Programs have no `TextEncoder`, which `qr` would take by itself. */
const asBytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const encode = (code: string) =>
  encodeQR(code, 'raw', { ecc: 'medium', border: 1, textEncoder: asBytes })

const RING = 6
/** The quiet zone beyond the one module that the encoder adds. */
const QUIET_MODULES = 2

type Box = { at: number; size: number; radius: number }

function roundedBox(pen: Pen, { at, size, radius }: Box) {
  const end = at + size
  const middle = at + size / 2
  pen.beginPath()
  pen.moveTo(middle, at)
  pen.arcTo(end, at, end, end, radius)
  pen.arcTo(end, end, at, end, radius)
  pen.arcTo(at, end, at, at, radius)
  pen.arcTo(at, at, end, at, radius)
  pen.closePath()
}

/** The border of a rounded square: four sides and one circle. */
const lengthAround = ({ size, radius }: Box) => 4 * (size - 2 * radius) + 2 * Math.PI * radius

/** Where the code stands: a square in points, on a screen with so many pixels to a point. */
export type Place = { side: number; ratio: number }

/**
 * The code on white, with the time it still lives as a ring around it.
 * @param left part of the slot that is left, 1 to 0
 */
export function drawCode(pen: Pen, code: string, { side, ratio, left }: Place & { left: number }) {
  pen.clearRect(0, 0, side, side)
  drawRing(pen, { at: RING / 2, size: side - RING, radius: 20 }, left)
  const ground: Box = { at: RING * 2, size: side - RING * 4, radius: 12 }
  pen.fillStyle = '#ffffff'
  roundedBox(pen, ground)
  pen.fill()
  drawModules(pen, encode(code), { ground, ratio })
}

function drawRing(pen: Pen, ring: Box, left: number) {
  const around = lengthAround(ring)
  pen.lineWidth = RING
  for (const [colour, dash] of [
    ['#303336', []],
    ['#ecedee', [around * left, around]],
  ] as const) {
    pen.strokeStyle = colour
    pen.setLineDash([...dash])
    roundedBox(pen, ring)
    pen.stroke()
  }
  pen.setLineDash([])
}

/** Every square begins and ends on a whole pixel, so that no seams are drawn between them. */
function drawModules(
  pen: Pen,
  rows: boolean[][],
  { ground, ratio }: { ground: Box; ratio: number },
) {
  const whole = (points: number) => Math.floor(points * ratio) / ratio
  const module = whole(ground.size / (rows.length + 2 * QUIET_MODULES))
  const start = whole(ground.at + (ground.size - module * rows.length) / 2)
  pen.fillStyle = '#000000'
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(start + x * module, start + y * module, module, module)
    })
  })
}
