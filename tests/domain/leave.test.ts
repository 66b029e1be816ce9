import type { Standing } from '../../cloudfunctions/core/contract'
import {
  decideConfirming,
  decideLeave,
  decideWithdrawing,
  needsConfirming,
} from '../../cloudfunctions/core/domain/leave'

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

test.each<[string, object, { now: number; secretary: boolean }, string]>([
  ['by its owner before the start', {}, { now: START - 1, secretary: false }, 'ok'],
  ['not by its owner after it', {}, { now: START, secretary: false }, 'leave-too-late'],
  ['by the secretary after it', {}, { now: START, secretary: true }, 'ok'],
  ['of a closed record by nobody', { sealedAt: 1 }, { now: 0, secretary: true }, 'activity-sealed'],
  [
    'of a day called off by nobody',
    { cancelled: { at: 1, reason: '' } },
    { now: 0, secretary: true },
    'activity-cancelled',
  ],
])('domain §7 #9 leave is taken back %s', (_, over, facts, outcome) => {
  // whatever the standing
  for (const standing of ['due', 'exempt', null] as const) {
    const answer = decideWithdrawing(activity(standing, over), facts)
    expect(answer.ok ? 'ok' : answer.code).toBe(outcome)
  }
})

describe('domain §7 #1 leave given before a move', () => {
  const moved = (time: number, changed: 'time' | 'place' = 'time') => ({
    revisions: [{ at: time, changed: [changed] }],
  })
  const leave = { askedAt: 100, confirmedAt: null }

  test.each([
    ['given before', leave, moved(200), true],
    ['given after', leave, moved(50), false],
    ['said again', { ...leave, confirmedAt: 300 }, moved(200), false],
    ['said again, and moved once more', { ...leave, confirmedAt: 300 }, moved(400), true],
    ['only the place changed', leave, moved(200, 'place'), false],
    ['nothing changed', leave, { revisions: [] }, false],
  ])('%s', (_, given, activity, needed) => expect(needsConfirming(given, activity)).toBe(needed))

  const day = { startsAt: 1000, endsAt: 2000, cancelled: null, sealedAt: null }
  test.each([
    ['called off', { cancelled: { at: 1, reason: '' } }, 500, 'activity-cancelled'],
    ['closed', { sealedAt: 1 }, 500, 'activity-sealed'],
    ['begun', {}, 1000, 'leave-too-late'],
  ])('is not said again once %s', (_, over, now, code) =>
    expect(decideConfirming({ ...day, ...over }, now)).toMatchObject({ code }),
  )

  test('of a day in batches, until the last sitting begins', () => {
    const sessions = [{ startsAt: 3000, endsAt: 4000 }]
    expect(decideConfirming({ ...day, sessions }, 2999)).toMatchObject({ ok: true })
    expect(decideConfirming({ ...day, sessions }, 3000)).toMatchObject({ code: 'leave-too-late' })
  })
})
