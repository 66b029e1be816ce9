import type { Material, RecordDraft, Segment } from '../../cloudfunctions/core/contract'
import { decideWords, recordHints } from '../../cloudfunctions/core/domain/minutes'
import { emptyDraft, lacksOf } from '../../cloudfunctions/core/domain/record'
import { readAlike } from '../../cloudfunctions/core/domain/similarity'

const at = (local: string) => Date.parse(`${local}:00+08:00`)
const day = {
  startsAt: at('2026-12-11T15:00'),
  endsAt: at('2026-12-11T16:30'),
  mode: 'in_person' as const,
}
const draft = (over: Partial<RecordDraft>): RecordDraft => ({
  ...emptyDraft({ recorderId: null, postedBy: 's', roster: [] }),
  ...over,
})
const part = (over: Partial<Segment> = {}): Segment => ({
  type: 'members_meeting',
  title: '',
  from: '15:00',
  to: '15:45',
  content: '讨论接收事宜',
  ...over,
})
const material = (link: string): Material => ({
  title: '党章',
  level: 'central',
  form: 'read',
  link,
})

test.each([
  ['within the day', part(), true],
  ['without a time', part({ from: null, to: null }), true],
  ['overrunning by less than an hour', part({ to: '17:20' }), true],
  ['beginning before the day', part({ from: '14:30' }), false],
  ['ending before it began', part({ from: '16:00', to: '15:50' }), false],
  ['ending hours later', part({ to: '19:00' }), false],
  ['with an end alone, before the day', part({ from: null, to: '12:00' }), false],
] as const)('C3.2a a part %s: %s', (_, segment, fits) => {
  const decision = decideWords(draft({ segments: [part(), segment] }), day)
  expect(decision).toEqual(
    fits
      ? { ok: true, value: null }
      : { ok: false, code: 'segment-outside-event', fields: ['segments.1'] },
  )
})

test('C3.2a a part after midnight belongs to the day that began before it', () => {
  const night = { ...day, startsAt: at('2026-12-31T23:00'), endsAt: at('2027-01-01T00:40') }
  const fits = (from: string, to: string) =>
    decideWords(draft({ segments: [part({ from, to })] }), night).ok
  expect([fits('23:10', '23:50'), fits('23:30', '00:20'), fits('00:10', '00:30')]).toEqual([
    true,
    true,
    true,
  ])
  expect(fits('22:00', '23:30')).toBe(false)
})

test('§7 a part of a day held in batches lies within one of the sittings, and not between them', () => {
  const second = { startsAt: at('2026-12-12T19:00'), endsAt: at('2026-12-12T20:00'), place: '' }
  const fits = (from: string, to: string) =>
    decideWords(draft({ segments: [part({ from, to })] }), { ...day, sessions: [second] }).ok
  expect([fits('15:00', '15:45'), fits('19:00', '20:30')]).toEqual([true, true])
  expect([fits('18:00', '18:30'), fits('16:00', '19:30')]).toEqual([false, false])
})

test('C3.2a, C3.2b each part has minutes of its own; one without any is still lacking', () => {
  const full = draft({ chairId: 'm', recorderId: 'm', content: '学习', outcome: '无后续事项' })
  expect(lacksOf({ ...full, segments: [part(), part({ type: 'lecture' })] })).toEqual([])
  expect(lacksOf({ ...full, segments: [part({ content: '' })] })).toEqual(['segments'])
})

test.each([
  ['', true],
  ['https://www.12371.cn/2022/10/26/', true],
  ['https://news.cn/x', true],
  ['http://dangwu.example.edu.cn/a', true],
  ['https://blog.example.com/gov.cn', false],
  ['https://gov.cn.example.com/', false],
  ['https://gov.cn@example.com/', false],
  ['https://notgov.cn/', false],
])('C3.1 what was studied is named by an official link: "%s" %s', (link, official) => {
  const decision = decideWords(
    draft({ materials: [material('https://www.gov.cn/'), material(link)] }),
    day,
  )
  expect(decision).toEqual(
    official
      ? { ok: true, value: null }
      : { ok: false, code: 'link-not-official', fields: ['materials.1.link'] },
  )
})

const november =
  '会议学习了党员教育管理工作条例，大家结合教学和科研谈了体会，支部对下月的结对帮扶作了分工，责任落实到人。'
const reworded = november.replace('下月', '今后一个月').replace('。', '；')

test('C3.9c minutes that only changed a word read alike, other minutes do not', () => {
  expect(readAlike(november, reworded)).toBe(true)
  expect(readAlike(november, `${november.replace(/，/g, '\n')} `)).toBe(true)
  expect(readAlike(november, `${november}随后到社区开展电脑义诊，为二十位居民清理了旧设备。`)).toBe(
    false,
  )
  expect(readAlike('会议由书记主持。', '会议由书记主持。')).toBe(false)
})

const held = { items: [], matters: 0 }

test('C3.9c the months whose minutes read alike are named once', () => {
  const earlier = [
    { month: '2026-11', content: november },
    { month: '2026-11', content: november },
    {
      month: '2026-10',
      content: '参观校史馆，听讲解员介绍学院的历史，与老教师座谈，写下感想并交流。',
    },
  ]
  expect(recordHints(draft({ content: reworded }), { ...day, ...held }, earlier)).toEqual({
    hints: ['like_earlier'],
    alike: ['2026-11'],
  })
  expect(recordHints(draft({ content: '' }), { ...day, ...held }, earlier)).toEqual({
    hints: [],
    alike: [],
  })
})

test.each([
  ['visit', null, ['outing_unconfirmed']],
  ['visit', false, ['outing_unconfirmed']],
  ['visit', true, []],
  ['in_person', null, []],
] as const)('C3.9d a day of the form %s with the answer %s hints %j', (mode, outing, hints) => {
  expect(recordHints(draft({ outing }), { ...held, mode }, []).hints).toEqual(hints)
})

test.each([
  ['deliberation', 0, ['no_matter']],
  ['deliberation', 1, []],
  ['study', 0, []],
] as const)('C3.3a a day with %s and %i matters hints %j', (category, matters, hints) => {
  const items = [{ kind: 'required' as const, category }]
  expect(recordHints(draft({}), { mode: 'in_person', items, matters }, []).hints).toEqual(hints)
})
