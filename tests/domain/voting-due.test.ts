import type { ExclusionReason } from '../../cloudfunctions/core/contract'
import { dueList, type Rostered } from '../../cloudfunctions/core/domain/due-list'
import { votingDueAt } from '../../cloudfunctions/core/domain/voting-due'

const HERE = 'b00000000001'
const THERE = 'b00000000002'
const DAY = '2026-12-11'
const EVE = '2026-12-10'
const BEFORE = '2026-12-05'
const home = { branchId: HERE, from: '2020-01-01', to: null, letterOn: null, temporary: false }

const full = (over: Partial<Rostered> = {}): Rostered => ({
  _id: 'm1',
  name: '赵甲一',
  group: null,
  order: 1,
  relations: [home],
  stages: [{ stage: 'full', from: '2020-01-01' }],
  mobilities: [{ mobility: 'none', from: '2020-01-01' }],
  exemptions: [],
  exclusions: [],
  ...over,
})
const excluded = (reason: ExclusionReason, from: string, to: string | null = null) =>
  full({ exclusions: [{ reason, from, to }] })
const confirmed = (from: string) =>
  full({
    stages: [
      { stage: 'probationary', from: '2025-12-01' },
      { stage: 'full', from },
    ],
  })
const moved = (to: string) => full({ relations: [{ ...home, to }] })
const arrived = (from: string) =>
  full({
    relations: [
      { ...home, branchId: THERE, to: EVE },
      { ...home, from },
    ],
  })

const listOf = (one: Rostered) =>
  dueList([one], { branchId: HERE, day: DAY, invited: [], visiting: [] })
/** Whether the person has a vote by a list made of one state and the facts as they are by then. */
const votes = (listed: Rostered, now = listed) =>
  votingDueAt([now], { branchId: HERE, roster: listOf(listed) }, DAY).length > 0

test.each<[string, Rostered, boolean]>([
  ['a full member', full(), true],
  ['confirmed that morning', confirmed(DAY), true],
  ['still on probation', full({ stages: [{ stage: 'probationary', from: '2025-12-01' }] }), false],
  ['suspended since that morning', excluded('membership_suspended', DAY), false],
  ['without vote for a time', excluded('probation_in_party', BEFORE), false],
  ['with the vote again', excluded('probation_in_party', BEFORE, EVE), true],
  ['accepted that morning', arrived(DAY), true],
  ['gone the day before', moved(EVE), false],
  ['here for a time', full({ relations: [{ ...home, temporary: true }] }), false],
  ['exempt', full({ exemptions: [{ reason: '产假', from: BEFORE, to: null }] }), true],
])('§2.2 by the list of the day: %s', (_, one, expected) => expect(votes(one)).toBe(expected))

test.each<[string, Rostered, Rostered]>([
  ['is confirmed as of that day', confirmed('2027-01-01'), confirmed(DAY)],
  ['is confirmed as of an earlier day', confirmed('2027-01-01'), confirmed(BEFORE)],
  ['goes to another branch', full(), moved(EVE)],
  ['went to another branch some days ago', full(), moved(BEFORE)],
  ['is suspended', full(), excluded('membership_suspended', DAY)],
  ['is suspended no more', excluded('detained', BEFORE), excluded('detained', BEFORE, EVE)],
])('§7 #18 inside the meeting V stays, whoever %s', (_, listed, now) =>
  expect(votes(listed, now)).toBe(votes(listed)),
)
