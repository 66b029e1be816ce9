import { detailView } from '../../miniprogram/pages/event/detail/view'
import {
  explainOther,
  leaveLack,
  leaveView,
  otherLeaveView,
} from '../../miniprogram/pages/event/leave/view'
import { notACode, sentView, signInView } from '../../miniprogram/pages/event/sign-in/view'
import type { Output } from '../../typings/contract'
import { ACTIVITY, ANNA, anActivity, at, BEN, counts, mine } from './facts'

const may = {
  askLeave: false,
  withdrawLeave: false,
  register: false,
  showBoard: false,
  keepRecord: false,
  change: false,
  arrange: false,
  cancel: false,
  join: [],
  confirmLeave: false,
  object: false,
}

describe('the page of an event', () => {
  test.each([
    ['the board while the register is open', 'open', { showBoard: true, register: true }, 'board'],
    ['the scan for a member', 'open', { register: true }, 'scan'],
    ['the record afterwards', 'ended', { keepRecord: true, showBoard: true }, 'record'],
    ['nothing before the day', 'upcoming', { showBoard: true, askLeave: true }, ''],
  ] as const)('puts %s first', (_, phase, part, primary) => {
    const view = detailView(anActivity({ may: { ...may, ...part } }, { phase }))
    expect(view.primary).toBe(primary)
  })

  test('a leader who opens the board can still register', () => {
    const part = { ...may, showBoard: true, register: true }
    expect(detailView(anActivity({ may: part }, { phase: 'open' })).may).toMatchObject({
      scan: true,
      board: false,
    })
  })

  test('C2.0d who keeps the record finds it while the meeting is on, beside the board', () => {
    const when = (phase: 'upcoming' | 'open', keepRecord: boolean) =>
      detailView(anActivity({ may: { ...may, showBoard: true, keepRecord } }, { phase }))
    expect(when('open', true)).toMatchObject({ primary: 'board', may: { record: true } })
    expect(when('upcoming', false).may).toMatchObject({ record: false })
  })

  test('C2.0d between the sittings of a day record and decisions of the first are at hand', () => {
    const second = { startsAt: at('2026-12-09T19:00'), endsAt: at('2026-12-09T20:00'), place: '' }
    const between = { sessions: [second], opensAt: at('2026-12-09T18:30') }
    const shown = (now: number, keepRecord: boolean) =>
      detailView(anActivity({ now, may: { ...may, showBoard: true, keepRecord } }, between)).may
    expect(shown(at('2026-12-07T09:00'), true)).toMatchObject({ record: true, decisions: true })
    expect(shown(at('2026-12-07T09:00'), false)).toMatchObject({ record: false, decisions: true })
    expect(shown(at('2026-12-05T14:59'), false)).toMatchObject({ decisions: false })
  })

  test('C2.2c the lead is said, a short one with its reason', () => {
    const notice = { at: 0, leadDays: 1, verdict: 'short' as const, reason: '场地调整' }
    expect(detailView(anActivity()).notice).toBe('提前3天通知')
    expect(detailView(anActivity({ notice })).notice).toBe('提前1天通知（场地调整）')
    expect(detailView(anActivity({ notice: null })).notice).toBe('')
  })

  test('counts are shown with a word each; what is nought is left out', () => {
    const view = detailView(anActivity({ counts: counts({ present: 0, unmarked: 25 }) }))
    expect(view.counts).toEqual([
      { label: '应到', count: 26 },
      { label: '已到', count: 0 },
      { label: '请假', count: 1 },
      { label: '未登记', count: 25 },
    ])
  })

  test('who has sent a kept code reads that it waits', () => {
    const view = detailView(anActivity({ mine: mine({ waiting: true }) }, { phase: 'open' }))
    expect(view.event.mine).toMatchObject({ word: '已收到，等记录人确认', tone: 'info' })
  })

  test('leave can be asked, and taken back before the start', () => {
    expect(detailView(anActivity()).may).toMatchObject({ leave: true, withdraw: false })
    const can = { ...may, withdrawLeave: true }
    const onLeave = anActivity({ mine: mine({ state: 'leave' }), may: can })
    expect(detailView(onLeave).may).toMatchObject({ leave: false, withdraw: true })
    const asked = anActivity({ may: { ...can, confirmLeave: true } })
    expect(detailView(asked).may).toMatchObject({ withdraw: false, confirm: true })
  })

  test('a cancelled event says why, and nobody is said to be missing', () => {
    const shown = anActivity({}, { phase: 'cancelled' })
    shown.activity.cancelledReason = '场地停用'
    expect(detailView(shown)).toMatchObject({
      cancelled: '已取消：场地停用',
      event: { mine: null },
    })
  })
})

