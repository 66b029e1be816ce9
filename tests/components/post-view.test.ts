import { startsAt } from '../../miniprogram/components/event-fields/fields'
import {
  sittingChanged,
  withoutSitting,
  withSitting,
} from '../../miniprogram/components/sittings/sitting'
import {
  type Form,
  formOf,
  inputOf,
  lackOf,
  rebased,
} from '../../miniprogram/pages/event/post/form'
import {
  choicesOf,
  consequence,
  postedView,
  postView,
  sourceLine,
} from '../../miniprogram/pages/event/post/view'
import { ACTIVITY, ANNA, aDraft, at, BEN, NOW, people } from './facts'

const draft = aDraft()
const prepared = {
  theme: '学风建设：结对帮扶',
  items: [{ kind: 'required' as const, category: 'study' as const }],
  mode: 'visit' as const,
  place: '校史馆',
  source: 'branch' as const,
}
const planned = aDraft({ prepared })
const filled = (part: Partial<Form> = {}): Form => ({
  ...formOf(draft),
  theme: '学风建设',
  categories: ['study'],
  ...part,
})

test('C2.1a the form opens filled from the usual slot, only the theme is left to type', () => {
  expect(formOf(draft)).toMatchObject({
    theme: '',
    day: '2026-12-05',
    time: '15:00',
    minutes: 90,
    place: '信息楼302',
  })
  expect(choicesOf(draft)).toMatchObject({
    title: '12月主题党日',
    slotNote: '已按惯例时间填好',
  })
})

test.each([
  ['C2.2c three days ahead is in good time', '2026-12-05', '今天发布 = 提前3天，符合要求'],
  ['C2.2c two days ahead is in good time', '2026-12-04', '今天发布 = 提前2天，符合要求'],
  ['C2.2c one day ahead needs a sentence', '2026-12-03', '只提前1天，少于2天，请写一句原因'],
  [
    'C2.2c the same day needs a sentence',
    '2026-12-02',
    '今天发布就在活动当天，少于2天，请写一句原因',
  ],
  ['the past cannot be posted', '2026-12-01', '开始时间已经过去，请重新选择日期和时间。'],
])('%s', (_, day, sentence) => expect(consequence(filled({ day }), draft, NOW)).toBe(sentence))

test.each<[string, Partial<Form>, string]>([
  ['a theme of three letters', { theme: '学习会' }, '请写主题，至少4个字'],
  ['no content', { categories: [] }, '请选择至少一项内容'],
  ['no place', { place: '  ' }, '请写地点'],
  ['a start in the past', { day: '2026-12-01' }, '开始时间已经过去，请重新选择'],
  ['a short notice without a reason', { day: '2026-12-03' }, '请写一句通知较晚的原因'],
  ['a short notice with its reason', { day: '2026-12-03', reason: '场地调整' }, ''],
  ['everything', {}, ''],
])('with %s it says what is missing', (_, part, lack) =>
  expect(lackOf(filled(part), draft, NOW)).toBe(lack),
)

test('what is sent is one line, in Shanghai time, under the key of this form', () => {
  const form = filled({ theme: '学风\n建设 周', tags: ['other'], recorderId: BEN })
  expect(inputOf(form, draft, { key: 'k'.repeat(24), now: NOW })).toEqual({
    key: 'k'.repeat(24),
    branchId: draft.branch.orgId,
    theme: '学风 建设 周',
    items: [
      { kind: 'required', category: 'study' },
      { kind: 'elective', tag: 'other' },
    ],
    mode: 'in_person',
    place: '信息楼302',
    startsAt: at('2026-12-05T15:00'),
    minutes: 90,
    invited: [],
    recorderId: BEN,
  })
})

test('a reason goes along only when the notice is short', () => {
  const sent = (day: string) =>
    inputOf(filled({ day, reason: '场地调整' }), draft, { key: 'k'.repeat(24), now: NOW })
  expect(sent('2026-12-03').shortNoticeReason).toBe('场地调整')
  expect(sent('2026-12-05')).not.toHaveProperty('shortNoticeReason')
})

