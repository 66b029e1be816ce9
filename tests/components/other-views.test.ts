import { aboutView } from '../../miniprogram/pages/about/view'
import { bindView, notGiven } from '../../miniprogram/pages/bind/view'
import { contactBoardView } from '../../miniprogram/pages/contact/board/view'
import { lastWords } from '../../miniprogram/pages/contact/contact-view'
import {
  formOf,
  formView,
  logInput,
  logLack,
  logView,
} from '../../miniprogram/pages/contact/log/view'
import { ledgerView } from '../../miniprogram/pages/ledger/view'
import { isPhone, meView } from '../../miniprogram/pages/me/view'
import type { MessageKind, Output } from '../../typings/contract'
import {
  ANNA,
  aContactRow,
  aLine,
  at,
  BEN,
  branch,
  contacts,
  me,
  mine,
  NOW,
  school,
  undated,
} from './facts'

describe('binding', () => {
  test('a wrong number is refused kindly, with what to do', () => {
    const view = bindView({ ok: false, code: 'phone-not-in-roster', requestId: 'r' })
    expect(view).toMatchObject({ status: 'asking' })
    expect(view.message).toMatch(/支部书记/)
  })

  test('who agrees reads name and branch; who does not is asked for nothing', () => {
    const data = { name: '安然', branchName: '第一党支部' }
    expect(bindView({ ok: true, data, requestId: 'r' })).toEqual({
      status: 'done',
      name: '安然',
      branch: '第一党支部',
      message: '',
    })
    expect(notGiven.status).toBe('asking')
  })
})

describe('the ledger', () => {
  const shown = (part: Partial<Output<'ledger.show'>> = {}): Output<'ledger.show'> => ({
    now: NOW,
    branch,
    year: 2026,
    lines: [aLine(1), aLine(2), aLine(3)],
    broken: null,
    before: [],
    may: { export: true, handOver: true },
    ...part,
  })

  test('§7 a day in batches stands with every sitting, and each place once', () => {
    const sittings = ['2026-11-09T15:00', '2026-11-10T09:00'].map(at)
    const places = ['校史馆', '值班室']
    const sessions = sittings.map((startsAt, i) => ({
      startsAt,
      endsAt: startsAt + 3_600_000,
      place: places[i] ?? '',
    }))
    const startsAt = at('2026-11-06T15:00')
    const held = { startsAt, makesUpFor: '2026-10', sessions } as const
    const [entry] = ledgerView(shown({ lines: [{ ...aLine(1), ...held }] })).entries
    expect(entry?.when).toBe(
      '11月6日 周五 15:00、11月9日 周一 15:00、11月10日 周二 09:00 · 补开10月',
    )
    expect(entry?.place).toBe('校史馆、值班室 · 外出参观')
  })

  test('C4.3d each entry shows its seal in short form and whether it holds', () => {
    expect(ledgerView(shown()).entries[0]).toMatchObject({
      month: '11月',
      place: '校史馆 · 外出参观',
      present: '到会24/26',
      notice: '按期通知（提前3天）',
      digest: '1fa9c2d1',
      seal: { word: '核验一致', tone: 'good' },
    })
  })

  test('a broken chain names the entry; the ones before hold, the ones after are open', () => {
    const view = ledgerView(shown({ broken: { entryId: 'led_b00000000001_00002', seq: 2 } }))
    expect(view.broken).toContain('第2条')
    expect(view.entries.map(({ seal }) => seal.word)).toEqual(['核验一致', '核验不一致', '待核验'])
  })

  test('an empty year says so', () => {
    expect(ledgerView(shown({ lines: [] }))).toMatchObject({ hasNext: false })
    expect(ledgerView(shown({ lines: [], year: 2025 }))).toMatchObject({ hasNext: true })
    expect(ledgerView(shown({ lines: [] })).empty).toContain('2026年还没有')
  })
})

