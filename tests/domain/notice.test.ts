import fc from 'fast-check'
import { addDays, dayOf, instantOf, leadDays } from '../../cloudfunctions/core/domain/calendar'
import { judgeMove, judgeNotice, toldAt } from '../../cloudfunctions/core/domain/notice'

const at = (text: string) => Date.parse(`${text}+08:00`)
const judge = (noticed: string, starts: string, reason?: string) =>
  judgeNotice({ at: at(noticed), startsAt: at(starts), required: 2, reason })

test.each([
  ['C2.2c two days is in good time', '2026-12-09T23:59', '2026-12-11T09:00', 2],
  ['C2.2c three days is in good time', '2026-12-08T09:00', '2026-12-11T09:00', 3],
  ['C2.2c more than three days is never a fault', '2026-11-11T09:00', '2026-12-11T09:00', 30],
  ['C2.2c two days over 29 February', '2028-02-28T20:00', '2028-03-01T09:00', 2],
])('%s', (_, noticed, starts, lead) => {
  expect(judge(noticed, starts)).toEqual({
    ok: true,
    value: { at: at(noticed), leadDays: lead, verdict: 'on_time' },
  })
})

test.each([
  ['C2.2c one minute after midnight is a day short', '2026-12-10T00:01', '2026-12-11T09:00'],
  ['C2.2c the same day is short', '2026-12-11T08:00', '2026-12-11T09:00'],
])('%s: a reason is asked, and with it nothing is blocked', (_, noticed, starts) => {
  expect(judge(noticed, starts)).toMatchObject({
    ok: false,
    code: 'short-notice-needs-reason',
    fields: ['shortNoticeReason'],
  })
  expect(judge(noticed, starts, '上级临时部署')).toMatchObject({
    ok: true,
    value: { verdict: 'short', reason: '上级临时部署' },
  })
})

test('C2.2c nothing is announced for the past', () => {
  expect(judge('2026-12-11T09:00', '2026-12-11T09:00', '理由')).toMatchObject({
    ok: false,
    code: 'start-in-past',
  })
})

test('C2.2c the number of days belongs to the school', () => {
  const facts = { at: at('2026-12-09T10:00'), startsAt: at('2026-12-11T10:00') }
  expect(judgeNotice({ ...facts, required: 7 })).toMatchObject({ ok: false })
  expect(judgeNotice({ ...facts, required: 0 })).toMatchObject({ value: { verdict: 'on_time' } })
})

describe('a moved day (domain §7 #1)', () => {
  const first = { at: at('2026-12-08T10:00'), leadDays: 3, verdict: 'on_time' as const }
  const move = (now: string, to: string, over: object = {}) =>
    judgeMove({
      now: at(now),
      from: at('2026-12-11T15:00'),
      firstStart: at('2026-12-11T15:00'),
      startsAt: at(to),
      first,
      required: 2,
      ...over,
    })

  test('moved later, a first notice in good time stays one and counts from then', () => {
    expect(move('2026-12-11T08:00', '2026-12-12T15:00')).toEqual({
      ok: true,
      value: { at: first.at, leadDays: 4, verdict: 'on_time' },
    })
    expect(move('2026-12-11T08:00', '2026-12-11T16:00')).toMatchObject({
      value: { leadDays: 3, verdict: 'on_time' },
    })
  })

  test('drawn forward and put off again a little, the lead counts from the telling of now', () => {
    const forward = { from: at('2026-12-09T15:00'), firstStart: at('2026-12-20T15:00') }
    expect(move('2026-12-08T20:00', '2026-12-09T15:01', forward)).toMatchObject({
      ok: false,
      code: 'short-notice-needs-reason',
    })
    expect(move('2026-12-08T20:00', '2026-12-21T15:00', forward)).toMatchObject({
      value: { at: first.at, verdict: 'on_time' },
    })
  })

  test('nobody puts a day off into another age', () => {
    expect(move('2026-12-08T20:00', '2100-01-01T15:00')).toMatchObject({ code: 'start-too-far' })
  })

  test('moved earlier, the lead counts from the telling of now', () => {
    expect(move('2026-12-08T20:00', '2026-12-10T15:00')).toMatchObject({
      value: { at: at('2026-12-08T20:00'), leadDays: 2, verdict: 'on_time' },
    })
    expect(move('2026-12-09T09:00', '2026-12-10T15:00')).toMatchObject({
      code: 'short-notice-needs-reason',
    })
    expect(move('2026-12-09T09:00', '2026-12-10T15:00', { reason: '场地调整' })).toMatchObject({
      value: { leadDays: 1, verdict: 'short', reason: '场地调整' },
    })
  })

  test('a first notice that was short is judged anew, and can come into good time', () => {
    const short = { ...first, leadDays: 1, verdict: 'short' as const, reason: '临时部署' }
    expect(move('2026-12-10T09:00', '2026-12-18T15:00', { first: short })).toMatchObject({
      value: { at: at('2026-12-10T09:00'), leadDays: 8, verdict: 'on_time' },
    })
    expect(move('2026-12-10T09:00', '2026-12-11T16:00', { first: short })).toMatchObject({
      code: 'short-notice-needs-reason',
    })
  })

  test('nothing is moved into the past', () => {
    expect(move('2026-12-10T09:00', '2026-12-10T08:00', { reason: '理由' })).toMatchObject({
      code: 'start-in-past',
    })
  })

  test('T12 whatever the days, later is never worse than it was', () => {
    const instant = (from: string, days: number) =>
      fc.integer({ min: 0, max: days * 1440 }).map((minutes) => at(from) + minutes * 60_000)
    fc.assert(
      fc.property(
        instant('2027-12-20T00:00', 75),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 60 * 1440 }),
        (noticed, lead, later) => {
          const from = instantOf(addDays(dayOf(noticed), lead), '15:00')
          const given = judgeNotice({ at: noticed, startsAt: from, required: 2 })
          if (!given.ok) throw new Error('the first notice is in good time')
          const startsAt = from + later * 60_000
          const now = noticed + 60_000
          const moved = judgeMove({
            now,
            from,
            firstStart: from,
            startsAt,
            first: given.value,
            required: 2,
          })
          const leads = leadDays(noticed, startsAt)
          expect(moved).toMatchObject({ ok: true, value: { verdict: 'on_time', leadDays: leads } })
        },
      ),
    )
  })
})

describe('C2.2c told before, outside the app', () => {
  const now = at('2026-12-08T10:00')
  test.each([
    ['yesterday counts from noon', '2026-12-07', '2026-12-07T12:00'],
    ['today before noon counts from now', '2026-12-08', '2026-12-08T10:00'],
    ['a month ago', '2026-11-07', '2026-11-07T12:00'],
  ])('%s', (_, on, counted) => expect(toldAt(on, now)).toEqual({ ok: true, value: at(counted) }))

  test.each([
    ['tomorrow', '2026-12-09'],
    ['longer ago than a month', '2026-11-06'],
  ])('%s is refused', (_, on) =>
    expect(toldAt(on, now)).toMatchObject({ code: 'told-before-in-future' }),
  )

  test('the lead counts from then', () => {
    const facts = { at: at('2026-12-05T12:00'), now, startsAt: at('2026-12-09T15:00'), required: 2 }
    expect(judgeNotice(facts)).toMatchObject({ value: { leadDays: 4, verdict: 'on_time' } })
    expect(judgeNotice({ ...facts, startsAt: at('2026-12-08T09:00') })).toMatchObject({
      code: 'start-in-past',
    })
  })
})
