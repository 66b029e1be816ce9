import { isTable } from './jpeg-tables'
import { turnIn, turnSegment } from './jpeg-turn'

/** Removes everything from a picture that is not the picture: place, time, camera, comments (F6, C4.3c). */

export type Kept = { kind: 'jpg' | 'png'; bytes: Uint8Array }

/**
 * The picture without its metadata, recognised by its content and not by its name.
 * @returns null when the bytes are not a whole JPEG or PNG
 */
export function stripPicture(bytes: Uint8Array): Kept | null {
  const kept = isJpeg(bytes) ? stripJpeg(bytes) : isPng(bytes) ? stripPng(bytes) : null
  if (!kept) return null
  return { kind: isJpeg(bytes) ? 'jpg' : 'png', bytes: kept }
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const isPng = (bytes: Uint8Array) => PNG.every((byte, i) => bytes[i] === byte)

const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const long = (bytes: Uint8Array, at: number) => word(bytes, at) * 65536 + word(bytes, at + 2)

const SOS = 0xda
const EOI = 0xd9
const APP1 = 0xe1
const latin = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** Lengths of the two application segments that say how to show the pixels. */
const JFIF_LENGTH = 16
const ADOBE_LENGTH = 14

/**
 * Kept are the segments a decoder needs and the two application segments that say how to show the pixels: JFIF (shape)
 * and Adobe (colours). Everything else can speak of people, places and cameras.
 * @param at where the segment begins
 * @returns null when the segment is not what it says it is
 */
function keepsSegment(bytes: Uint8Array, at: number, length: number): boolean | null {
  const marker = bytes[at + 1] ?? 0
  const body = bytes.subarray(at + 4, at + 2 + length)
  if (marker === 0xe0) return length === JFIF_LENGTH && latin(body, 0, 5) === 'JFIF\0'
  if (marker === 0xee) return length === ADOBE_LENGTH && latin(body, 0, 5) === 'Adobe'
  const table = isTable(marker, body)
  return table === null ? false : table || null
}

function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return join([...parts, bytes.subarray(at, at + 2)])
    const length = word(bytes, at + 2)
    let end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const keeps = keepsSegment(bytes, at, length)
    if (keeps === null) return null
    // a picture taken sideways would lie on its side without it
    const turn = marker === APP1 ? turnIn(bytes.subarray(at + 4, end)) : null
    if (turn !== null) parts.push(turnSegment(turn))
    if (marker === SOS) end = endOfScan(bytes, end)
    if (keeps) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** A scan runs until the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Chunks that say how to show the pixels; others can carry words, dates, camera data or anything at all. */
const SHOWING = new Set(
  ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'].concat([
    'acTL',
    'fcTL',
    'fdAT',
    'cICP',
  ]),
)
/** Length, name and checksum around a chunk's data. */
const FRAME = 12

function stripPng(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, PNG.length)]
  let at = PNG.length
  while (at + FRAME <= bytes.length) {
    const end = at + FRAME + long(bytes, at)
    if (end > bytes.length) return null
    const name = latin(bytes, at + 4, 4)
    if (SHOWING.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return join(parts)
    at = end
  }
  return null
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
