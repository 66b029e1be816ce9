import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { checkRoster } from '../../cloudfunctions/core/domain/roster-check'
import { planRoster } from '../../cloudfunctions/core/domain/roster-plan'
import { problemLine, type Sheet } from '../../cloudfunctions/core/domain/roster-problem'
import { branchSheet, person, STAFF, STUDENTS, UNIT, unitSheet } from './roster-sheets'

const TODAY = '2026-11-20'

function problemsOf(...sheets: Sheet[]): string[] {
  const reading = checkRoster(sheets, TODAY)
  return reading.ok ? [] : reading.problems.map(problemLine)
}
function rosterOf(...sheets: Sheet[]) {
  const reading = checkRoster(sheets, TODAY)
  if (!reading.ok) throw new Error(reading.problems.map(problemLine).join('\n'))
  return reading.roster
}

test('a good workbook becomes units, branches, members in sheet order and offices', () => {
  const roster = rosterOf(
    unitSheet([
      person({ 姓名: '赵甲一', 职务: '书记、组织委员', 入党日期: '2001.7.1' }),
      person({ 姓名: '钱乙二', 职务: '总支书记', 党小组: '第一党小组' }),
      person({ 姓名: '孙丙三', 职务: `书记@${STUDENTS}` }),
    ]),
    branchSheet(),
  )
  const plan = planRoster(roster)
  expect(plan.units).toMatchObject([{ name: UNIT, kind: 'general_branch', parentId: schoolIdOf() }])
  expect(plan.branches).toMatchObject([
    {
      name: STAFF,
      kind: 'faculty',
      parentId: plan.units[0]?._id,
      slot: { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '学院楼 301' },
    },
    { name: STUDENTS, kind: 'undergraduate', slot: null },
  ])
  expect(plan.members.map(({ name, order, group }) => [name, order, group])).toEqual([
    ['赵甲一', 1, null],
    ['钱乙二', 2, '第一党小组'],
    ['孙丙三', 3, null],
  ])
  expect(plan.members[0]).toMatchObject({ joinedOn: '2001-07-01', branchId: plan.branches[0]?._id })
  expect(plan.roles.map(({ role, orgId }) => [role, orgId])).toEqual([
    ['secretary', plan.branches[0]?._id],
    ['org_commissioner', plan.branches[0]?._id],
    ['unit_secretary', plan.units[0]?._id],
    ['secretary', plan.branches[1]?._id],
  ])
})

test('C2.3g a mobile member names one other member of the branch as liaison', () => {
  const liaison = person({ 姓名: '钱乙二' })
  const away = person({ 姓名: '李丁四', 流动: '外出流动（联系人：钱乙二）' })
  const { members } = planRoster(rosterOf(unitSheet([liaison, away]), branchSheet()))
  expect(members[1]).toMatchObject({ mobility: 'mobile', liaisonId: members[0]?._id })
})

test('C2.3g a mobile member without a liaison is told, not refused', () => {
  const { notices } = rosterOf(unitSheet([person({ 流动: '外出流动' })]), branchSheet())
  expect(notices.map(problemLine)).toEqual([
    expect.stringContaining('第 2 行 流动：赵甲一还没有联系人'),
  ])
})

test.each([
  ['本人', [person({ 姓名: '李丁四', 流动: '外出流动（联系人：李丁四）' })], '联系人不能是本人'],
  ['不存在', [person({ 流动: '外出流动（联系人：周戊五）' })], '本支部没有联系人“周戊五”'],
  [
    '同名两人',
    [
      person({ 姓名: '吴己' }),
      person({ 姓名: '吴己' }),
      person({ 流动: '外出流动（联系人：吴己）' }),
    ],
    '本支部有 2 位“吴己”，无法确定',
  ],
  [
    '别的支部的人',
    [person({ 姓名: '周戊五', 支部: STUDENTS }), person({ 流动: '外出流动（联系人：周戊五）' })],
    '本支部没有联系人“周戊五”',
  ],
  [
    '积极分子',
    [
      person({ 姓名: '周戊五', 身份: '入党积极分子' }),
      person({ 流动: '外出流动（联系人：周戊五）' }),
    ],
    '联系人“周戊五”不是党员',
  ],
])('C2.3g a liaison that cannot be: %s', (_, people, sentence) => {
  expect(problemsOf(unitSheet(people), branchSheet())).toEqual([expect.stringContaining(sentence)])
})

