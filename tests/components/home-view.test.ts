import { homeView } from '../../miniprogram/pages/home/view'
import { ACTIVITY, aCard, aHome, at, branch, me, mine, NOW } from './facts'

const OPEN = at('2026-12-05T14:50')
const secretary = { ...me, leads: [branch] }
const event = (card: Parameters<typeof aCard>[0] = {}, part = mine()) => ({
  ...aCard(card),
  mine: part,
})
const first = (home: Parameters<typeof aHome>[0]) => homeView(aHome(home)).events[0]

test('a stranger sees what this is and is asked for nothing', () => {
  const view = homeView(aHome({ me: null }))
  expect(view).toMatchObject({ stranger: true, quiet: false, branch: '示例大学' })
})

test('before the day a member reads the notice and may ask for leave', () => {
  expect(first({ events: [event()] })).toMatchObject({
    when: '12月5日 周六 15:00',
    state: { word: '还有3天' },
    where: '信息楼302 · 约90分钟',
    items: '学习教育 · 调研实践',
    primary: 'notice',
    leave: true,
    scan: false,
  })
})

test('while the register is open the card becomes the scan', () => {
  expect(first({ now: OPEN, events: [event({ phase: 'open' })] })).toMatchObject({
    primary: 'scan',
    scan: true,
    leave: false,
    board: false,
  })
})

test('once registered there is nothing left to press', () => {
  const part = mine({ state: 'present', at: at('2026-12-05T15:02'), late: true })
  expect(first({ now: OPEN, events: [event({ phase: 'open' }, part)] })).toMatchObject({
    mine: { word: '已登记 15:02（晚到）', tone: 'good' },
    primary: '',
    scan: false,
  })
})

test.each([
  ['on leave', mine({ state: 'leave' }), '已请假'],
  ['away', mine({ standing: 'mobile' }), '在外地，不计入应到'],
  ['exempt', mine({ standing: 'exempt' }), '可不到会'],
])('somebody %s reads it on the card and is not asked for leave', (_, part, word) => {
  const card = first({ events: [event({}, part)] })
  expect(card).toMatchObject({ mine: { word }, leave: false })
})

test('a leader in the window opens the board and can still register', () => {
  const view = first({ now: OPEN, me: secretary, events: [event({ phase: 'open' })] })
  expect(view).toMatchObject({ primary: 'board', board: true, scan: true })
})

describe('a day in batches is shown with the sitting that concerns who looks', () => {
  const second = {
    startsAt: at('2026-12-09T19:00'),
    endsAt: at('2026-12-09T20:00'),
    place: '文科楼101',
  }
  const between = { sessions: [second], opensAt: at('2026-12-09T18:30') }
  const now = at('2026-12-08T09:00')

  test('who was not at the first one reads of the next', () => {
    expect(first({ now, events: [event(between)] })).toMatchObject({
      when: '12月9日 周三 19:00',
      where: '文科楼101 · 约60分钟',
      state: { word: '明天' },
    })
  })

  test('who was at one goes on reading of it', () => {
    const came = (time: string) => mine({ state: 'present', at: at(time) })
    const whenFor = (part: ReturnType<typeof mine>) =>
      first({ now, events: [event(between, part)] })?.when
    expect(whenFor(came('2026-12-05T14:55'))).toBe('12月5日 周六 15:00')
    expect(whenFor(came('2026-12-09T18:40'))).toBe('12月9日 周三 19:00')
    expect(whenFor(mine({ state: 'present' }))).toBe('12月5日 周六 15:00')
  })

  test('before the first one, and of a day that is over, the first one is meant', () => {
    for (const card of [{ sessions: [second] }, { ...between, phase: 'ended' as const }]) {
      expect(first({ now, events: [event(card)] })?.when).toBe('12月5日 周六 15:00')
    }
  })
})

test('in the last days of a month the button names the month it posts for', () => {
  const of = (month: string) =>
    homeView(
      aHome({
        now: at('2026-12-29T09:00'),
        me: secretary,
        month: { branch, month, posted: false, open: true, noticeBy: null, prepared: null },
      }),
    ).month?.button
  expect(of('2026-12')).toBe('发布本月主题')
  expect(of('2027-01')).toBe('发布2027年1月主题')
})

