import {
  changeOf,
  type Form,
  formOf,
  lackOf,
  needsLiaison,
  withMobility,
} from '../../miniprogram/pages/branch/member/form'
import { type Matter, mattersOf, wordsOf } from '../../miniprogram/pages/branch/member/matters'
import {
  factsOf,
  liaisonsFor,
  memberView,
  sheetOf,
  sheetView,
} from '../../miniprogram/pages/branch/member/view'
import {
  groupArrange,
  membersView,
  personNote,
  slotArrange,
  slotFormOf,
  slotFormView,
  togetherChange,
  togetherWords,
} from '../../miniprogram/pages/branch/members/view'
import type { MemberRow } from '../../typings/contract'
import { ANNA, BEN } from './facts'
import { anna, aRoster, aRow, ben } from './facts-branch'

const roster = aRoster()
const whats = (row: MemberRow, shown = roster) => mattersOf(row, shown).map(({ what }) => what)

describe('the people of a branch', () => {
  test('stand in roster order, with what there is to say and the state word', () => {
    expect(membersView(roster).people).toMatchObject([
      { name: '安然', note: '正式党员 · 支部书记 · 第一党小组', state: '应到', tone: 'plain' },
      { name: '白帆', note: '预备党员', state: '应到' },
    ])
    expect(personNote(aRow({ mobility: 'overseas' }))).toBe('正式党员 · 出国（境）')
  })

  test.each([
    [
      'C2.3g nobody looks after somebody away',
      { mobility: 'mobile', standing: 'mobile' },
      '待定联系人',
    ],
    ['an exempt member', { standing: 'exempt' }, '免到'],
    ['a person on the way to membership', { stage: 'activist', standing: null }, ''],
  ] as const)('%s', (_, part, state) =>
    expect(membersView(aRoster({ members: [aRow(part)] })).people).toMatchObject([{ state }]),
  )

  test('the usual day is said in words; without one the row says so', () => {
    expect(membersView(roster)).toMatchObject({
      slot: '每月第一个周五 15:00',
      slotNote: '90分钟 · 信息楼302',
      groupsLine: '1个',
    })
    expect(membersView(aRoster({ slot: null })).slot).toBe('还没有定')
  })

  test('under seven full members a secretary is enough', () => {
    expect(membersView(aRoster({ fullCount: 6 })).small).toBe('正式党员不足七人，设书记即可。')
    expect(membersView(aRoster({ fullCount: 7 })).small).toBe('')
  })

  test('C2.1a the usual day is changed from a day on', () => {
    const form = { ...slotFormOf(aRoster({ slot: null })), nth: 5, place: ' 文科楼 ' }
    expect(slotFormView(form)).toMatchObject({ nth: 4, weekday: 4, line: '每月最后一个周五 15:00' })
    expect(slotArrange(form)).toEqual({
      what: 'slot',
      slot: { nth: 5, weekday: 5, time: '15:00', minutes: 90, place: '文科楼' },
      on: '2026-12-02',
    })
  })

  test('a group is added or given another name; the same name is no change', () => {
    const on = '2026-12-02'
    expect(groupArrange(' 第二党小组 ', null, on)).toEqual({
      what: 'add-group',
      name: '第二党小组',
      on,
    })
    expect(groupArrange('科研组', '第一党小组', on)).toMatchObject({
      what: 'rename-group',
      newName: '科研组',
    })
    expect(groupArrange('第一党小组', '第一党小组', on)).toBeNull()
    expect(groupArrange('  ', null, on)).toBeNull()
  })
})

test('§7 #8 the question for several names everybody; the transfer leads out of the school', () => {
  expect(togetherWords(1, [ANNA, BEN], roster)).toMatchObject({
    title: '为2人转出本校？',
    content: '安然、白帆。日期记为今天，一起办理。',
  })
  expect(togetherChange(1, '2026-06-30')).toEqual({
    what: 'transfer',
    toBranchId: null,
    on: '2026-06-30',
  })
})

