import { deflateSync } from 'node:zlib'
import { crc32 } from '../wire/crc32'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Draws a grid of dark and light squares as a grey-scale PNG.
 * @param width pixels; the squares are as large as fit, the rest is margin
 */
export function gridToPng(grid: readonly (readonly boolean[])[], width: number): Buffer {
  const size = grid.length
  const scale = Math.max(1, Math.floor(width / size))
  const margin = Math.max(0, Math.floor((width - size * scale) / 2))
  const side = Math.max(width, size * scale)
  // each line begins with its filter type, 0
  const pixels = Buffer.alloc((side + 1) * side, 255)
  for (let y = 0; y < side; y++) {
    const line = y * (side + 1)
    pixels[line] = 0
    const row = grid[Math.floor((y - margin) / scale)]
    for (let x = 0; row && x < side; x++) {
      if (row[Math.floor((x - margin) / scale)]) pixels[line + 1 + x] = 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