test('a secretary is asked to post first, and only once', () => {
  const view = homeView(
    aHome({
      me: secretary,
      month: {
        branch,
        month: '2026-12',
        posted: false,
        open: true,
        noticeBy: '2026-12-03',
        prepared: null,
      },
      todos: [
        { kind: 'post_theme', month: '2026-12', dueOn: '2026-12-03' },
        { kind: 'close_record', activityId: ACTIVITY, subject: '走进校史馆' },
      ],
      events: [event()],
    }),
  )
  expect(view.month).toMatchObject({
    title: '12月主题党日',
    line: '最晚12月3日 周四通知大家',
    open: true,
    primary: true,
  })
  expect(view.events[0]?.primary).toBe('')
  expect(view.todos.map(({ title }) => title)).toEqual(['记录待归档'])
})

test('C2.1b what is asked of another month, or of another branch, stands beside the card', () => {
  const other = { orgId: 'b00000000002', name: '第二党支部' }
  const theme = (month: string, { orgId, name }: typeof branch) =>
    ({ kind: 'post_theme', month, branchId: orgId, subject: name }) as const
  const month = {
    branch,
    month: '2026-12',
    posted: false,
    open: true,
    noticeBy: null,
    prepared: null,
  }
  const todos = [theme('2026-12', branch), theme('2026-12', other), theme('2027-01', branch)]
  const view = homeView(aHome({ me: { ...me, leads: [branch, other] }, month, todos }))
  expect(view.todos.map(({ key }) => key)).toHaveLength(2)
  expect(new Set(view.todos.map(({ key }) => key)).size).toBe(2)
})

test('C2.1c a month decided otherwise has no open card and hides nothing', () => {
  const month = {
    branch,
    month: '2026-12',
    posted: false,
    open: false,
    noticeBy: null,
    prepared: null,
  }
  const todos = [{ kind: 'post_theme' as const, month: '2027-01', dueOn: '2026-12-30' }]
  const view = homeView(aHome({ now: at('2026-12-28T09:00'), me: secretary, month, todos }))
  expect(view.month).toMatchObject({ open: false, primary: false, note: '本月不需要发布' })
  expect(view.todos.map(({ title }) => title)).toEqual(['发布2027年1月主题'])
})

test('C2.2c when the last good day has passed, it is not named any more', () => {
  const month = {
    branch,
    month: '2026-12',
    posted: false,
    open: true,
    noticeBy: '2026-12-01',
    prepared: null,
  }
  expect(homeView(aHome({ me: secretary, month })).month?.line).toBe('尽早通知大家')
})

test('an open register comes before the posting of the month', () => {
  const view = homeView(
    aHome({
      now: OPEN,
      me: secretary,
      month: {
        branch,
        month: '2026-12',
        posted: false,
        open: true,
        noticeBy: null,
        prepared: null,
      },
      events: [event({ phase: 'open' })],
    }),
  )
  expect([view.month?.primary, view.events[0]?.primary]).toEqual([false, 'board'])
})

test('the page never has two primary actions', () => {
  const view = homeView(aHome({ events: [event(), event({ activityId: 'a00000000002' })] }))
  expect(view.events.map(({ primary }) => primary)).toEqual(['notice', ''])
})

test('each to-do says what, whom and where', () => {
  const { todos } = homeView(
    aHome({
      todos: [
        { kind: 'post_theme', month: '2026-12', dueOn: '2026-12-03' },
        { kind: 'tell_by_phone', activityId: ACTIVITY, subject: '学风建设', count: 2 },
        { kind: 'contact', memberId: 'm0000000000003', subject: '赵晓彤', month: '2026-12' },
        { kind: 'contact', count: 3 },
      ],
    }),
  )
  expect(new Set(todos.map(({ key }) => key)).size).toBe(4)
  expect(todos).toMatchObject([
    {
      title: '发布12月主题',
      note: '最晚12月3日 周四通知大家',
      state: '',
      url: '/pages/event/post/post?month=2026-12',
    },
    {
      title: '请打电话告知',
      note: '学风建设',
      state: '2人',
      url: `/pages/event/detail/detail?activityId=${ACTIVITY}`,
    },
    {
      title: '联系赵晓彤',
      note: '本月还没有联系上',
      state: '',
      url: '/pages/contact/log/log?memberId=m0000000000003',
    },
    {
      title: '联系在外地的党员',
      note: '本月还没有联系上',
      state: '3人',
      url: '/pages/contact/board/board',
    },
  ])
})

test('F12 without a filing number the app calls itself a voluntary trial', () => {
  expect(homeView(aHome()).trial).toBe('自愿试用 · 由组织部负责')
  const filed = { ...aHome().school, filingNumber: '备字1号' }
  expect(homeView(aHome({ school: filed })).trial).toBe('')
})

test('a cancelled event says so and offers nothing to press as primary', () => {
  expect(first({ now: NOW, events: [event({ phase: 'cancelled' })] })).toMatchObject({
    state: { word: '已取消' },
    scan: false,
    leave: false,
  })
})