describe('asking for leave', () => {
  test('says first what is missing', () => {
    expect(leaveLack({ kind: null, reason: '' })).toBe('请选择请假类型')
    expect(leaveLack({ kind: 'sick', reason: ' ' })).toBe('请写一句原因')
    expect(leaveLack({ kind: 'sick', reason: '发烧' })).toBe('')
  })

  test.each([
    ['already registered', mine({ state: 'present' }), /已经到会登记/],
    ['not due', mine({ standing: 'mobile' }), /不在这次活动的应到名单/],
    ['too late', mine(), /已经开始/],
  ])('somebody %s reads why it is closed', (_, part, why) => {
    expect(leaveView(anActivity({ mine: part, may })).closed).toMatch(why)
  })

  test('an open leave can be taken back', () => {
    const can = { ...may, withdrawLeave: true }
    // also by who was freed from coming since
    for (const part of [mine({ state: 'leave' }), mine({ standing: 'exempt' })]) {
      const view = leaveView(anActivity({ mine: part, may: can }))
      expect(view).toMatchObject({ onLeave: true, canWithdraw: true, closed: '' })
    }
    const begun = leaveView(anActivity({ mine: mine({ state: 'leave' }), may }))
    expect(begun).toMatchObject({ onLeave: true, canWithdraw: false })
  })
})

describe('leave that the secretary enters for somebody (domain §7 #9)', () => {
  const told = [{ memberId: BEN, name: '白帆', by: null, on: null }]
  const leaves = [{ memberId: BEN, name: '白帆', kind: 'sick' as const, reason: '发烧' }]
  const view = (...[part, card]: Parameters<typeof anActivity>) =>
    otherLeaveView(anActivity({ told, ...part }, card), BEN)

  test('names the person, and after the start says what is special', () => {
    expect(view()).toMatchObject({ heading: '代白帆请假', onLeave: false, closed: '', after: '' })
    expect(view({ now: at('2026-12-05T15:10') }).after).toContain('认可原因')
    expect(otherLeaveView(anActivity(), BEN).heading).toBe('代这位同志请假')
  })

  test('is taken back until the record is closed', () => {
    expect(view({ leaves })).toMatchObject({
      heading: '白帆的请假',
      onLeave: true,
      canWithdraw: true,
    })
    expect(view({ leaves }, { phase: 'sealed' }).canWithdraw).toBe(false)
  })

  test.each([
    ['sealed', /已经归档/],
    ['cancelled', /已取消/],
  ] as const)('is closed when the day is %s', (phase, why) => {
    expect(view({}, { phase }).closed).toMatch(why)
  })

  test('a refusal speaks of the other person', () => {
    expect(explainOther('leave-after-arrival')).toContain('这位同志')
    expect(explainOther('leave-not-due')).toContain('这位同志')
    expect(explainOther('not-allowed')).toContain('书记')
    expect(explainOther('busy')).toBe('现在使用的人较多，请过几秒再试。')
  })
})

describe('after the scan', () => {
  const confirmed: Output<'arrival.confirm'> = {
    activityId: ACTIVITY,
    theme: '学风建设',
    at: at('2026-12-05T15:02'),
    late: false,
    standing: 'due',
    method: 'self_qr',
    first: true,
    waiting: false,
  }
  const ok = (part: Partial<typeof confirmed>) =>
    signInView({ ok: true, data: { ...confirmed, ...part }, requestId: 'r' })

  test.each([
    [{}, '登记好了，请入座。'],
    [{ late: true }, '活动已经开始，记为晚到。'],
    [{ standing: 'invitee' as const }, '欢迎参加。'],
    [{ first: false }, '之前已经登记过，以第一次的时间为准。'],
  ])('%p is said calmly', (part, remark) => {
    expect(ok(part)).toMatchObject({ status: 'done', title: '已登记 15:02', remark })
  })

  test('a code that waits for the recorder is said to be sent, not registered', () => {
    expect(ok({ waiting: true })).toMatchObject({
      status: 'done',
      title: '已发送',
      remark: '已发送，等记录人确认。您到会的时间以扫码时为准。',
    })
  })

  test.each(['offline', 'unreachable'] as const)('%s: the scan is kept on the phone', (code) => {
    expect(signInView({ ok: false, code })).toEqual({
      status: 'kept',
      message: '没有网络，已记在手机里，联网后自动发送',
    })
  })

  test.each(['busy', 'internal'] as const)(
    '%s: the scan is kept as well, in other words',
    (code) => {
      expect(signInView({ ok: false, code, requestId: 'r' })).toEqual({
        status: 'kept',
        message: '现在登记的人多，已记在手机里，稍后自动发送',
      })
    },
  )

  test('what became of a kept code is said where it was scanned', () => {
    const sent = { code: 'x', theme: '学风建设', at: at('2026-12-05T15:02'), waiting: false }
    expect(sentView(sent)).toMatchObject({ status: 'done', title: '已登记 15:02' })
    expect(sentView({ ...sent, waiting: true })).toMatchObject({ title: '已发送' })
    expect(sentView({ code: 'x', problem: 'window-closed' })).toMatchObject({ status: 'refused' })
    expect(notACode()).toMatchObject({ status: 'refused', again: true })
  })

  test.each([
    ['code-expired', { again: true, stranger: false }],
    ['code-other-event', { again: true, stranger: false }],
    ['not-bound', { again: false, stranger: true }],
    ['not-on-register', { again: false, stranger: false }],
    ['activity-cancelled', { again: false, stranger: false }],
  ] as const)('%s says what to do', (code, way) => {
    expect(signInView({ ok: false, code, requestId: 'r' })).toMatchObject({
      status: 'refused',
      ...way,
    })
  })
})