describe('members who live elsewhere', () => {
  const last = {
    on: '2026-11-20',
    channel: 'wechat' as const,
    reached: false,
    note: '没有回复',
  }

  test('C2.3h the last contact is said in words', () => {
    expect(lastWords(aContactRow(), NOW)).toBe('还没有联系记录')
    expect(lastWords(aContactRow({ last }), NOW)).toBe('11月20日 微信，没联系上，没有回复')
  })

  test('C2.3g those whom I look after come first', () => {
    const other = aContactRow({ mine: false, liaison: null, state: 'reached' })
    const view = contactBoardView(contacts([other, aContactRow()]))
    expect(view.mine.map(({ liaison }) => liaison)).toEqual(['联系人 安然'])
    expect(view.others).toMatchObject([{ liaison: '还没有联系人', state: '本月已联系' }])
    expect(contactBoardView(contacts([])).status).toBe('empty')
  })

  test('writing down opens on today and on the way used last, and sends one line', () => {
    const board = contacts([aContactRow({ last })])
    const form = formOf(board, BEN)
    expect(form).toEqual({ channel: 'wechat', reached: true, on: '2026-12-02', note: '' })
    expect(formView(form, NOW).onLine).toBe('今天')
    expect(logLack(form)).toBe('请写一句联系的情况')
    const written = { ...form, note: '在济南\n实习' }
    expect(logLack(written)).toBe('')
    expect(logInput(written, { key: 'k', memberId: BEN })).toMatchObject({ note: '在济南 实习' })
  })

  test('a link to nobody is answered in words', () => {
    expect(logView(contacts([]), BEN)).toMatchObject({ status: 'error' })
    expect(logView(contacts([aContactRow()]), BEN)).toMatchObject({
      person: { name: '白帆' },
      firstDay: '2026-11-01',
    })
  })
})

