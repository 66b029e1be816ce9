/** Segments of a JPEG that a decoder needs have a known build; whatever only pretends to be one is not kept. */

const DHT = 0xc4
const JPG = 0xc8
const DAC = 0xcc
const SOS = 0xda
const DQT = 0xdb
const DNL = 0xdc
const DRI = 0xdd

/**
 * @param body content of the segment behind its length
 * @returns null for a marker that no decoder needs
 */
export function isTable(marker: number, body: Uint8Array): boolean | null {
  if (marker === DQT) return fills(body, (at) => ((body[at] ?? 0) >> 4 === 0 ? 65 : 129))
  if (marker === DHT) return fills(body, (at) => 17 + sum(body.subarray(at + 1, at + 17)))
  if (marker === DNL || marker === DRI) return body.length === 2
  if (marker === SOS) return body.length === 4 + 2 * (body[0] ?? 0)
  const frame = marker >= 0xc0 && marker <= 0xcf && marker !== JPG && marker !== DAC
  return frame ? body.length === 6 + 3 * (body[5] ?? 0) : null
}

const sum = (bytes: Uint8Array) => bytes.reduce((all, one) => all + one, 0)

/** Whether pieces of these lengths fill the whole. */
function fills(body: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < body.length) at += lengthAt(at)
  return at === body.length
}
