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

describe('C2.2b, domain §7 a day in batches', () => {
  const session = (start: string, place = '值班室') => ({
    startsAt: at(start),
    endsAt: at(start) + 3_600_000,
    place,
  })
  const [sunday, monday] = [session('2026-12-13T19:00'), session('2026-12-14T19:00')]
  const of = { sessions: [sunday, monday] }
  const MOVED = session('2026-12-15T19:00')

  test('a further sitting is changed, added or taken out, told as such, with what was before', () => {
    const other = { ...sunday, place: '报告厅' }
    for (const sessions of [[monday, other], [sunday], [sunday, monday, MOVED], []]) {
      const answer = decide({ sessions }, { of })
      expect(answer).toMatchObject({
        ok: true,
        value: { notice, revisions: [{ changed: ['sessions'], before: of }] },
      })
    }
    expect(decide({ sessions: [monday, other] }, { of })).toMatchObject({
      value: { sessions: [other, monday] },
    })
    expect(decide({ sessions: [monday, sunday] }, { of })).toMatchObject({
      code: 'nothing-changed',
    })
    expect(decide({ sessions: [session('2026-12-11T16:00')] }, { of })).toMatchObject({
      code: 'session-invalid',
    })
  })

  test('left out they move along with the first, and that is the time that changed', () => {
    const startsAt = at('2026-12-12T15:00')
    expect(decide({ startsAt }, { of })).toMatchObject({
      value: {
        sessions: [{ startsAt: at('2026-12-14T19:00') }, { startsAt: at('2026-12-15T19:00') }],
        revisions: [{ changed: ['time'] }],
      },
    })
    expect(decide({ startsAt, sessions: [monday] }, { of })).toMatchObject({
      value: { sessions: [monday], revisions: [{ changed: ['time', 'sessions'] }] },
    })
  })

  test('after the first began only sittings to come are changed, and none that has opened', () => {
    const now = '2026-12-13T18:40'
    expect(decide({ sessions: [sunday, MOVED] }, { of, now })).toMatchObject({ ok: true })
    expect(decide({ place: '报告厅' }, { of, now })).toMatchObject({ code: 'activity-started' })
    expect(decide({ sessions: [sunday, MOVED], theme: '另一主题' }, { of, now })).toMatchObject({
      code: 'activity-started',
    })
    const opened = { ...sunday, place: '报告厅' }
    expect(decide({ sessions: [opened, monday] }, { of, now })).toMatchObject({
      code: 'activity-started',
      fields: ['sessions'],
    })
    expect(decide({ sessions: [monday] }, { of, now })).toMatchObject({ code: 'activity-started' })
    const gone = session('2026-12-13T17:00')
    expect(decide({ sessions: [gone, sunday, monday] }, { of, now })).toMatchObject({
      code: 'start-in-past',
    })
    // when the last one has ended the day is over
    expect(decide({ sessions: [sunday] }, { of, now: '2026-12-14T20:00' })).toMatchObject({
      code: 'activity-started',
    })
    expect(decide({ sessions: [sunday] }, { now: '2026-12-11T15:00' })).toMatchObject({
      code: 'activity-started',
    })
  })

  test('the same change again is known, in any order', () => {
    const answer = decide({ sessions: [MOVED, sunday] }, { of })
    if (!answer.ok) throw new Error(answer.code)
    const after = { ...posted, ...answer.value }
    expect(isRepeated(after, inputOf({ sessions: [sunday, MOVED] }), BY)).toBe(true)
    expect(isRepeated(after, inputOf({ sessions: [sunday] }), BY)).toBe(false)
  })
})
