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

test.each([
  ['the time of a line among ten times as many', 'ledger.growth', 1.5],
  ['the questions for five hundred lines', 'ledger.calls-per-500-lines', 1],
  ['the memory for ten times as many lines', 'ledger.peak', 1.5],
])('C4.3d of the ledger %s has a bound', (_, name, bound) => {
  expect(missed([figure(name, bound)])).toEqual([])
  expect(missed([figure(name, bound + 0.01)])).toHaveLength(1)
})
