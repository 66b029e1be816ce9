import fc from 'fast-check'
import type { Outcome, ResolutionKind } from '../../cloudfunctions/core/contract'
import { decideVote, hasQuorum, neededFor, type Votes } from '../../cloudfunctions/core/domain/vote'

const votes = (over: Partial<Votes & { deferReason: string }> = {}) => ({
  method: 'show_of_hands' as const,
  yes: 0,
  no: 0,
  abstain: 0,
  opinions: 0,
  deferReason: '',
  ...over,
})
const outcome = (
  kind: ResolutionKind,
  [votingDue, present]: readonly [number, number],
  over: Parameters<typeof votes>[0],
) => {
  const decision = decideVote(kind, { votingDue, present }, votes(over))
  return decision.ok ? decision.value : decision.code
}

test.each<[string, ResolutionKind, [number, number], Parameters<typeof votes>[0], string]>([
  ['R1 all in favour', 'ordinary', [15, 13], { yes: 13 }, 'passed'],
  ['R2 agreed without a vote', 'ordinary', [15, 13], { method: 'consensus' }, 'consensus'],
  ['R3 eleven of fourteen', 'ordinary', [14, 12], { yes: 11, abstain: 1 }, 'passed'],
  ['R4 six of fifteen', 'ordinary', [15, 13], { yes: 6, no: 7 }, 'rejected'],
  [
    'R5 seven against six',
    'important',
    [14, 13],
    { yes: 7, no: 6, deferReason: '票数接近，下次再议' },
    'deferred',
  ],
  ['two of three of the committee', 'committee', [3, 2], { yes: 2 }, 'passed'],
  ['one of three of the committee in favour', 'committee', [3, 2], { yes: 1, no: 1 }, 'rejected'],
  ['one of three of the committee there', 'committee', [3, 1], {}, 'carried'],
  ['about persons otherwise', 'personnel', [14, 7], { yes: 7 }, 'rejected'],
  [
    'about persons otherwise, never without a vote',
    'personnel',
    [14, 8],
    { method: 'consensus' },
    'consensus-ordinary-only',
  ],
  ['R6 seven of fifteen there', 'ordinary', [15, 7], {}, 'carried'],
  [
    'R7 a confirmation by ballot',
    'confirmation',
    [9, 8],
    { method: 'secret_ballot', yes: 8 },
    'passed',
  ],
  [
    'half of fourteen is a quorum, and seven are not enough',
    'ordinary',
    [14, 7],
    { yes: 7 },
    'rejected',
  ],
  ['eight of fourteen pass', 'ordinary', [14, 8], { yes: 8 }, 'passed'],
  ['exactly half of six', 'ordinary', [6, 3], { yes: 3 }, 'rejected'],
  [
    'about a person half is no quorum',
    'admission',
    [14, 7],
    { method: 'secret_ballot' },
    'carried',
  ],
  [
    'written opinions of the absent count about a person',
    'admission',
    [14, 8],
    { method: 'secret_ballot', yes: 8, abstain: 2, opinions: 2 },
    'passed',
  ],
])('C3.3b T4 %s', (_, kind, presence, given, expected) =>
  expect(outcome(kind, presence, given)).toBe(expected),
)

test.each<[string, ResolutionKind, [number, number], Parameters<typeof votes>[0], string]>([
  ['an election', 'election', [15, 13], { yes: 13 }, 'election-out-of-scope'],
  ['hands about a person', 'admission', [9, 8], { yes: 8 }, 'ballot-must-be-secret'],
  [
    'no vote on an important matter',
    'important',
    [9, 8],
    { method: 'consensus' },
    'consensus-ordinary-only',
  ],
  ['votes without a quorum', 'ordinary', [15, 7], { yes: 7 }, 'no-quorum'],
  ['more votes than people', 'ordinary', [15, 13], { yes: 14 }, 'vote-counts-wrong'],
  ['fewer votes than people', 'ordinary', [15, 13], { yes: 12 }, 'vote-counts-wrong'],
  [
    'a vote beside an agreement',
    'ordinary',
    [15, 13],
    { method: 'consensus', yes: 1 },
    'vote-counts-wrong',
  ],
  [
    'written opinions on an ordinary matter',
    'ordinary',
    [15, 13],
    { yes: 14, opinions: 1 },
    'vote-counts-wrong',
  ],
  [
    'more opinions than absent voters',
    'admission',
    [9, 8],
    { method: 'secret_ballot', yes: 10, opinions: 2 },
    'vote-counts-wrong',
  ],
  [
    'deferring what was clear',
    'important',
    [15, 13],
    { yes: 12, no: 1, deferReason: '再议' },
    'defer-not-close',
  ],
  [
    'deferring an ordinary matter',
    'ordinary',
    [14, 13],
    { yes: 7, no: 6, deferReason: '再议' },
    'defer-not-close',
  ],
])('C3.3b refused: %s', (_, kind, presence, given, expected) =>
  expect(outcome(kind, presence, given)).toBe(expected),
)

/** Votes that add up for some V from 1 to 60. */
const ballots = fc
  .integer({ min: 1, max: 60 })
  .chain((votingDue) => fc.tuple(fc.constant(votingDue), fc.nat(votingDue)))
  .chain(([votingDue, present]) =>
    fc.tuple(fc.constant(votingDue), fc.constant(present), fc.nat(present)),
  )
  .chain(([votingDue, present, inFavour]) =>
    fc.record({
      votingDue: fc.constant(votingDue),
      present: fc.constant(present),
      yes: fc.constant(inFavour),
      no: fc.nat(present - inFavour),
    }),
  )

test('C3.3b T4 for V = 1 to 60 nothing passes without more than half of all who have a vote', () => {
  fc.assert(
    fc.property(ballots, ({ votingDue, present, yes, no }) => {
      const abstain = present - yes - no
      const quorum = present > 0 && present * 2 >= votingDue
      const given = quorum ? { yes, no, abstain } : {}
      const expected: Outcome = !quorum ? 'carried' : yes * 2 > votingDue ? 'passed' : 'rejected'
      return outcome('ordinary', [votingDue, present], given) === expected
    }),
    { numRuns: 2000 },
  )
})

test('C3.3b one vote more never turns a pass into a failure', () => {
  for (let votingDue = 1; votingDue <= 60; votingDue++) {
    const needed = neededFor(votingDue)
    expect(needed * 2).toBeGreaterThan(votingDue)
    expect((needed - 1) * 2).toBeLessThanOrEqual(votingDue)
    expect(hasQuorum('ordinary', { votingDue, present: Math.ceil(votingDue / 2) })).toBe(true)
    expect(hasQuorum('ordinary', { votingDue, present: Math.ceil(votingDue / 2) - 1 })).toBe(false)
    expect(hasQuorum('admission', { votingDue, present: needed })).toBe(true)
    expect(hasQuorum('admission', { votingDue, present: needed - 1 })).toBe(false)
  }
})
