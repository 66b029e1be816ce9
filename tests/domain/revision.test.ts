import type { Parsed } from '../../cloudfunctions/core/contract'
import {
  type Changing,
  changeWords,
  decideChange,
  isRepeated,
} from '../../cloudfunctions/core/domain/revision'

const at = (text: string) => Date.parse(`${text}+08:00`)
const BY = 'm0000000000001'
const notice = { at: at('2026-12-08T10:00'), leadDays: 3, verdict: 'on_time' as const }
const posted: Changing = {
  theme: '学习党章专题讨论',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '会议室',
  startsAt: at('2026-12-11T15:00'),
  endsAt: at('2026-12-11T16:30'),
  sessions: [],
  notice,
  firstNotice: notice,
  revisions: [],
  cancelled: null,
  sealedAt: null,
}
type Change = Omit<Parsed<'activity.change'>, 'activityId' | 'revision'>
const inputOf = (change: Change, revision = 0) => ({
  activityId: 'a00000000001',
  revision,
  ...change,
})
const decide = (
  change: Change,
  over: { of?: Partial<Changing>; now?: string; revision?: number } = {},
) =>
  decideChange({ ...posted, ...over.of }, inputOf(change, over.revision), {
    now: at(over.now ?? '2026-12-09T10:00'),
    by: BY,
    required: 2,
  })

test('C2.2b a change of the theme keeps the verdict and the words of before', () => {
  expect(decide({ theme: '学习二十大精神' })).toMatchObject({
    ok: true,
    value: {
      theme: '学习二十大精神',
      notice,
      revisions: [
        { by: BY, changed: ['theme'], before: { theme: '学习党章专题讨论' }, late: false },
      ],
    },
  })
})

test.each<[string, Change, string[]]>([
  ['place', { place: '报告厅' }, ['place']],
  ['form', { mode: 'online' }, ['mode']],
  ['content', { items: [{ kind: 'elective', tag: 'red_resources' }] }, ['items']],
  ['length alone', { minutes: 60 }, ['time']],
  ['all at once', { theme: '另一主题', place: '报告厅', minutes: 60 }, ['theme', 'place', 'time']],
])('C2.2b what changed is named: %s', (_, change, parts) =>
  expect(decide(change)).toMatchObject({ value: { revisions: [{ changed: parts }] } }),
)

test('C2.2b items in another order are the same items', () => {
  const items: Changing['items'] = [
    { kind: 'required', category: 'study' },
    { kind: 'elective', tag: 'other' },
  ]
  const answer = decide({ items: [...items].reverse() }, { of: { items } })
  expect(answer).toMatchObject({ code: 'nothing-changed' })
})

test('domain §7 #1 moved later the first notice still counts; the length stays', () => {
  expect(decide({ startsAt: at('2026-12-14T15:00') }, { now: '2026-12-11T09:00' })).toMatchObject({
    value: {
      endsAt: at('2026-12-14T16:30'),
      notice: { at: notice.at, leadDays: 6, verdict: 'on_time' },
      revisions: [{ late: true, changed: ['time'] }],
    },
  })
})

test('domain §7 #1 moved earlier with too little lead a reason is asked', () => {
  const earlier = { startsAt: at('2026-12-10T15:00') }
  expect(decide(earlier)).toMatchObject({ code: 'short-notice-needs-reason' })
  expect(decide({ ...earlier, shortNoticeReason: '场地调整' })).toMatchObject({
    value: { notice: { verdict: 'short', leadDays: 1, reason: '场地调整' } },
  })
})

test('C3.9b a change on the day itself is marked, by the day it was to be held', () => {
  const place = { place: '报告厅' }
  expect(decide(place, { now: '2026-12-11T00:01' })).toMatchObject({
    value: { revisions: [{ late: true }] },
  })
  expect(decide(place, { now: '2026-12-10T23:59' })).toMatchObject({
    value: { revisions: [{ late: false }] },
  })
})

test('further sittings move along, and a longer day must not run into them', () => {
  const sessions = [
    { startsAt: at('2026-12-11T19:00'), endsAt: at('2026-12-11T20:00'), place: '会议室' },
  ]
  expect(decide({ startsAt: at('2026-12-12T15:00') }, { of: { sessions } })).toMatchObject({
    value: {
      sessions: [{ startsAt: at('2026-12-12T19:00'), endsAt: at('2026-12-12T20:00') }],
    },
  })
  expect(decide({ minutes: 300 }, { of: { sessions } })).toMatchObject({ code: 'session-invalid' })
})

test.each<[string, Change, Parameters<typeof decide>[1], string]>([
  ['nothing different', { place: '会议室' }, {}, 'nothing-changed'],
  ['seen before another change', { place: '报告厅' }, { revision: 1 }, 'activity-changed'],
  ['begun', { place: '报告厅' }, { now: '2026-12-11T15:00' }, 'activity-started'],
  ['called off', { place: '报告厅' }, { of: { cancelled: {} } }, 'activity-cancelled'],
  ['closed', { place: '报告厅' }, { of: { sealedAt: 1 } }, 'activity-sealed'],
  ['into the past', { startsAt: at('2026-12-09T09:00') }, {}, 'start-in-past'],
])('refused: %s', (_, change, over, code) => expect(decide(change, over)).toMatchObject({ code }))

test('the same change twice is known again, another one is not', () => {
  const change = { place: '报告厅' }
  const decision = decide(change)
  if (!decision.ok) throw new Error(decision.code)
  const after = { ...posted, ...decision.value }
  expect(isRepeated(after, inputOf(change), BY)).toBe(true)
  expect(isRepeated(after, inputOf({ place: '礼堂' }), BY)).toBe(false)
  expect(isRepeated(after, inputOf(change), 'm0000000000002')).toBe(false)
  expect(isRepeated(after, inputOf(change, 1), BY)).toBe(false)
  expect(isRepeated(posted, inputOf(change), BY)).toBe(false)
})

test('C2.2b the message says shortly and in full what changed', () => {
  expect(changeWords(['place'])).toEqual({ state: '地点有变', reason: '地点有变' })
  expect(changeWords(['theme', 'time', 'place'])).toEqual({
    state: '安排有变',
    reason: '时间、地点、主题有变',
  })
})
