/** One figure: ours beside the floor, measured in the same run on the same machine. */
export type Figure = {
  name: string
  ours: number
  floor: number
  /** ours ÷ floor; the only number worth comparing between machines. */
  ratio: number
  /** Of `1/s` more is better. */
  unit: 'ms' | '1/s' | 'calls' | 'MB'
  n: number
}

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function time(step: (i: number) => Promise<unknown>, i: number): Promise<number> {
  const start = performance.now()
  await step(i)
  return performance.now() - start
}

/** Runs both steps by turns, so that a busy machine slows both alike; answers the medians in milliseconds. */
export async function compare(
  name: string,
  n: number,
  ours: (i: number) => Promise<unknown>,
  floor: (i: number) => Promise<unknown>,
): Promise<Figure> {
  const warmUp = Math.min(20, n)
  const [mine, least]: [number[], number[]] = [[], []]
  for (let i = -warmUp; i < n; i++) {
    const a = await time(ours, i)
    const b = await time(floor, i)
    if (i >= 0) {
      mine.push(a)
      least.push(b)
    }
  }
  const [o, f] = [median(mine), median(least)]
  return { name, ours: round(o), floor: round(f), ratio: round(o / f), unit: 'ms', n }
}

export const round = (value: number) => Number(value.toFixed(3))

/** One figure: what was measured of ours beside its floor, in the same unit and the same run. */
export const figure = (
  name: string,
  unit: Figure['unit'],
  [ours, floor]: [number, number],
  n: number,
): Figure => ({ name, ours: round(ours), floor: round(floor), ratio: round(ours / floor), unit, n })
