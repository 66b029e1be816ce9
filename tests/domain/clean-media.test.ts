import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { cleanMedia } from '../../cloudfunctions/core/domain/clean-media'

/** Files as real programs write them, with a place, a camera and somebody's name in every corner. */
const read = (name: string): Buffer =>
  fs.readFileSync(path.resolve(__dirname, '../support/media', name))
const FILES = ['phone.jpg', 'phone.heic', 'clip.mp4', 'clip.mov', 'pieces.mp4'] as const
const TELLING = /Somebody|CameraMaker|Pocket 9|GPS|35\.6|116\.9|xpacket|ISO6709|Lavf/
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test.each([
  ['phone.jpg', 'picture', 'jpg', null],
  ['phone.heic', 'picture', 'heic', null],
  ['clip.mp4', 'clip', 'mp4', 1000],
  ['clip.mov', 'clip', 'mov', 1000],
  ['pieces.mp4', 'clip', 'mp4', 1023],
])('F6, C4.3c place, time, camera and names leave a real %s', (name, kind, ending, durationMs) => {
  const dirty = read(name)
  expect(textOf(dirty)).toMatch(TELLING)
  const clean = cleanMedia(dirty)
  expect(clean).toMatchObject({ kind, ending, durationMs })
  expect(textOf(clean?.bytes ?? dirty)).not.toMatch(TELLING)
})

test.each(['phone.heic', 'clip.mp4', 'clip.mov', 'pieces.mp4'])(
  'C4.3c in a cleaned %s nothing moves: a byte stays, or is nought, or names a free box',
  (name) => {
    const dirty = read(name)
    const clean = cleanMedia(dirty)?.bytes ?? new Uint8Array()
    expect(clean.length).toBe(dirty.length)
    const free = new Set([...'free'].map((letter) => letter.charCodeAt(0)))
    const moved = [...clean].filter((byte, i) => byte !== dirty[i] && byte !== 0 && !free.has(byte))
    expect(moved).toEqual([])
  },
)

test('F6 the times in the heads of a clip are nought, when it was taken nobody learns', () => {
  for (const name of ['clip.mp4', 'clip.mov']) {
    const clean = Buffer.from(cleanMedia(read(name))?.bytes ?? [])
    for (const head of ['mvhd', 'tkhd', 'mdhd']) {
      for (let at = clean.indexOf(head); at >= 0; at = clean.indexOf(head, at + 4)) {
        expect(clean.subarray(at + 8, at + 16)).toEqual(Buffer.alloc(8))
      }
    }
  }
})

test('C4.3c a picture taken sideways keeps which way is up, and nothing else of its notes', () => {
  const clean = textOf(cleanMedia(read('phone.jpg'))?.bytes ?? new Uint8Array())
  const notes = clean.indexOf('Exif\0\0')
  expect(clean.slice(notes, notes + 26)).toBe(
    `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06`,
  )
  expect(clean.indexOf('Exif', notes + 1)).toBe(-1)
})

test.each(FILES)('cleaning %s twice changes nothing more', (name) => {
  const once = cleanMedia(read(name))?.bytes ?? new Uint8Array()
  expect(cleanMedia(once)?.bytes).toEqual(once)
})

test.each(FILES)('F6 a %s cut off anywhere is refused, or has nothing to tell', (name) => {
  const whole = read(name)
  for (let length = 0; length < whole.length; length += 7) {
    const clean = cleanMedia(whole.subarray(0, length))
    if (clean) expect(textOf(clean.bytes)).not.toMatch(TELLING)
  }
})

test.each(FILES)('F6 a damaged %s crashes nothing and never passes uncleaned', (name) => {
  const whole = read(name)
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Buffer.from(whole)
      damaged[at] = byte
      const clean = cleanMedia(damaged)
      if (clean) expect(textOf(clean.bytes)).not.toMatch(TELLING)
    }),
    { numRuns: 4000 },
  )
})