describe('what a leader and a member read of a day', () => {
  const unitDay = { kind: 'unit' as const, name: '学院党总支' }
  const host = { kind: 'joint' as const, name: '第二党支部' }
  const second = { orgId: 'b00000000002', name: '第二党支部' }
  test.each([
    ['C2.3b held by the unit', { organiser: unitDay }, [], '由学院党总支组织'],
    ['held by another branch', { organiser: host }, [], '由第二党支部主办，联合开展'],
    [
      'held together with others',
      { organiser: { kind: 'joint' as const, name: '第一党支部' } },
      [second],
      '与第二党支部联合开展',
    ],
    ['C2.1b a make-up', { makesUpFor: '2026-10' }, [], '补开10月'],
    ['the ordinary day', {}, [], ''],
  ])('%s', (_, card, partners, line) => {
    const shown = anActivity({}, card)
    expect(detailView({ ...shown, activity: { ...shown.activity, partners } }).organiser).toBe(line)
  })

  test('C2.2b what was changed shows the old words, newest first', () => {
    const change = {
      at: at('2026-12-02T09:00'),
      changed: ['time' as const, 'mode' as const],
      theme: '学风建设',
      place: '信息楼302',
      startsAt: at('2026-12-04T15:00'),
      endsAt: at('2026-12-04T16:30'),
    }
    expect(detailView(anActivity({ changes: [change] })).changes).toEqual([
      { was: '原时间 12月4日 周五 15:00；形式有改动', at: '12月2日改' },
    ])
  })

  test('C2.2c everybody has the way and the day of the telling', () => {
    const told = [
      { memberId: ANNA, name: '安然', by: 'message' as const, on: '2026-12-02' },
      { memberId: BEN, name: '白帆', by: null, on: null },
    ]
    expect(detailView(anActivity({ told }))).toMatchObject({
      toldState: '尚未告知1人',
      toldRows: [{ state: '消息 12月2日' }, { state: '尚未', tone: 'watch' }],
    })
    expect(detailView(anActivity({ told: told.slice(0, 1) })).toldState).toBe('都已告知')
  })

  test('C3.9b hints are sentences', () => {
    expect(detailView(anActivity({ hints: ['generic_theme'] })).hints[0]).toMatch(/^主题.*。$/)
  })

  test('C3.0c the other days of a series stand under its name', () => {
    const shown = anActivity()
    const seriesDays = [{ activityId: 'a00000000009', theme: '第一讲', startsAt: shown.now }]
    const activity = { ...shown.activity, series: '结对帮扶', seriesDays }
    const view = detailView({ ...shown, activity })
    expect(view.series).toBe('结对帮扶')
    expect(view.seriesDays).toMatchObject([{ activityId: 'a00000000009', theme: '第一讲' }])
  })

  test('every sitting and what was settled off campus have a line each', () => {
    const session = {
      startsAt: at('2026-12-06T15:00'),
      endsAt: at('2026-12-06T16:30'),
      place: '值班室',
    }
    const shown = anActivity({}, { sessions: [session] })
    const offCampus = { transport: '校车', budgetSource: '', approvalRef: '', safetyContact: '' }
    expect(detailView({ ...shown, activity: { ...shown.activity, offCampus } })).toMatchObject({
      sittings: [
        '第1批 12月5日 周六 15:00–16:30 · 信息楼302',
        '第2批 12月6日 周日 15:00–16:30 · 值班室',
      ],
      offCampus: ['交通：校车'],
    })
  })

  test('a day put off says that its time is open', () => {
    const shown = anActivity({}, { phase: 'cancelled' })
    const activity = { ...shown.activity, postponed: true, cancelledReason: '台风' }
    expect(detailView({ ...shown, activity }).cancelled).toBe('已延期，时间另定：台风')
  })

  test.each([
    ['joining for a branch that was asked', { join: [second] }, 'join'],
    ['saying again that one is on leave', { confirmLeave: true }, 'confirm'],
  ])('the first action is %s', (_, part, primary) => {
    expect(detailView(anActivity({ may: { ...may, ...part } })).primary).toBe(primary)
  })
})
