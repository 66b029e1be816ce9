import { crc32, deflateSync } from 'node:zlib'

/** A plain picture of coloured stripes, as PNG. */
export function stripedPicture(seed: number): Buffer {
  const side = 60
  const rows = Array.from({ length: side }, () => [
    0,
    ...Array.from({ length: side }, (_, x) => [60 + 30 * Math.floor(x / 12), 90 + 20 * seed, 120]),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // eight bits of red, green and blue
  head.set([8, 2], 8)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  return Buffer.concat([
    Buffer.from([0x89, ...Buffer.from('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat(2)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
