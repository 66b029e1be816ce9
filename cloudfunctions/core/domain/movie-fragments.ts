import { type Box, boxesIn, keepBoxes, numberAt } from './iso-boxes'

/** Clips written piece by piece while they are recorded: each piece has a head of its own. */

const IN_PIECE = new Set(['mfhd', 'traf'])
const IN_RUN = new Set(['tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs'])

/** @returns false when a piece cannot be read */
export const cleanFragments = (bytes: Uint8Array, fragments: readonly Box[]): boolean =>
  fragments.every(({ body, end }) => {
    const inside = keepBoxes(bytes, { from: body, to: end }, IN_PIECE)
    return inside?.every(
      (box) =>
        box.type !== 'traf' || keepBoxes(bytes, { from: box.body, to: box.end }, IN_RUN) !== null,
    )
  })

type Facts = {
  mvex: Box | undefined
  fragments: readonly Box[]
  /** Track → units in a second. */
  scales: ReadonlyMap<number, number>
}

/** Milliseconds of the longest track, from the runs of its samples. Null when that is not said. */
export function durationOfFragments(
  bytes: Uint8Array,
  { mvex, fragments, scales }: Facts,
): number | null {
  const usual = new Map<number, number>()
  for (const box of (mvex && boxesIn(bytes, mvex.body, mvex.end)) ?? []) {
    if (box.type !== 'trex' || box.end - box.body < 24) continue
    usual.set(numberAt(bytes, box.body + 4, 4), numberAt(bytes, box.body + 12, 4))
  }
  const units = new Map<number, number>()
  for (const traf of fragments.flatMap((one) => inside(bytes, one, 'traf'))) {
    const [tfhd] = inside(bytes, traf, 'tfhd')
    if (!tfhd) return null
    const { track, each } = headOf(bytes, tfhd)
    for (const trun of inside(bytes, traf, 'trun')) {
      const long = runOf(bytes, trun, each ?? usual.get(track) ?? 0)
      if (long === null) return null
      units.set(track, (units.get(track) ?? 0) + long)
    }
  }
  const all = [...units].map(([track, long]) => (long * 1000) / (scales.get(track) ?? 0))
  return all.every(Number.isFinite) ? Math.round(Math.max(0, ...all)) : null
}

const inside = (bytes: Uint8Array, { body, end }: Box, type: string): Box[] =>
  (boxesIn(bytes, body, end) ?? []).filter((box) => box.type === type)

function headOf(bytes: Uint8Array, { body }: Box): { track: number; each: number | null } {
  const flags = numberAt(bytes, body, 4)
  const before = (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0)
  const each = flags & 8 ? numberAt(bytes, body + 8 + before, 4) : null
  return { track: numberAt(bytes, body + 4, 4), each }
}

/** Units that a run of samples lasts. Null when it is cut off. */
function runOf(bytes: Uint8Array, { body, end }: Box, each: number): number | null {
  const flags = numberAt(bytes, body, 4)
  const count = numberAt(bytes, body + 4, 4)
  const from = body + 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const row = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4
  if (from + count * row > end) return null
  if (!(flags & 0x100)) return count * each
  let long = 0
  for (let i = 0; i < count; i++) long += numberAt(bytes, from + i * row, 4)
  return long
}
