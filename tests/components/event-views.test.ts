import { detailView, withoutTold } from '../../miniprogram/pages/event/detail/view'
import { leaveLack, leaveView } from '../../miniprogram/pages/event/leave/view'
import { signInView } from '../../miniprogram/pages/event/sign-in/view'
import type { Output } from '../../typings/contract'
import { ACTIVITY, ANNA, anActivity, at, BEN, counts, mine } from './facts'

const may = {
  askLeave: false,
  register: false,
  showBoard: false,
  keepRecord: false,
  change: false,
  cancel: false,
  join: [],
  confirmLeave: false,
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

  test('leave can be asked, and taken back before the start', () => {
    expect(detailView(anActivity()).may).toMatchObject({ leave: true, withdraw: false })
    const onLeave = anActivity({ mine: mine({ state: 'leave' }) })
    expect(detailView(onLeave).may).toMatchObject({ leave: false, withdraw: true })
  })

  test('a cancelled event says why, and nobody is said to be missing', () => {
    const shown = anActivity({}, { phase: 'cancelled' })
    shown.activity.cancelledReason = '场地停用'
    expect(detailView(shown)).toMatchObject({
      cancelled: '已取消：场地停用',
      event: { mine: null },
    })
  })

  test('who was told leaves the list', () => {
    expect(withoutTold([{ memberId: ANNA }, { memberId: BEN }], ANNA)).toEqual([{ memberId: BEN }])
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
    const view = leaveView(anActivity({ mine: mine({ state: 'leave' }) }))
    expect(view).toMatchObject({ onLeave: true, canWithdraw: true, closed: '' })
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
