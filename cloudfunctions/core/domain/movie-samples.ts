import { type Box, numberAt, type Span } from './iso-boxes'

/**
 * Where the samples of a track lie, chunk by chunk, from its tables. Sizes in bytes.
 * @param table boxes of the track's table of samples
 * @returns null when the tables do not fit together
 */
export function samplesOf(bytes: Uint8Array, table: readonly Box[]): Span[] | null {
  const box = (type: string) => table.find((one) => one.type === type)
  const [stsc, stsz, stco, co64] = [box('stsc'), box('stsz'), box('stco'), box('co64')]
  const offsets = stco ? numbers(bytes, stco, 4) : co64 ? numbers(bytes, co64, 8) : null
  const runs = stsc ? numbers(bytes, stsc, 12) : null
  const sizes = stsz ? sizesIn(bytes, stsz) : null
  if (!offsets || !runs || !sizes) return null
  const spans: Span[] = []
  let [run, sample] = [0, 0]
  for (let chunk = 0; chunk < offsets.count; chunk++) {
    while (run + 1 < runs.count && numberAt(bytes, runs.at(run + 1), 4) <= chunk + 1) run++
    const inChunk = numberAt(bytes, runs.at(run) + 4, 4)
    if (run >= runs.count || sample + inChunk > sizes.count) return null
    let long = 0
    if (sizes.each > 0) long = sizes.each * inChunk
    else for (let i = 0; i < inChunk; i++) long += numberAt(bytes, sizes.at(sample + i), 4)
    sample += inChunk
    const from = numberAt(bytes, offsets.at(chunk), offsets.size)
    spans.push({ from, to: from + long })
  }
  return spans
}

type Numbers = { count: number; size: number; at(i: number): number }

/** A counted list behind the version of its box. Null when it is cut off. */
function numbers(bytes: Uint8Array, { body, end }: Box, size: number, head = 4): Numbers | null {
  const from = body + head + 4
  if (from > end) return null
  const count = numberAt(bytes, body + head, 4)
  return from + count * size <= end ? { count, size, at: (i) => from + i * size } : null
}

/** One size for all, or a list of them. */
function sizesIn(bytes: Uint8Array, stsz: Box): (Numbers & { each: number }) | null {
  if (stsz.body + 12 > stsz.end) return null
  const each = numberAt(bytes, stsz.body + 4, 4)
  const list = numbers(bytes, stsz, each > 0 ? 0 : 4, 8)
  return list && { ...list, each }
}
