import type { ActionName } from '../../typings/contract'
import { type Answers, anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import {
  ACTIVITY,
  ANNA,
  aBoard,
  aCard,
  aContactRow,
  aDraft,
  aHome,
  aLine,
  anActivity,
  aRecord,
  BEN,
  branch,
  contacts,
  mine,
  NOW,
  ownFacts,
  school,
} from './facts'

/** Whole pages on the phone's own runtime, with the server's answers given by the test. */

const POSTED = {
  activityId: ACTIVITY,
  notice: { at: NOW, leadDays: 3, verdict: 'on_time' as const },
  hints: [],
  dueCount: 26,
  messaged: 20,
  waiting: 0,
  unreached: 6,
}
const ORDINARY: Answers = {
  'home.show': aHome({ events: [{ ...aCard(), mine: mine() }] }),
  'me.show': { school, templates: [], me: ownFacts, attendance: [] },
  'activity.draft': aDraft(),
  'activity.post': POSTED,
  'activity.show': anActivity(),
  'board.show': aBoard(),
  'record.show': aRecord(),
  'record.save': { revision: 4, lacks: ['outcome'] },
  'ledger.show': {
    now: NOW,
    branch,
    year: 2026,
    lines: [aLine(1)],
    broken: null,
    before: [],
    may: { export: true, handOver: true },
  },
  'contact.board': contacts([aContactRow()]),
  'leave.ask': { mine: mine({ state: 'leave' }) },
}

const { app, calls, open, answer, cutOff, shows, words, sent } = anAnsweredApp(ORDINARY, {
  path: 'pages/about/about',
  says: '负责单位',
})

test.each([
  ['somebody of the branch', aHome()],
  ['a stranger', aHome({ me: null })],
])('F11 from the home of %s an opinion or a complaint finds its way', async (_, home) => {
  answer('home.show', home)
  await open('pages/home/home')
  await shows('意见与投诉')
  const row = app()
    .findAll('wx-list-row')
    .find((one) => one.textContent?.includes('意见与投诉'))
  if (!row) throw new Error('no row')
  tap(row)
  await shows(school.feedbackContact)
})

test.each<[string, string, string, ActionName]>([
  ['home', 'pages/home/home', '查看通知', 'home.show'],
  ['the notice', `pages/event/detail/detail?activityId=${ACTIVITY}`, '转发到群', 'activity.show'],
  ['the posting', 'pages/event/post/post', '发布并通知26人', 'activity.draft'],
  ['leave', `pages/event/leave/leave?activityId=${ACTIVITY}`, '提交请假', 'activity.show'],
  ['the board', `pages/event/board/board?activityId=${ACTIVITY}`, '还没到', 'board.show'],
  ['the record', `pages/event/record/record?activityId=${ACTIVITY}`, '归档', 'record.show'],
  ['the ledger', 'pages/ledger/ledger', '核验一致', 'ledger.show'],
  ['the contacts', 'pages/contact/board/board', '由我联系', 'contact.board'],
  ['writing a contact down', `pages/contact/log/log?memberId=${BEN}`, '记下', 'contact.board'],
  ['my own page', 'pages/me/me', '消息提醒', 'me.show'],
  ['about', 'pages/about/about', '负责单位', 'home.show'],
])('%s shows itself with one call', async (_, path, said, action) => {
  await open(path)
  await shows(said)
  expect(calls.map((call) => call.action)).toEqual([action])
})

test('without a network the page says what is kept, and a second try shows it', async () => {
  cutOff(true)
  await open('pages/me/me')
  await shows('已写的内容不会丢')
  cutOff(false)
  tap(words('重试'))
  await shows('消息提醒')
})

test('a stranger on a page of members is led to the binding', async () => {
  answer('ledger.show', { ok: false, code: 'not-bound' })
  await open('pages/ledger/ledger')
  await shows('还没有绑定身份')
  tap(words('绑定身份'))
  await until(() => app().routes().at(-1) === 'pages/bind/bind', 'the page of the binding')
})

test('a theme is posted once, however often the button is pressed', async () => {
  await open('pages/event/post/post')
  await shows('发布并通知26人')
  tap(words('发布并通知26人'))
  await shows('请写主题，至少4个字')
  expect(sent('activity.post')).toHaveLength(0)

  type(app().find('wx-textarea'), '学风建设：结对帮扶')
  tap(words('学习教育'))
  await shows('提前3天，符合要求')
  answer('activity.post', { ok: false, code: 'busy' })
  tap(words('发布并通知26人'))
  await shows('现在使用的人较多')
  answer('activity.post', POSTED)
  tap(words('发布并通知26人'))
  await shows('另有6人')
  const keys = sent('activity.post').map((input) => input.key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('posted again after a lost answer and a closed page, it is the same intention', async () => {
  await open('pages/event/post/post')
  await shows('发布并通知26人')
  type(app().find('wx-textarea'), '学风建设：结对帮扶')
  tap(words('学习教育'))
  await shows('提前3天，符合要求')
  answer('activity.post', { ok: false, code: 'unreachable' })
  tap(words('发布并通知26人'))
  await until(() => sent('activity.post').length === 1, 'the first try')
  answer('activity.post', { ok: false, code: 'already-posted' })
  await open('pages/event/post/post')
  await shows('提前3天，符合要求')
  tap(words('发布并通知26人'))
  await shows('刚才已经发布了')
  const [first, second] = sent('activity.post').map((input) => input.key)
  expect(second).toBe(first)
  // it stands already: the next one that is begun is another one
  await open('pages/event/post/post')
  await shows('发布并通知26人')
  tap(words('发布并通知26人'))
  await shows('请写主题，至少4个字')
})

test('leave goes with its kind and reason', async () => {
  await open(`pages/event/leave/leave?activityId=${ACTIVITY}`)
  await shows('提交请假')
  tap(words('公务'))
  type(app().find('wx-textarea'), '带队比赛')
  answer('activity.show', anActivity({ mine: mine({ state: 'leave' }) }))
  tap(words('提交请假'))
  await shows('请假已记下')
  expect(sent('leave.ask')[0]).toEqual({
    activityId: ACTIVITY,
    kind: 'work',
    reason: '带队比赛',
  })
})

test('the record saves itself while it is written, and will not close with a gap', async () => {
  await open(`pages/event/record/record?activityId=${ACTIVITY}`)
  await shows('归档')
  tap(words('内容'))
  await until(() => app().findAll('wx-textarea').length === 1, 'the field of the content')
  type(app().find('wx-textarea'), '学习了条例')
  await until(() => sent('record.save').length === 1, 'the words to go out')
  expect(sent('record.save')[0]).toMatchObject({
    revision: 3,
    draft: { content: '学习了条例', chairId: ANNA },
  })
  await shows('已保存')
  tap(words('归档'))
  await shows('还不能归档。还没有填：成效或后续')
  expect(sent('record.close')).toHaveLength(0)
})