/** Where a length and a name of four letters stand, and where the box they speak of ends. */
function placesOfBoxes(bytes: Buffer): { at: number; end: number }[] {
  const places: { at: number; end: number }[] = []
  for (let at = 0; at + 8 <= bytes.length; at++) {
    const size = bytes.readUInt32BE(at)
    if (size < 8 || at + size > bytes.length) continue
    if (/^[\w\u00a9 -]{4}$/.test(textOf(bytes.subarray(at + 4, at + 8))))
      places.push({ at, end: at + size })
  }
  return places
}

test.each(['phone.heic', 'clip.mp4', 'clip.mov', 'pieces.mp4'])(
  'F6 a box of %s that claims what stands behind it hides nothing',
  (name) => {
    const whole = read(name)
    const places = placesOfBoxes(whole)
    const ends = new Set([...places.map((one) => one.end), whole.length])
    let asked = 0
    for (const { at } of places) {
      for (const size of [0, ...[...ends].map((end) => end - at)].filter((one) => one >= 0)) {
        const damaged = Buffer.from(whole)
        damaged.writeUInt32BE(size, at)
        const clean = cleanMedia(damaged)
        if (clean && TELLING.test(textOf(clean.bytes))) throw new Error(`${at} claims ${size}`)
        asked++
      }
    }
    expect(asked).toBeGreaterThan(300)
  },
)

test.each(['mvhd', 'tkhd', 'mdhd'])(
  'F6 words behind the known length of %s do not stay',
  (head) => {
    const whole = read('clip.mov')
    const at = whole.indexOf(head) - 4
    const length = whole.readUInt32BE(at)
    const behind = Buffer.from('Somebody', 'latin1')
    const longer = Buffer.concat([
      whole.subarray(0, at + length),
      behind,
      whole.subarray(at + length),
    ])
    longer.writeUInt32BE(length + behind.length, at)
    // what it lies in grows with it
    for (const outer of ['moov', 'trak', 'mdia'].slice(0, { mvhd: 1, tkhd: 2 }[head] ?? 3)) {
      const place = longer.indexOf(outer) - 4
      longer.writeUInt32BE(longer.readUInt32BE(place) + behind.length, place)
    }
    const clean = cleanMedia(longer)
    expect(textOf(clean?.bytes ?? longer)).not.toMatch('Somebody')
    expect(clean?.durationMs).toBe(1000)
  },
)

test('F6 noise behind a right beginning crashes nothing', () => {
  const heads = ['ftypheic', 'ftypmif1', 'ftypisom', 'ftypqt  ', 'ftypavif']
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.array(fc.constantFrom('meta', 'moov', 'mdat', 'uuid', 'free', 'iloc', 'trak')),
      fc.uint8Array({ maxLength: 80 }),
      (head, names, noise) => {
        const box = (text: string, body: Uint8Array) => {
          const size = Buffer.alloc(4)
          size.writeUInt32BE(4 + text.length + body.length)
          return Buffer.concat([size, Buffer.from(text, 'latin1'), body])
        }
        const file = [box(head, Buffer.alloc(4)), ...names.map((name) => box(name, noise))]
        expect(cleanMedia(Buffer.concat(file))).toBeNull()
      },
    ),
    { numRuns: 1000 },
  )
})

test.each([
  ['a picture of another make', 'ftypavif'],
  ['a film format we do not know', 'ftyp3gp4'],
])('%s is refused', (_, head) => {
  const size = Buffer.from([0, 0, 0, 16])
  expect(cleanMedia(Buffer.concat([size, Buffer.from(`${head}\0\0\0\0`, 'latin1')]))).toBeNull()
})

/** A name in the file replaced by another one of the same length. */
const renamed = (name: string, from: string, to: string) =>
  Buffer.from(read(name).toString('latin1').replaceAll(from, to), 'latin1')

test.each([
  ['a coding we do not know', renamed('clip.mp4', 'avc1', 'xyz1')],
  ['no pictures at all', renamed('clip.mp4', 'vide', 'text')],
  ['pictures of a kind we do not know', renamed('phone.heic', 'hvc1', 'xyz1')],
  ['no list of places', renamed('phone.heic', 'iloc', 'free')],
])('a file with %s is refused', (_, bytes) => expect(cleanMedia(bytes)).toBeNull())
