import { judgeNotice } from '../../cloudfunctions/core/domain/notice'

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