describe('what is done about a person', () => {
  /** Who is bound is put right and untied; who is not gets a code. */
  const CARD = ['correct', 'lift']

  test.each<[string, MemberRow, string[]]>([
    [
      'a full member',
      anna,
      ['letter', 'mobility', 'exempt', 'exclude', 'group', 'assign', ...CARD],
    ],
    ['a probationer', ben, ['stage', 'letter', 'mobility', 'exempt', 'group', ...CARD]],
    [
      'an activist',
      aRow({ stage: 'activist', standing: null }),
      ['stage', 'letter', 'mobility', 'group', ...CARD],
    ],
    [
      'a member with a letter',
      aRow({ letterOn: '2026-11-01' }),
      ['transfer', 'letter-back', 'mobility', 'exempt', 'exclude', 'group', 'assign', ...CARD],
    ],
    [
      'a member without a vote, exempt',
      aRow({
        exemption: { reason: '年老', from: '2026-01-01', to: null },
        exclusion: { reason: 'long_ill', from: '2026-01-01', to: null },
      }),
      ['letter', 'mobility', 'end-exempt', 'end-exclude', 'group', ...CARD],
    ],
  ])('%s', (_, row, list) => expect(whats(row)).toEqual(list))

  test('§7 #5 a stay in a temporary branch is offered where there is one, and ends on a chosen day', () => {
    const beside = { orgId: 'b00000000009', name: '实习临时党支部' }
    const there = aRoster({ temporary: [beside] })
    const stay = mattersOf(anna, there).find(({ what }) => what === 'stay') as Matter
    const form = formOf(stay, anna, there)
    expect(lackOf(stay, form)).toBe('请选择临时支部')
    expect(sheetOf(stay, anna, there).stayOptions).toEqual([
      { value: beside.orgId, label: beside.name },
    ])
    const chosen = { ...form, toBranch: beside, on: '2026-12-01' }
    const sent = { what: 'temporary', branchId: beside.orgId, on: '2026-12-01', to: null }
    expect(changeOf(stay, chosen)).toEqual(sent)
    const away = aRow({ stay: { branchId: beside.orgId, branch: beside.name, from: '2026-12-01' } })
    expect(factsOf(away, '2026-12-08')).toContainEqual({
      label: '临时支部',
      value: '实习临时党支部（12月1日起）',
    })
    const guest = aRow({ guest: true, vouched: false })
    expect(whats(guest)).toEqual(['assign'])
    expect(personNote(guest)).toContain('临时编入')
    expect(membersView(aRoster({ members: [anna, guest] })).choices).toHaveLength(1)
    const [end] = mattersOf(away, there).filter(({ what }) => what.endsWith('stay')) as [Matter]
    expect(sheetOf(end, away, there)).toMatchObject({ onLabel: '最后一天' })
    expect(changeOf(end, { ...form, on: '2026-12-08' })).toEqual({ ...sent, to: '2026-12-08' })
  })

  test('only the next stage is offered, and the sheet names person and thing', () => {
    const [matter] = mattersOf(ben, roster)
    expect(matter).toEqual({ what: 'stage', stage: 'full' })
    expect(sheetOf(matter as Matter, ben, roster)).toMatchObject({
      sheetTitle: '白帆 · 变更为正式党员',
      sheetNote: '现在是预备党员',
      sheetButton: '确认变更',
      has: { on: true },
    })
  })

  test('who may only look sees the facts and no matters', () => {
    const shown = aRoster({ may: { change: false, appoint: [] } })
    expect(whats({ ...anna, vouched: false }, shown)).toEqual([])
  })

  test('an office is ended by whoever may give it', () => {
    const shown = aRoster({ may: { change: false, appoint: ['secretary'] } })
    expect(mattersOf(anna, shown)).toMatchObject([
      { what: 'end-office', role: 'secretary' },
      { what: 'correct' },
      { what: 'lift' },
    ])
    const [end] = mattersOf(anna, shown)
    expect(wordsOf(end as Matter, anna).title).toBe('不再担任支部书记')
    expect(whats(aRow({ memberId: BEN, vouched: false }), shown)).toEqual(['assign'])
  })

  test.each([
    ['a probationer', ben],
    ['whose vote rests, as the unit sees it', aRow({ canVote: false })],
    [
      'whose vote rests, in a temporary branch',
      aRow({ guest: true, exclusion: { reason: 'long_ill', from: '2026-01-01', to: null } }),
    ],
  ])('domain §2.8 no office is offered that would be refused: %s', (_, row) => {
    const shown = aRoster({ may: { change: false, appoint: ['secretary'] } })
    expect(whats({ ...row, vouched: false }, shown)).toEqual([])
  })

  test('every fact that is known has a line, and a span says its days', () => {
    const row = aRow({
      exclusion: { reason: 'probation_in_party', from: '2026-03-01', to: '2027-02-28' },
      canVote: false,
    })
    const facts = Object.fromEntries(
      factsOf(row, roster.today).map(({ label, value }) => [label, value]),
    )
    expect(facts).toMatchObject({
      身份: '正式党员',
      表决: '不计入',
      不计表决: '留党察看（3月1日起，到2027年2月28日）',
    })
    expect(facts).not.toHaveProperty('党小组')
    expect(memberView(row, roster).phone).toBe('13900000001')
  })
})

