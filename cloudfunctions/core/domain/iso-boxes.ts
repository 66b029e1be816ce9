/** The boxes that HEIC pictures and MP4 or MOV clips are made of: length, name, content, one behind the other. */

export type Box = {
  type: string
  start: number
  /** Where the content begins. */
  body: number
  end: number
}
/** Bytes from one place up to another. */
export type Span = { from: number; to: number }

const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const long = (bytes: Uint8Array, at: number) => word(bytes, at) * 65536 + word(bytes, at + 2)

/** A number of 0, 1, 2, 4 or 8 bytes, the first byte the heaviest. */
export function numberAt(bytes: Uint8Array, at: number, size: number): number {
  if (size === 0) return 0
  if (size === 1) return bytes[at] ?? 0
  if (size === 2) return word(bytes, at)
  return size === 4 ? long(bytes, at) : long(bytes, at) * 2 ** 32 + long(bytes, at + 4)
}

export const nameAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4))

/** @returns null when a box reaches beyond its place, is cut off, or inside another one does not say where it ends */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] | null {
  const found: Box[] = []
  for (let at = from; at < to; ) {
    if (at + 8 > to) return null
    let size = long(bytes, at)
    let body = at + 8
    if (size === 1) {
      if (at + 16 > to) return null
      size = numberAt(bytes, at + 8, 8)
      body = at + 16
    }
    // "up to the end" is for the last box of a file; further in it would swallow what stands behind it
    const end = size === 0 && from === 0 ? to : at + size
    if (end < body || end > to) return null
    found.push({ type: nameAt(bytes, at + 4), start: at, body, end })
    at = end
  }
  return found
}

/** What stood in a box is gone, its room stays, so that no place in the file moves. */
export function blank(bytes: Uint8Array, { start, body, end }: Box): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], start + 4)
  bytes.fill(0, body, end)
}

/**
 * The boxes with these names; the others are blanked.
 * @returns null when the place does not hold whole boxes
 */
export function keepBoxes(
  bytes: Uint8Array,
  { from, to }: Span,
  names: ReadonlySet<string>,
): Box[] | null {
  const boxes = boxesIn(bytes, from, to)
  if (!boxes) return null
  for (const box of boxes) if (!names.has(box.type)) blank(bytes, box)
  return boxes.filter((box) => names.has(box.type))
}

/**
 * Zeroes everything in these boxes that lies in none of the spans: only what is shown stays.
 * @returns false when a span does not lie in one of the boxes
 */
export function keepSpans(bytes: Uint8Array, boxes: readonly Box[], spans: Span[]): boolean {
  const sorted = spans.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)
  const inside = (one: Span, box: Box) => one.from >= box.body && one.to <= box.end
  if (!sorted.every((one) => boxes.some((box) => inside(one, box)))) return false
  for (const box of boxes) {
    let at = box.body
    for (const one of sorted.filter((span) => inside(span, box))) {
      if (one.from > at) bytes.fill(0, at, one.from)
      at = Math.max(at, one.to)
    }
    bytes.fill(0, at, box.end)
  }
  return true
}

/** Whether a byte lies in spans of both. */
export function overlap(some: readonly Span[], others: readonly Span[]): boolean {
  const byPlace = (a: Span, b: Span) => a.from - b.from
  const [ours, theirs] = [[...some].sort(byPlace), [...others].sort(byPlace)]
  let next = 0
  return ours.some((one) => {
    while (next < theirs.length && (theirs[next]?.to ?? 0) <= one.from) next++
    return (theirs[next]?.from ?? Number.POSITIVE_INFINITY) < one.to
  })
}

/** The first bytes of a file of boxes name its kind. */
export const brandOf = (bytes: Uint8Array): string | null =>
  bytes.length >= 16 && nameAt(bytes, 4) === 'ftyp' ? nameAt(bytes, 8) : null
