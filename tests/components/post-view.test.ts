import {
  type Form,
  formOf,
  inputOf,
  lackOf,
  slotOf,
  startsAt,
} from '../../miniprogram/pages/event/post/form'
import {
  choicesOf,
  consequence,
  postedView,
  postView,
} from '../../miniprogram/pages/event/post/view'
import { ACTIVITY, aDraft, at, BEN, NOW } from './facts'

const draft = aDraft()
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
  expect(choicesOf(draft)).toMatchObject({ title: '12月主题党日', fromUsualSlot: true })
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
    dayLine: '12月5日 周六',
    near: '还有3天',
    length: '90分钟',
    invitedLine: '田野',
    recorderLine: '白帆',
    button: '发布并通知26人',
    short: false,
  })
  expect(postView(filled(), draft, NOW)).toMatchObject({ invitedLine: '不邀请' })
})

test('another branch brings its slot and leaves the words alone', () => {
  const other = formOf(aDraft({ suggestion: { ...draft.suggestion, place: '文科楼101' } }))
  expect({ ...filled(), ...slotOf(other) }).toMatchObject({ theme: '学风建设', place: '文科楼101' })
  expect(startsAt(filled())).toBe(at('2026-12-05T15:00'))
})

test('after posting it says who could not be sent a message', () => {
  const notice = { at: NOW, leadDays: 3, verdict: 'on_time' as const }
  const posted = { activityId: ACTIVITY, notice, hints: [], dueCount: 26, messaged: 21 }
  expect(postedView(posted)).toMatchObject({
    lead: '提前3天通知，符合要求。',
    told: '应到26人，已发消息21人。',
  })
  expect(postedView(posted).untold).toContain('另有5人')
  expect(postedView({ ...posted, messaged: 26 }).untold).toBe('每个人都收到了消息。')
})