describe('a sheet', () => {
  const form = (matter: Matter, part: Partial<Form> = {}): Form => ({
    ...formOf(matter, anna, roster),
    ...part,
  })

  test.each<[string, Matter, Partial<Form>, string]>([
    ['a transfer without a branch', { what: 'transfer' }, {}, '请选择转到哪个支部'],
    ['a transfer out of the school', { what: 'transfer' }, { away: 'out' }, ''],
    [
      'C2.3g somebody away without a liaison',
      { what: 'mobility' },
      { mobility: 'mobile' },
      '请选择联系人',
    ],
    ['somebody back', { what: 'mobility' }, { mobility: 'none' }, ''],
    ['an exemption without a reason', { what: 'exempt' }, {}, '请写一句原因'],
    ['an exemption nobody approved', { what: 'exempt' }, { reason: '年老' }, '请写由谁批准'],
    ['no vote without a reason', { what: 'exclude' }, {}, '请选择原因'],
    [
      'an end before the beginning',
      { what: 'exempt' },
      { reason: '年老', approvedBy: '支委会', to: '2026-12-01' },
      '结束日期不能早于开始日期',
    ],
    [
      'no office',
      { what: 'assign', roles: ['group_leader', 'org_commissioner'] },
      {},
      '请选择职务',
    ],
    ['a letter', { what: 'letter' }, {}, ''],
  ])('with %s says what is missing', (_, matter, part, lack) =>
    expect(lackOf(matter, form(matter, part))).toBe(lack),
  )

  test.each<[Matter, Partial<Form>, object | null]>([
    [{ what: 'stage', stage: 'full' }, {}, { what: 'stage', stage: 'full', on: '2026-12-02' }],
    [{ what: 'group' }, { group: null }, { what: 'group', group: null }],
    [
      { what: 'transfer' },
      { toBranch: { orgId: 'b00000000002', name: '第二党支部' } },
      { what: 'transfer', toBranchId: 'b00000000002', on: '2026-12-02' },
    ],
    [
      { what: 'transfer' },
      { away: 'out' },
      { what: 'transfer', toBranchId: null, on: '2026-12-02' },
    ],
    [
      { what: 'mobility' },
      { mobility: 'mobile', liaisonId: BEN },
      {
        ...{ what: 'mobility', mobility: 'mobile', on: '2026-12-02', liaisonId: BEN },
        ...{ destination: '', expectedReturn: null },
      },
    ],
    [
      { what: 'mobility' },
      {
        ...{ mobility: 'overseas', liaisonId: BEN },
        ...{ destination: ' 东京 ', expectedReturn: '2027-09-01' },
      },
      {
        ...{ what: 'mobility', mobility: 'overseas', on: '2026-12-02', liaisonId: BEN },
        ...{ destination: '东京', expectedReturn: '2027-09-01' },
      },
    ],
    [
      { what: 'mobility' },
      { mobility: 'none', liaisonId: BEN },
      { what: 'mobility', mobility: 'none', on: '2026-12-02' },
    ],
    [
      { what: 'exempt' },
      { reason: '年老', approvedBy: '支委会' },
      { what: 'exempt', reason: '年老', approvedBy: '支委会', on: '2026-12-02', to: null },
    ],
    [
      { what: 'exclude' },
      { exclusion: 'abroad', approvedBy: '支部大会', to: '2027-06-30' },
      {
        what: 'exclude',
        reason: 'abroad',
        approvedBy: '支部大会',
        on: '2026-12-02',
        to: '2027-06-30',
      },
    ],
    [{ what: 'end-exclude' }, {}, { what: 'end-exclude', on: '2026-12-02' }],
    [{ what: 'assign', roles: ['group_leader'] }, {}, null],
  ])('%j becomes one change', (matter, part, change) =>
    expect(changeOf(matter, form(matter, part))).toEqual(change),
  )

  test('domain §4.5 what is known of where somebody is goes with another mobility and comes back; what is typed stays', () => {
    const gone = { destination: '上海', expectedReturn: '2026-06-30' }
    const row = aRow({ mobility: 'mobile', liaisonId: BEN, ...gone })
    const opened = formOf({ what: 'mobility' }, row, roster)
    expect(opened).toMatchObject(gone)
    const abroad = withMobility(opened, 'overseas', row)
    expect(abroad).toMatchObject({ mobility: 'overseas', destination: '', expectedReturn: null })
    expect(withMobility(abroad, 'mobile', row)).toMatchObject({ mobility: 'mobile', ...gone })
    const typed = { ...abroad, destination: '东京', expectedReturn: '2027-09-01' }
    const kept = withMobility(typed, 'retained_graduate', row)
    expect(kept).toEqual({ ...typed, mobility: 'retained_graduate' })
  })

  test('a branch is found by a few letters', () => {
    const matter: Matter = { what: 'transfer' }
    expect(sheetView(form(matter), roster, '研究').found).toEqual([
      { orgId: 'b00000000003', name: '研究生党支部' },
    ])
    expect(sheetView(form(matter), roster, '').found).toEqual([])
  })

  test('C2.3g nobody looks after himself, and who is away looks after nobody', () => {
    const away = aRow({ memberId: 'm0000000000003', name: '陈星', standing: 'mobile' })
    const shown = aRoster({ members: [anna, ben, away] })
    expect(liaisonsFor(ben, shown).map(({ memberId }) => memberId)).toEqual([ANNA])
    expect(needsLiaison('away')).toBe(false)
  })
})