test('two people may have the same name', () => {
  expect(problemsOf(unitSheet([person(), person()]), branchSheet())).toEqual([])
})

test.each([
  ['number', { '学号/工号': 't9001' }, '学号/工号：与第 2 行（赵甲一）重复'],
  ['phone', { 手机: '138 0000 9001' }, '手机：与第 2 行（赵甲一）重复'],
])('one %s belongs to one person, across sheets too', (_, same, sentence) => {
  const other = '数学学院党委'
  const first = person({ '学号/工号': 'T9001', 手机: '13800009001' })
  expect(problemsOf(unitSheet([first, person(same)]), branchSheet())).toEqual([
    expect.stringContaining(sentence),
  ])
  const branches = branchSheet([
    [STAFF, UNIT, '教工', null, null, null],
    [STAFF, other, '教工', null, null, null],
  ])
  expect(problemsOf(unitSheet([first]), unitSheet([person(same)], other), branches)).toEqual([
    expect.stringContaining(`〔${UNIT}〕第 2 行`),
  ])
})

test('people without a phone do not collide', () => {
  const people = [person({ 手机: null }), person({ 手机: '' })]
  expect(problemsOf(unitSheet(people), branchSheet())).toEqual([])
})

test('a branch has one secretary, also when the second comes from another branch', () => {
  const people = [
    person({ 姓名: '郑庚', 支部: STUDENTS, 职务: '书记' }),
    person({ 职务: `书记@${STUDENTS}` }),
  ]
  expect(problemsOf(unitSheet(people), branchSheet())).toEqual([
    `〔${UNIT}〕第 3 行 职务：${STUDENTS}已有书记：第 2 行郑庚`,
  ])
})

test('every wrong cell of every row is listed at once, with row and heading', () => {
  const people = [
    person({ 身份: '群众', 手机: '12345' }),
    person({ 姓名: null, 入党日期: '2023-02-30' }),
    person({ 职务: '班长', 流动: '在外' }),
  ]
  expect(problemsOf(unitSheet(people), branchSheet())).toEqual([
    expect.stringContaining('第 2 行 身份：可填：正式党员、预备党员'),
    expect.stringContaining('第 2 行 手机：“12345”不是 11 位手机号'),
    expect.stringContaining('第 3 行 姓名：没有填写姓名'),
    expect.stringContaining('第 3 行 入党日期：日期“2023-02-30”不认识'),
    expect.stringContaining('第 4 行 流动：“在外”不认识'),
    expect.stringContaining('第 4 行 职务：职务“班长”不认识'),
  ])
})

test.each([
  [
    'probationary with a date of confirmation',
    { 身份: '预备党员', 转正日期: '2024-01-01' },
    '转正日期',
  ],
  ['confirmed before joining', { 入党日期: '2024-01-02', 转正日期: '2024-01-01' }, '转正日期'],
  ['joined in the future', { 入党日期: '2026-11-21' }, '入党日期'],
  ['an activist in office', { 身份: '入党积极分子', 职务: '宣传委员' }, '职务'],
  ['an activist with a date', { 身份: '入党积极分子', 入党日期: '2024-01-01' }, '入党日期'],
  ['an exemption without reason', { 流动: '免' }, '流动'],
  ['a branch nobody described', { 支部: '教工第九党支部' }, '支部'],
  ['a leader of an unknown branch', { 职务: '书记@教工第九党支部' }, '职务'],
])('refused: %s', (_, cells, column) => {
  expect(problemsOf(unitSheet([person(cells)]), branchSheet())).toEqual([
    expect.stringContaining(`第 2 行 ${column}：`),
  ])
})