describe('what is stored about me', () => {
  const from = '2026-03-01'
  const stored = {
    ...me,
    ...undated,
    offices: [{ role: 'secretary' as const, org: branch.name, from, to: null }],
    schoolNo: 'T0001',
    phone: '13900000000',
    group: null,
    joinedOn: '2020-07-01',
    fullOn: null,
    wantsAnniversary: false,
    mobility: 'none',
    liaison: null,
    keepsInTouch: false,
    wroteCare: false,
    boundAt: NOW,
  }

  test('C3.5b every stored fact has a line, and what is not stored has none', () => {
    const view = meView({ school, templates: [], me: stored, attendance: [] }, NOW)
    expect(view.stored.map(({ label }) => label)).toEqual([
      '姓名',
      '学号/工号',
      '手机',
      '支部',
      '身份',
      '职务',
      '入党日期',
      '外出情况',
      '绑定时间',
    ])
    expect(view.stored[5]?.value).toBe('第一党支部 支部书记，3月1日起')
  })

  test('C3.5b what is kept with its dates has a line for each, none left out', () => {
    const dated = {
      stages: [
        { stage: 'probationary' as const, from: '2025-06-01' },
        { stage: 'full' as const, from },
      ],
      relations: [
        {
          ...{ branchId: 'b00000000002', branch: '第二党支部' },
          from: '2025-06-01',
          to: '2026-02-28',
          letterOn: null,
          temporary: false,
        },
        {
          ...{ branchId: 'b00000000003', branch: '实习临时党支部' },
          ...{ from, to: null, temporary: true },
          lettersBack: [{ from, to: '2026-03-01' }],
          letterOn: '2026-03-02',
        },
      ],
      mobilities: [
        { mobility: 'away' as const, from },
        {
          ...{ mobility: 'mobile' as const, from: '2026-04-01' },
          ...{ destination: '上海', expectedReturn: '2027-07-01' },
        },
      ],
      exemptions: [{ reason: '住院', approvedBy: '支委会', from, to: '2026-04-30' }],
      briefings: [
        {
          activityId: 'a00000000001',
          memberId: ANNA,
          name: '安然',
          brieferId: BEN,
          briefer: '白帆',
          state: 'done' as const,
          on: '2026-04-20',
          note: '',
          theme: '学风建设',
        },
      ],
      lateEntries: [
        {
          activityId: 'a00000000001',
          theme: '学风建设',
          on: '2026-04-10',
          reason: '签到纸上有签名',
          declaredBy: '白帆',
          at: at('2026-04-12T09:00'),
          agreed: true,
          answeredBy: '丁一',
        },
      ],
      exclusions: [{ reason: 'long_ill' as const, approvedBy: '支委会', from, to: null }],
    }
    const view = meView({ school, templates: [], me: { ...stored, ...dated }, attendance: [] }, NOW)
    const valuesOf = (label: string) =>
      view.stored.filter((one) => one.label === label).map(({ value }) => value)
    expect(valuesOf('身份经历')).toEqual(['预备党员，2025年6月1日起', '正式党员，3月1日起'])
    expect(valuesOf('组织关系')).toEqual([
      '第二党支部，2025年6月1日至2月28日',
      '实习临时党支部（临时），3月1日起，介绍信3月1日至3月1日（已收回），介绍信3月2日',
    ])
    expect(valuesOf('补课')).toEqual(['学风建设：已补课，白帆讲，4月20日'])
    expect(valuesOf('补登')).toEqual(['4月10日学风建设：签到纸上有签名（白帆提出，丁一同意）'])
    expect(valuesOf('外出经历')).toEqual([
      '外出，3月1日起',
      '外出流动，上海，4月1日起，预计2027年7月1日返回',
    ])
    expect(valuesOf('免予参加')).toEqual(['住院，支委会批准，3月1日至4月30日'])
    expect(valuesOf('不参加表决')).toHaveLength(1)
    expect(new Set(view.stored.map(({ key }) => key)).size).toBe(view.stored.length)
  })

  test('my attendance is said without weighing it', () => {
    const attendance = [mine({ state: 'present', at: at('2026-11-06T14:58') }), mine()].map(
      (part, index) => ({
        activityId: `a0000000000${index}`,
        theme: '走进校史馆',
        startsAt: at('2026-11-06T15:00'),
        mine: part,
        leave: null,
        arrival: null,
      }),
    )
    const view = meView({ school, templates: [], me: stored, attendance }, NOW)
    expect(view.attendance.map(({ state }) => state.word)).toEqual(['已到会', '未登记'])
    expect(view).toMatchObject({ thisYear: '2026年参加情况', earlier: [] })
  })

  test('C3.5b how the own arrival was written, by whom and with which note stands beside it', () => {
    const day = (method: 'self_qr' | 'recorder', by: string, note: string) => ({
      activityId: 'a00000000001',
      theme: '走进校史馆',
      startsAt: at('2026-11-06T15:00'),
      mine: mine({ state: 'present' }),
      leave: null,
      arrival: { method, by, note },
    })
    const attendance = [day('recorder', '钱乙二', '手机没电'), day('self_qr', stored.name, '')]
    const view = meView({ school, templates: [], me: stored, attendance }, NOW)
    expect(view.attendance.map(({ when }) => when.split(' · ').slice(1))).toEqual([
      ['记录人登记（钱乙二）', '手机没电'],
      ['本人扫码'],
    ])
  })

  test('C3.5b this year comes first, earlier days below', () => {
    const day = (activityId: string, text: string) => ({
      activityId,
      theme: '走进校史馆',
      startsAt: at(text),
      mine: mine({ state: 'leave' }),
      leave: { kind: 'sick' as const, reason: '发烧' },
      arrival: null,
    })
    const attendance = [
      day('a00000000001', '2026-11-06T15:00'),
      day('a00000000002', '2025-12-31T23:00'),
    ]
    const view = meView({ school, templates: [], me: stored, attendance }, NOW)
    expect(view.attendance).toMatchObject([{ activityId: 'a00000000001', state: { word: '请假' } }])
    expect(view.earlier).toMatchObject([{ activityId: 'a00000000002' }])
  })

  test('who leads a branch finds its people here', () => {
    const view = meView(
      { school, templates: [], me: { ...stored, leads: [branch] }, attendance: [] },
      NOW,
    )
    expect(view.leads).toEqual([branch])
  })

  test.each([
    ['a member', { leads: [], keepsInTouch: false }, ['notice contacts']],
    ['a liaison', { leads: [], keepsInTouch: true }, ['notice contacts', 'contact contacts']],
    ['a leader', { leads: [branch], keepsInTouch: false }, ['notice duties', 'duty duties']],
    [
      'a leader who keeps in touch with somebody',
      { leads: [branch], keepsInTouch: true },
      ['notice duties', 'duty duties', 'contact contacts'],
    ],
  ])('C2.3g what messages are asked for by %s, of the kinds the school has', (_, part, rows) => {
    const asked = (kinds: MessageKind[]) => {
      const templates = kinds.map((kind) => ({ kind, templateId: kind }))
      const view = meView({ school, templates, me: { ...stored, ...part }, attendance: [] }, NOW)
      return view.messageRows.map(({ wished, along }) => `${wished} ${along}`)
    }
    expect(asked(['notice', 'change', 'contact', 'duty'])).toEqual(rows)
    expect(asked(['notice', 'change'])).toEqual(rows.slice(0, 1))
  })

  test('a stranger has nothing stored', () => {
    const view = meView({ school, templates: [], me: null, attendance: [] }, NOW)
    expect(view).toMatchObject({ stranger: true, stored: [], feedback: '0000-1234567' })
  })

  test('a contact that is a number is called, any other is copied', () => {
    expect([isPhone('0000-1234567'), isPhone('zzb@example.edu.cn')]).toEqual([true, false])
  })

  test('F12 the about page names who is responsible, and the voluntary trial', () => {
    expect(aboutView(school)).toMatchObject({ unit: '组织部', filing: '自愿试用' })
    expect(aboutView({ ...school, filingNumber: '备字1号' })).toMatchObject({
      filing: '备字1号',
      trial: '',
    })
  })
})
