import type { Figure } from './measure'

/** Bounds of the ratios; a figure without one is measured for comparison alone. */
const PROMISED: Record<string, { atLeast: number } | { atMost: number }> = {
  'signin.throughput': { atLeast: 0.7 },
  'signin.p95-to-p50': { atMost: 3 },
  'signin.growth-200-to-20000': { atMost: 1.15 },
  'reminders.calls-per-message': { atMost: 1 },
  // a message among four times as many takes as long, but for what the machine does beside
  'reminders.growth': { atMost: 1.5 },
  'reminders.longest-run': { atMost: 1 },
  'ledger.run': { atMost: 1 },
  // time and memory of ten times the lines: the same for a line, the same as a whole, and some noise
  'ledger.growth': { atMost: 1.5 },
  'ledger.calls-per-500-lines': { atMost: 1 },
  'ledger.peak': { atMost: 1.5 },
  ...Object.fromEntries(
    ['get', 'add', 'update', 'where-indexed', 'sort-indexed', 'tx'].map((name) => [
      `gateway.${name}.100k`,
      { atMost: 1.5 },
    ]),
  ),
}

/** What each figure that misses its bound says; empty when all is as promised. */
export const missed = (figures: readonly Figure[]): string[] =>
  figures.flatMap(({ name, ratio }) => {
    const bound = PROMISED[name]
    if (!bound) return []
    if ('atLeast' in bound) {
      return ratio >= bound.atLeast ? [] : [`${name}: ${ratio}, at least ${bound.atLeast} promised`]
    }
    return ratio <= bound.atMost ? [] : [`${name}: ${ratio}, at most ${bound.atMost} promised`]
  })