test('an exemption keeps its reason and stays outside the mobile ones', () => {
  const [member] = planRoster(
    rosterOf(unitSheet([person({ 流动: '免（年老体弱，本人申请）' })]), branchSheet()),
  ).members
  expect(member).toMatchObject({ mobility: 'none', exemptReason: '年老体弱，本人申请' })
})

test('brackets of a branch name may be typed either way', () => {
  const named = (brackets: string) => `研究生第一党支部${brackets}`
  const sheets = [
    unitSheet([person({ 支部: named('（2025级）') })]),
    branchSheet([[named(' (2025级)'), UNIT, '研究生', null, null, null]]),
  ]
  expect(planRoster(rosterOf(...sheets)).branches[0]?.name).toBe('研究生第一党支部（2025级）')
})

describe('the shape of a sheet', () => {
  const good = unitSheet([person(), person()])
  test.each<[string, Sheet, string]>([
    ['merged cells', { ...good, merges: ['A2:A3'] }, 'A2:A3 是合并单元格'],
    [
      'an empty row inside',
      { ...good, rows: good.rows.toSpliced(2, 0, [null, ' ']) },
      '第 3 行：空行',
    ],
    [
      'an unknown column',
      { ...good, rows: good.rows.map((row, i) => [...row, i === 0 ? '身份证号' : null]) },
      '第 1 行 身份证号：多余的列',
    ],
    ['a missing column', { ...good, rows: good.rows.map((row) => row.slice(0, 9)) }, '缺少：职务'],
    ['a sheet not named after a unit', { ...good, name: 'Sheet1' }, '工作表名应是二级党组织全称'],
  ])('%s', (_, sheet, sentence) => {
    expect(problemsOf(sheet, branchSheet()).join('\n')).toContain(sentence)
  })

  test('empty rows at the end and columns in another order are fine', () => {
    const rows = [...good.rows.map((row) => [...row].reverse()), [null], ['  ']]
    expect(problemsOf({ ...good, rows }, branchSheet())).toEqual([])
  })

  test('a workbook without the sheet of branches is refused', () => {
    expect(problemsOf(good)).toEqual(['〔支部情况〕缺少工作表“支部情况”'])
  })

  test('five thousand rows are read, more than twenty thousand are refused', () => {
    const many = (n: number) => unitSheet(Array.from({ length: n }, () => person()))
    expect(problemsOf(many(5001), branchSheet())).toEqual([])
    expect(problemsOf(many(20_001), branchSheet())).toEqual([
      expect.stringContaining('一次最多导入 20000 人'),
    ])
  })
})

test.each([
  ['a kind nobody knows', [STAFF, UNIT, '其他', null, null, null], '第 2 行 类型'],
  ['a slot that is none', [STAFF, UNIT, '教工', '周五下午', null, null], '第 2 行 固定时间'],
  ['five minutes', [STAFF, UNIT, '教工', null, 5, null], '第 2 行 时长(分钟)'],
  ['a unit that is none', [STAFF, '计算机学院', '教工', null, null, null], '第 2 行 二级党组织'],
])('the sheet of branches refuses %s', (_, row, sentence) => {
  expect(problemsOf(unitSheet([person()]), branchSheet([row])).join('\n')).toContain(sentence)
})

test.each([
  ['a secretary', { 身份: '预备党员', 职务: '书记' }, '任职的应是正式党员'],
  ['a group leader', { 身份: '预备党员', 职务: '党小组组长' }, '任职的应是正式党员'],
  ['the clerk of the unit', { 身份: '预备党员', 职务: '总支干事' }, '任职的应是正式党员'],
  [
    'a commissioner elsewhere',
    { 职务: `组织委员@${STUDENTS}` },
    '委员、党小组组长应是本支部的党员',
  ],
])('domain §2.8 by the rule of offices no office for %s', (_, cells, sentence) => {
  expect(problemsOf(unitSheet([person(cells)]), branchSheet())).toEqual([
    expect.stringContaining(`第 2 行 职务：${sentence}`),
  ])
})

test('a full member leads another branch', () => {
  expect(problemsOf(unitSheet([person({ 职务: `副书记@${STUDENTS}` })]), branchSheet())).toEqual([])
})
