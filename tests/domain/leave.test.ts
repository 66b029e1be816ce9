import type { Standing } from '../../cloudfunctions/core/contract'
import { decideLeave } from '../../cloudfunctions/core/domain/leave'

const START = 1_000_000
const activity = (standing: Standing | null, over = {}) => ({
  startsAt: START,
  endsAt: START + 1,
  cancelled: null,
  sealedAt: null,
  roster: standing
    ? [{ memberId: 'me', name: 'me', stage: 'full' as const, group: null, standing }]
    : [],
  ...over,
})

test.each<[string, Standing | null, object, { now: number; arrived: boolean }, string]>([
  ['before the start', 'due', {}, { now: START - 1, arrived: false }, 'ok'],
  ['at the start it is too late', 'due', {}, { now: START, arrived: false }, 'leave-too-late'],
  [
    'who has arrived needs none',
    'due',
    {},
    { now: START - 1, arrived: true },
    'leave-after-arrival',
  ],
  ['a guest is not due', 'invitee', {}, { now: 0, arrived: false }, 'leave-not-due'],
  ['a mobile member is not due', 'mobile', {}, { now: 0, arrived: false }, 'leave-not-due'],
  ['who is not listed is not due', null, {}, { now: 0, arrived: false }, 'leave-not-due'],
  [
    'called off',
    'due',
    { cancelled: { at: 1, reason: '' } },
    { now: 0, arrived: false },
    'activity-cancelled',
  ],
  ['closed', 'due', { sealedAt: 1 }, { now: 0, arrived: false }, 'activity-sealed'],
])('domain §7 #9 leave: %s', (_, standing, over, facts, outcome) => {
  const answer = decideLeave(activity(standing, over), 'me', facts)
  expect(answer.ok ? 'ok' : answer.code).toBe(outcome)
})
