/** Which way is up, the one number of a camera's notes that belongs to the picture. */

const ORIENTATION = 0x0112
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
const TIFF_AT = EXIF.length

/**
 * @param body content of an APP1 segment
 * @returns 2 to 8 when the picture is shown turned or mirrored; null when it is shown as it is stored
 */
export function turnIn(body: Uint8Array): number | null {
  if (!EXIF.every((byte, i) => body[i] === byte)) return null
  const little = body[TIFF_AT] === 0x49
  const word = (at: number) => {
    const [a, b] = [body[TIFF_AT + at] ?? 0, body[TIFF_AT + at + 1] ?? 0]
    return little ? (b << 8) | a : (a << 8) | b
  }
  const long = (at: number) =>
    little ? word(at + 2) * 65536 + word(at) : word(at) * 65536 + word(at + 2)
  const first = long(4)
  for (let i = 0; i < word(first); i++) {
    const at = first + 2 + i * 12
    if (TIFF_AT + at + 12 > body.length) return null
    if (word(at) !== ORIENTATION) continue
    const turn = word(at + 8)
    return turn >= 2 && turn <= 8 ? turn : null
  }
  return null
}

/** A segment that says this and nothing else. */
export function turnSegment(turn: number): Uint8Array {
  const entry = [...[0x01, 0x12], ...[0, 3], ...[0, 0, 0, 1], ...[0, turn, 0, 0]]
  const tiff = [...[0x4d, 0x4d, 0, 42], ...[0, 0, 0, 8], ...[0, 1], ...entry, ...[0, 0, 0, 0]]
  const body = [...EXIF, ...tiff]
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body])
}
