import type { Figure } from '../../bench/measure'
import { missed } from '../../bench/promises'

const figure = (name: string, ratio: number): Figure => ({
  ...{ name, ratio, ours: ratio, floor: 1 },
  ...{ unit: 'ms', n: 1 },
})

test('a figure that misses its bound is named, on the side that counts', () => {
  const kept = [figure('signin.throughput', 0.7), figure('signin.p95-to-p50', 3)]
  expect(missed(kept)).toEqual([])
  expect(missed([figure('signin.throughput', 0.69), figure('signin.p95-to-p50', 3.1)])).toEqual([
    'signin.throughput: 0.69, at least 0.7 promised',
    'signin.p95-to-p50: 3.1, at most 3 promised',
  ])
  expect(missed([figure('measured for comparison alone', 99)])).toEqual([])
})
