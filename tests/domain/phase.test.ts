import {
  closesAt,
  lastCloses,
  opensAt,
  phaseOf,
  sittingAt,
} from '../../cloudfunctions/core/domain/phase'

const MINUTE = 60_000
const times = { startsAt: 100 * MINUTE, endsAt: 190 * MINUTE, cancelled: null, sealedAt: null }

test.each([
  ['well before', 0, {}, 'upcoming'],
  ['half an hour before the start', 70, {}, 'open'],
  ['half an hour after the end', 220, {}, 'open'],
  ['later', 221, {}, 'ended'],
  ['closed', 221, { sealedAt: 1 }, 'sealed'],
  ['called off', 0, { cancelled: { at: 1, reason: '' } }, 'cancelled'],
])('an activity %s', (_, minute, over, phase) => {
  expect(phaseOf({ ...times, ...over }, minute * MINUTE)).toBe(phase)
})

describe('a day held in batches', () => {
  const sessions = [{ startsAt: 400 * MINUTE, endsAt: 460 * MINUTE }]
  const batches = { ...times, sessions }

  test.each([
    ['before the first', 60, 'upcoming'],
    ['in the first', 150, 'open'],
    ['between the two', 300, 'upcoming'],
    ['half an hour before the second', 370, 'open'],
    ['half an hour after the second', 490, 'open'],
    ['after the last', 491, 'ended'],
  ])('domain §7 each sitting has its own window: %s', (_, minute, phase) => {
    expect(phaseOf(batches, minute * MINUTE)).toBe(phase)
  })

  test('between two sittings the next window is shown', () => {
    const between = 300 * MINUTE
    expect(opensAt(batches, between)).toBe(370 * MINUTE)
    expect(closesAt(batches, between)).toBe(490 * MINUTE)
    expect(lastCloses(batches)).toBe(490 * MINUTE)
    expect(lastCloses(times)).toBe(220 * MINUTE)
  })

  test('where two windows overlap, an arrival belongs to the sitting that comes', () => {
    const close = { ...times, sessions: [{ startsAt: 195 * MINUTE, endsAt: 240 * MINUTE }] }
    expect(sittingAt(close, 180 * MINUTE).startsAt).toBe(195 * MINUTE)
    expect(sittingAt(close, 160 * MINUTE).startsAt).toBe(100 * MINUTE)
    expect(sittingAt(close, 900 * MINUTE).startsAt).toBe(195 * MINUTE)
  })
})
