import { deflateSync } from 'node:zlib'

/** Pictures made here, byte by byte; none shows anybody. */

const segment = (marker: number, text: string) => {
  const body = Buffer.from(text, 'latin1')
  const length = body.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), body])
}

/** A table of a decoder as JPEG builds it. */
const TABLE = String.fromCharCode(0, ...Array(64).fill(1))
const JFIF = 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'

/** A JPEG with place and camera in its metadata. */
export const aJpeg = (name = 'picture') =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, JFIF),
    segment(0xe1, `Exif\0\0GPS 35.60N 116.98E ${name}`),
    segment(0xfe, 'taken by somebody'),
    segment(0xdb, TABLE),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
    Buffer.from(`pixels of ${name}`),
    Buffer.from([0xff, 0xd9]),
  ])

const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
}

/** A PNG with a text chunk. */
export const aPng = () =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.alloc(13)),
    chunk('tEXt', Buffer.from('Author\0somebody')),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ])
