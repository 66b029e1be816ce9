import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { stripPicture } from '../../cloudfunctions/core/domain/media-strip'

const bytes = (...parts: (number[] | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')))
const segment = (marker: number, text: string) =>
  bytes([0xff, marker, (text.length + 2) >> 8, (text.length + 2) & 255], text)

const TABLE = String.fromCharCode(0, ...Array(64).fill(1))
const JFIF = 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'
const ADOBE = 'Adobe\0\x64\0\0\0\0\x01'
const SCAN = bytes(
  [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
  'pixels',
  [0xff, 0x00, 0xff, 0xd3],
  'more',
)
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([bytes([0xff, 0xd8]), ...segments, SCAN, bytes([0xff, 0xd9])])
const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
}
const PNG = bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a])
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    PNG,
    chunk('IHDR', Buffer.alloc(13)),
    ...chunks,
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ])
const text = (kept: { bytes: Uint8Array } | null) =>
  Buffer.from(kept?.bytes ?? []).toString('latin1')

test('F6, C4.3c place, camera and comments leave a JPEG; the picture stays', () => {
  const dirty = jpeg(
    segment(0xe0, JFIF),
    segment(0xe0, 'JFXX thumbnail'),
    segment(0xe1, 'Exif GPS 35.6'),
    segment(0xf0, 'private'),
    segment(0xe2, 'MPF'),
    segment(0xed, 'Photoshop'),
    segment(0xee, ADOBE),
    segment(0xfe, 'taken by'),
    segment(0xdb, TABLE),
  )
  const clean = jpeg(segment(0xe0, JFIF), segment(0xee, ADOBE), segment(0xdb, TABLE))
  expect(stripPicture(dirty)?.kind).toBe('jpg')
  expect(text(stripPicture(dirty))).toBe(clean.toString('latin1'))
})

test('F6 what hangs behind the end of a JPEG goes too', () => {
  const clean = jpeg(segment(0xdb, TABLE))
  expect(text(stripPicture(Buffer.concat([clean, bytes('GPS')])))).toBe(clean.toString('latin1'))
})

test('F6, C4.3c words, dates and camera data leave a PNG; the picture stays', () => {
  const telling = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'caBX', 'zxIf', 'iCCP'].map((name) =>
    chunk(name, bytes('GPS')),
  )
  const gamma = chunk('gAMA', Buffer.alloc(4))
  const kept = stripPicture(png(gamma, ...telling))
  expect(kept?.kind).toBe('png')
  expect(text(kept)).toBe(png(gamma).toString('latin1'))
})

test.each([
  ['a text', bytes('not a picture')],
  ['nothing', Buffer.alloc(0)],
  ['half a JPEG', jpeg(segment(0xe0, JFIF)).subarray(0, 20)],
  ['half a PNG', png().subarray(0, 40)],
  ['a GIF', bytes('GIF89a')],
  ['an image format that is a script', bytes('<svg onload="x()"/>')],
])('%s is no picture we can clean', (_, data) => expect(stripPicture(data)).toBeNull())

test('cleaning twice changes nothing more, and no noise crashes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, asPng) => {
      const head = asPng ? PNG : bytes([0xff, 0xd8, 0xff])
      const once = stripPicture(Buffer.concat([head, noise]))
      if (once) expect(stripPicture(once.bytes)?.bytes).toEqual(once.bytes)
    }),
    { numRuns: 500 },
  )
})