test('the rows say what was chosen, and how many will be told', () => {
  const view = postView(filled({ invited: ['m0000000000009'], recorderId: BEN }), draft, NOW)
  expect(view).toMatchObject({
    fields: { dayLine: '12月5日 周六', near: '还有3天', length: '90分钟' },
    invitedLine: '田野',
    recorderLine: '白帆',
    button: '发布并通知26人',
    short: false,
  })
  expect(postView(filled(), draft, NOW)).toMatchObject({ invitedLine: '不邀请' })
})

test('another branch brings its slot and leaves what was typed alone', () => {
  const other = aDraft({ suggestion: { ...draft.suggestion, place: '文科楼101' } })
  expect(rebased(filled({ invited: [BEN] }), draft, other)).toMatchObject({
    theme: '学风建设',
    categories: ['study'],
    place: '文科楼101',
    invited: [],
  })
  expect(startsAt(filled())).toBe(at('2026-12-05T15:00'))
})

test('another branch brings its plan while nothing was typed', () => {
  const theirs = aDraft({ prepared: { ...prepared, theme: '走进校史馆' } })
  expect(rebased(formOf(planned), planned, theirs)).toMatchObject({ theme: '走进校史馆' })
})

test('C2.0b a row of the plan fills the form: nothing is left to type, posting is one tap', () => {
  const form = formOf(planned)
  expect(form).toMatchObject({
    theme: '学风建设：结对帮扶',
    categories: ['study'],
    mode: 'visit',
    place: '校史馆',
    day: '2026-12-05',
  })
  expect(lackOf(form, planned, NOW)).toBe('')
})

test.each([
  ['C2.0b the plan', planned, {}, '来自计划'],
  [
    'C2.0c the theme set from above',
    aDraft({ prepared: { ...prepared, source: 'superior' } }),
    {},
    '来自上级统一',
  ],
  ['other words', planned, { theme: '走进校史馆' }, '计划原为：学风建设：结对帮扶'],
  ['nothing', draft, {}, ''],
])('the source of the theme: %s', (_, facts, part, line) =>
  expect(sourceLine({ ...formOf(facts), ...part }, facts)).toBe(line),
)

test('C2.2c who was told before counts from that day, and no number of messages is promised', () => {
  const told = filled({ day: '2026-12-03', toldOn: '2026-11-30', toldBy: 'group' })
  expect(postView(told, draft, NOW)).toMatchObject({
    consequence: '11月30日已告知 = 提前3天，符合要求',
    told: '11月30日 群里告知',
    button: '发布',
    short: false,
  })
  expect(inputOf(told, draft, { key: 'k'.repeat(24), now: NOW }).toldBefore).toEqual({
    on: '2026-11-30',
    by: 'group',
  })
})

test('C2.1d a day outside the plan may say why; the reason goes along only then', () => {
  const unplanned = aDraft({ unplanned: ['2026-12'] })
  const form = filled({ unplannedReason: ' 上级临时安排 ' })
  const sent = (facts: typeof draft) => inputOf(form, facts, { key: 'k'.repeat(24), now: NOW })
  expect(sent(unplanned).unplannedReason).toBe('上级临时安排')
  expect(sent(draft)).not.toHaveProperty('unplannedReason')
  expect(postView(form, unplanned, NOW)).toMatchObject({ showUnplanned: true, unplanned: '已写' })
  expect(postView(form, draft, NOW).showUnplanned).toBe(false)
})

test.each<[string, Partial<Form>, string[], boolean]>([
  ['made up for a month without a row', { makesUpFor: '2026-11' }, ['2026-11'], true],
  ['made up for a month with one', { makesUpFor: '2026-11' }, ['2026-12'], false],
  ['moved to a month without a row', { day: '2027-01-05' }, ['2027-01'], true],
  ['moved to a month with one', { day: '2027-01-05' }, ['2026-12'], false],
])('C2.1d what counts is the month the day is held for: %s', (_, part, unplanned, asked) => {
  const facts = aDraft({ missed: ['2026-11'], unplanned })
  const form = filled({ ...part, unplannedReason: '补开' })
  expect(postView(form, facts, NOW).showUnplanned).toBe(asked)
  const { unplannedReason } = inputOf(form, facts, { key: 'k'.repeat(24), now: NOW })
  expect(unplannedReason).toBe(asked ? '补开' : undefined)
})

