import type { Month, PlanWords } from '../../cloudfunctions/core/contract'
import { preparedFor } from '../../cloudfunctions/core/domain/month-card'
import {
  decideAdoption,
  decideRow,
  type KeptRow,
  rowShown,
} from '../../cloudfunctions/core/domain/plan'

const NOW = Date.parse('2026-12-08T10:00+08:00')
const words = (over: Partial<PlanWords> = {}): PlanWords => ({
  theme: '学习党章专题讨论',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '会议室',
  lead: '支部书记',
  note: '',
  ...over,
})
const row = (month: Month, over: Partial<KeptRow> = {}): KeptRow => ({
  ...words(),
  month,
  source: 'branch',
  adoptedAt: null,
  writtenBy: 'm1',
  writtenAt: 1,
  earlier: [],
  ...over,
})
const write = (
  rows: readonly KeptRow[],
  month: Month,
  over: Partial<PlanWords> & { reason?: string; superior?: string } = {},
) => {
  const { reason, superior = null, ...changed } = over
  const writing = { month, words: words(changed), now: NOW, by: 'm2', reason, superior }
  return decideRow(rows, writing)
}
const writtenOf = (answer: ReturnType<typeof write>, month: Month) =>
  answer.ok ? answer.value.find((one) => one.month === month) : answer.code

test('C2.0b a new row is a draft, in its place among the months', () => {
  const answer = write([row('2026-12'), row('2027-02')], '2027-01')
  expect(answer.ok && answer.value.map((one) => one.month)).toEqual([
    '2026-12',
    '2027-01',
    '2027-02',
  ])
  expect(writtenOf(answer, '2027-01')).toMatchObject({
    adoptedAt: null,
    source: 'branch',
    writtenBy: 'm2',
    writtenAt: NOW,
    earlier: [],
  })
})

test('C2.0b a draft is rewritten freely and leaves nothing behind', () => {
  const answer = write([row('2027-01')], '2027-01', { theme: '国家安全知识学习' })
  expect(writtenOf(answer, '2027-01')).toMatchObject({ theme: '国家安全知识学习', earlier: [] })
})

test('C2.0b an adopted row needs a reason, stays adopted and keeps every wording, newest first', () => {
  const adopted = row('2027-01', { adoptedAt: 5 })
  const theme = '国家安全知识学习'
  expect(write([adopted], '2027-01', { theme })).toMatchObject({ code: 'amendment-needs-reason' })
  const first = write([adopted], '2027-01', { theme, reason: '上级有新要求' })
  const rows = first.ok ? first.value : []
  const second = write(rows, '2027-01', { theme: '志愿服务进社区', reason: '天气原因' })
  const kept = writtenOf(second, '2027-01')
  expect(kept).toMatchObject({
    theme: '志愿服务进社区',
    adoptedAt: 5,
    earlier: [
      { words: words({ theme }), reason: '天气原因', by: 'm2', at: NOW },
      { words: words(), reason: '上级有新要求', by: 'm2', at: NOW },
    ],
  })
  // who wrote it stays with the plan
  expect(rowShown(kept as KeptRow).earlier).toEqual([
    { theme, at: NOW, reason: '天气原因' },
    { theme: words().theme, at: NOW, reason: '上级有新要求' },
  ])
})

test('C2.0b saying the same again changes nothing and needs no reason', () => {
  const adopted = row('2027-01', { adoptedAt: 5 })
  expect(write([adopted], '2027-01')).toEqual({ ok: true, value: [adopted] })
})

test.each([
  ['the month that runs', '2026-12', true],
  ['a month gone by', '2026-11', false],
])('C2.0b %s', (_, month, open) => {
  expect(write([], month)).toMatchObject(open ? { ok: true } : { code: 'plan-month-past' })
  expect(write([row(month)], month, { theme: '改一改的主题' }).ok).toBe(open)
})

test('C2.0c a row that says the theme set from above is the superior one', () => {
  const superior = '国家安全知识学习'
  expect(writtenOf(write([], '2027-01', { superior }), '2027-01')).toMatchObject({
    source: 'branch',
  })
  expect(writtenOf(write([], '2027-01', { superior, theme: superior }), '2027-01')).toMatchObject({
    source: 'superior',
  })
})

describe('adopting', () => {
  const rows = [row('2027-01', { adoptedAt: 5 }), row('2027-02'), row('2027-09')]
  const adopt = (from: Month, to: Month, of = rows) => decideAdoption(of, { from, to, now: NOW })

  test('C2.0b drafts of the span are adopted, others stay', () => {
    const answer = adopt('2027-01', '2027-06')
    expect(answer).toMatchObject({
      ok: true,
      value: { adopted: ['2027-01', '2027-02'], changed: true },
    })
    expect(answer.ok && answer.value.rows.map((one) => one.adoptedAt)).toEqual([5, NOW, null])
  })
  test('said again it is the same answer', () => {
    const first = adopt('2027-01', '2027-06')
    const again = adopt('2027-01', '2027-06', first.ok ? first.value.rows : [])
    expect(again).toMatchObject({ value: { adopted: ['2027-01', '2027-02'], changed: false } })
  })
  test('without a row there is nothing to adopt', () => {
    expect(adopt('2027-03', '2027-06')).toMatchObject({ code: 'plan-row-missing' })
  })
})

describe('what stands ready for a month', () => {
  const above = { orgId: 'u1', orgName: '总支', theme: '统一主题学习', items: [], note: '' }
  test('C2.0b the row of the plan comes first', () =>
    expect(preparedFor('2027-01', [row('2027-01')], above)).toEqual({
      theme: '学习党章专题讨论',
      items: words().items,
      mode: 'in_person',
      place: '会议室',
      source: 'branch',
    }))
  test('C2.0c then the theme set from above, then nothing', () => {
    expect(preparedFor('2027-01', [row('2027-02')], above)).toMatchObject({
      theme: '统一主题学习',
      mode: null,
      source: 'superior',
    })
    expect(preparedFor('2027-01', [], null)).toBeNull()
  })
})
