import { decideJoining } from '../../cloudfunctions/core/domain/joining'

const at = (text: string) => Date.parse(`${text}+08:00`)
const BRANCH = 'b00000000002'
const person = (_id: string, to: string | null) => ({
  _id,
  stage: 'full' as const,
  relations: [{ branchId: BRANCH, from: '2020-01-01', to, letterOn: null, temporary: false }],
  stages: [{ stage: 'full' as const, from: '2020-01-01' }],
  mobilities: [],
  exemptions: [],
  exclusions: [],
})
const host = {
  startsAt: at('2026-12-11T15:00'),
  endsAt: at('2026-12-11T16:30'),
  cancelled: null,
  sealedAt: null,
}
const decide = (now: string, over: { host?: object; input?: object } = {}) =>
  decideJoining(
    { ...host, ...over.host },
    {
      input: { activityId: 'a00000000001', branchId: BRANCH, ...over.input },
      now: at(now),
      today: now.slice(0, 10),
      people: [person('m1', null), person('m2', '2026-12-01')],
      leaders: ['m9'],
      required: 2,
    },
  )

test('domain §7 #3 the lead of a branch that joins counts from its own joining', () => {
  expect(decide('2026-12-08T10:00')).toMatchObject({ value: { leadDays: 3, verdict: 'on_time' } })
  expect(decide('2026-12-10T10:00')).toMatchObject({ code: 'short-notice-needs-reason' })
  const input = { shortNoticeReason: '刚商定联合开展' }
  expect(decide('2026-12-10T10:00', { input })).toMatchObject({ value: { verdict: 'short' } })
})

test.each([
  ['a member of the branch', 'm1', true],
  ['a leader from elsewhere', 'm9', true],
  ['somebody who left the branch', 'm2', false],
  ['a stranger', 'm5', false],
])('its record is kept by people of the branch: %s', (_, recorderId, accepted) =>
  expect(decide('2026-12-08T10:00', { input: { recorderId } }).ok).toBe(accepted),
)

test.each([
  ['called off', { cancelled: { at: 1, reason: '' } }, '2026-12-08T10:00', 'activity-cancelled'],
  ['closed', { sealedAt: 1 }, '2026-12-08T10:00', 'activity-sealed'],
  ['begun', {}, '2026-12-11T15:00', 'activity-started'],
])('nobody joins a day %s', (_, over, now, code) =>
  expect(decide(now, { host: over })).toMatchObject({ code }),
)