test('C2.1b a missed month can be made up for', () => {
  const late = aDraft({ missed: ['2026-10'] })
  const form = filled({ makesUpFor: '2026-10' })
  expect(choicesOf(late).makeUpOptions).toEqual([
    { value: '', label: '不是补开' },
    { value: '2026-10', label: '10月' },
  ])
  expect(postView(form, late, NOW)).toMatchObject({ showMakeUp: true, makeUp: '算作补开10月' })
  expect(inputOf(form, late, { key: 'k'.repeat(24), now: NOW }).makesUpFor).toBe('2026-10')
})

test('a day in batches: each sitting after the one before', () => {
  const once = filled()
  const sessions = withSitting(once, withSitting(once, []))
  const twice = { ...once, sessions }
  expect(twice.sessions.map(({ day }) => day)).toEqual(['2026-12-06', '2026-12-07'])
  expect(postView(twice, draft, NOW)).toMatchObject({ sittingsLine: '共3批' })
  expect(inputOf(twice, draft, { key: 'k'.repeat(24), now: NOW }).sessions?.[0]).toEqual({
    startsAt: at('2026-12-06T15:00'),
    endsAt: at('2026-12-06T16:30'),
    place: '信息楼302',
  })
  const later = sittingChanged(sessions, 1, { place: '文科楼101' })
  expect(later.map(({ place }) => place)).toEqual(['信息楼302', '文科楼101'])
  expect(withoutSitting(later, 0)).toMatchObject([{ place: '文科楼101' }])
  const sitting = { day: '2026-12-05', time: '16:00', place: '信息楼302' }
  expect(lackOf(filled({ sessions: [sitting] }), draft, NOW)).toContain('前一批结束之后')
  expect(
    lackOf(filled({ sessions: [{ ...sitting, time: '16:30', place: ' ' }] }), draft, NOW),
  ).toBe('请写每一批的地点')
})

test('C3.8 a visit may settle the way, the money, the approval and the safety; empty is no fault', () => {
  const offCampus = { transport: '校车', budgetSource: '', approvalRef: '', safetyContact: '' }
  const form = filled({ mode: 'visit', offCampus })
  const sent = (part: Partial<Form>) =>
    inputOf({ ...form, ...part }, draft, { key: 'k'.repeat(24), now: NOW })
  expect(sent({}).offCampus).toEqual(offCampus)
  expect(sent({ series: ' 结对帮扶 ' }).series).toBe('结对帮扶')
  expect(sent({})).not.toHaveProperty('series')
  expect(sent({ mode: 'in_person' })).not.toHaveProperty('offCampus')
  expect(sent({ offCampus: { ...offCampus, transport: ' ' } })).not.toHaveProperty('offCampus')
  expect(postView(form, draft, NOW)).toMatchObject({
    showOffCampus: true,
    offCampus: '还有：经费来源、审批、安全联系人',
  })
  expect(lackOf(form, draft, NOW)).toBe('')
})

test('guests and other branches are named on their lines and go along', () => {
  const both = aDraft({
    visitors: people.slice(0, 1),
    partners: [{ orgId: 'b00000000002', name: '第二党支部' }],
  })
  const form = filled({ visiting: [ANNA], partners: ['b00000000002'] })
  expect(postView(form, both, NOW)).toMatchObject({
    visitingLine: '安然',
    joinedLine: '第二党支部',
  })
  expect(inputOf(form, both, { key: 'k'.repeat(24), now: NOW })).toMatchObject({
    visiting: [ANNA],
    partners: ['b00000000002'],
  })
})

test('after posting it says who could not be sent a message', () => {
  const notice = { at: NOW, leadDays: 3, verdict: 'on_time' as const }
  const posted = {
    activityId: ACTIVITY,
    notice,
    hints: [],
    dueCount: 26,
    messaged: 21,
    waiting: 0,
    unreached: 5,
  }
  expect(postedView(posted, false)).toMatchObject({
    lead: '提前3天通知，符合要求。',
    told: '应到26人，已发消息21人。',
  })
  expect(postedView(posted, false).untold).toContain('另有5人')
  const nobody = { ...posted, messaged: 0, unreached: 26 }
  expect(postedView(nobody, false).untold).toMatch(/^26人暂时收不到消息/)
  expect(postedView({ ...posted, messaged: 26, waiting: 0, unreached: 0 }, false).untold).toBe(
    '每个人都收到了消息。',
  )
  expect(postedView(posted, true)).toMatchObject({ told: '应到26人，已在之前告知。', untold: '' })
})
