import { phaseOf } from '../../cloudfunctions/core/domain/phase'

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
